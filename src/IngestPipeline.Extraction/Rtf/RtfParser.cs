using System.Collections.Immutable;
using System.Globalization;

using IngestPipeline.Documents;
using IngestPipeline.Extraction.Docx;
using IngestPipeline.Extraction.Flow;

namespace IngestPipeline.Extraction.Rtf;

/// <summary>Reads RTF into flowing content in one pass. Unknown control words mean nothing; unknown starred destinations are skipped.</summary>
internal sealed class RtfParser
{
    private const int MaxDepth = 5000;

    private static readonly HashSet<string> Skipped =
    [
        "stylesheet", "colortbl", "info", "pict", "nonshppict", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "ftnsep", "ftnsepc", "ftncn",
        "aftnsep", "aftnsepc", "aftncn", "xe", "tc", "shprslt", "fldinst", "private", "objdata", "themedata", "datastore", "filetbl", "revtbl", "listtable", "listoverridetable",
        "rsidtbl", "generator", "bkmkstart", "bkmkend", "mmathPr", "xmlnstbl", "latentstyles", "colorschememapping", "pnseclvl", "atnid", "atnauthor", "annotation", "atrfstart", "atrfend", "comment",
    ];

    /// <summary>Starred destinations whose text is the document's.</summary>
    private static readonly HashSet<string> StarredText = ["shpinst", "ud", "shptxt", "footnote", "pntext", "listtext", "fldrslt"];

    private readonly RtfTokenizer _tokens;
    private readonly SourceFile _source;
    private readonly RtfFontTable _fonts = new();
    private readonly Stack<RtfState> _groups = new();
    private readonly Stack<RtfStory> _stories = new();
    private readonly List<byte> _bytes = [];
    private readonly Dictionary<string, ImmutableArray<FlowItem>> _notes = [];
    private RtfState _state;
    private int _defaultFont;
    private int _toSkip;
    private int _noteNumber;
    private bool _autoMark;

    private RtfParser(byte[] bytes, SourceFile source)
    {
        _tokens = new RtfTokenizer(bytes);
        _source = source;
        _state.UnicodeSkip = 1;
        _state.PlainText(0);
        _state.PlainParagraph();
        _stories.Push(new RtfStory());
    }

    private RtfStory Story => _stories.Peek();

    /// <exception cref="DocumentFailureException">Code <c>rtf-damaged</c>.</exception>
    public static FlowContent Parse(byte[] bytes, SourceFile source, CancellationToken cancellation)
    {
        var parser = new RtfParser(bytes, source);
        parser.Run(cancellation);
        while (parser._stories.Count > 1)
        {
            parser.CloseStory();
        }

        return new FlowContent(parser.Story.End(parser._state), parser._notes.ToImmutableDictionary(), []);
    }

    private void Run(CancellationToken cancellation)
    {
        for (var count = 0; ; count++)
        {
            if (count % 65536 == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            var token = _tokens.Next();
            if (token.Kind != RtfTokenKind.Byte)
            {
                FlushBytes();
            }

            switch (token.Kind)
            {
                case RtfTokenKind.End:
                    return;
                case RtfTokenKind.Open:
                    Open();
                    break;
                case RtfTokenKind.Close:
                    Close();
                    break;
                case RtfTokenKind.Control:
                    Control(token);
                    break;
                case RtfTokenKind.Byte:
                    Byte(token);
                    break;
            }
        }
    }

    private void Open()
    {
        if (_groups.Count >= MaxDepth)
        {
            throw new DocumentFailureException("rtf-damaged", _source.Name, null, "tệp RTF bị hỏng: quá nhiều nhóm lồng nhau", "the RTF file is damaged: its groups nest too deep");
        }

        _groups.Push(_state);
        _state.EndsStory = false;
        _toSkip = 0;
    }

    private void Close()
    {
        if (_state.EndsStory && _stories.Count > 1)
        {
            CloseStory();
        }

        if (_groups.Count > 0)
        {
            _state = _groups.Pop();
        }

        _toSkip = 0;
    }

    private void CloseStory()
    {
        var ended = _stories.Pop();
        var items = ended.End(_state);
        if (ended.NoteId is { } id)
        {
            _notes[id] = items;
        }
        else
        {
            Story.AddBox(items, _groups.Count > 0 && _groups.Peek().InTable);
        }
    }

    private void Byte(in RtfToken token)
    {
        if (_state.Destination == RtfDestination.FontTable)
        {
            _fonts.Read(token);
        }
        else if (_toSkip > 0)
        {
            _toSkip--;
        }
        else if (_state.Destination != RtfDestination.Skip)
        {
            _bytes.Add((byte)token.Value!.Value);
        }
    }

    private void FlushBytes()
    {
        if (_bytes.Count > 0)
        {
            Text(_fonts.Decode(_state.Font, [.. _bytes]));
            _bytes.Clear();
        }
    }

    private void Text(string text)
    {
        if (_state.Destination == RtfDestination.ListText)
        {
            Story.ListText.Append(SymbolFont.Decode("Symbol", text));
        }
        else if (_state.Destination == RtfDestination.Text && !_state.Hidden)
        {
            var font = _fonts.NameOf(_state.Font);
            Story.Add(new FlowRun(SymbolFont.Decode(font, text), font, _state.Size, _state.Bold, _state.Italic, _state.Superscript) { Capitals = _state.Capitals });
        }
    }

    private void Control(in RtfToken token)
    {
        if (_state.Destination == RtfDestination.FontTable && token.Word is not "*")
        {
            _fonts.Read(token);
            _state.Destination = token.Word is "falt" or "panose" or "fname" or "fontemb" ? RtfDestination.Skip : RtfDestination.FontTable;
            return;
        }

        if (token.Word == "bin")
        {
            _tokens.Skip(token.Value ?? 0);
        }
        else if (token.Word == "*")
        {
            Starred();
        }
        else if (_state.Destination != RtfDestination.Skip && !Destination(token) && !Character(token) && !Paragraph(token))
        {
            Structure(token);
        }
    }

    private void Starred()
    {
        var next = _tokens.Next();
        if (next.Kind == RtfTokenKind.Control && StarredText.Contains(next.Word))
        {
            Control(next);
        }
        else if (next.Kind == RtfTokenKind.Close)
        {
            Close();
        }
        else
        {
            _state.Destination = RtfDestination.Skip;
        }
    }

    private bool Destination(in RtfToken token)
    {
        switch (token.Word)
        {
            case "fonttbl":
                _state.Destination = RtfDestination.FontTable;
                return true;
            case "listtext" or "pntext":
                _state.Destination = RtfDestination.ListText;
                return true;
            case "shpinst":
                // The shape's properties are no text; its text box is a story within.
                _state.Destination = RtfDestination.Skip;
                SkipToBox();
                return true;
            case "footnote":
                BeginNote();
                return true;
            case "upr":
                SkipAnsiTwin();
                return true;
            default:
                if (!Skipped.Contains(token.Word))
                {
                    return false;
                }

                _state.Destination = RtfDestination.Skip;
                return true;
        }
    }

    /// <summary>Reads on within the shape until its text box opens, if it has one.</summary>
    private void SkipToBox()
    {
        var depth = _groups.Count;
        for (var token = _tokens.Next(); token.Kind != RtfTokenKind.End; token = _tokens.Next())
        {
            switch (token)
            {
                case { Kind: RtfTokenKind.Open }:
                    Open();
                    break;
                case { Kind: RtfTokenKind.Close }:
                    Close();
                    if (_groups.Count < depth)
                    {
                        return;
                    }

                    break;
                case { Kind: RtfTokenKind.Control, Word: "bin" }:
                    _tokens.Skip(token.Value ?? 0);
                    break;
                case { Kind: RtfTokenKind.Control, Word: "shptxt" }:
                    _state.Destination = RtfDestination.Text;
                    _state.EndsStory = true;
                    _stories.Push(new RtfStory());
                    return;
            }
        }
    }

    /// <summary><c>{\upr{ANSI}{\*\ud{Unicode}}}</c>: the second says the same without loss.</summary>
    private void SkipAnsiTwin()
    {
        var depth = 0;
        do
        {
            var token = _tokens.Next();
            depth += token.Kind == RtfTokenKind.Open ? 1 : token.Kind is RtfTokenKind.Close ? -1 : 0;
            if (token.Kind == RtfTokenKind.End)
            {
                return;
            }
        }
        while (depth > 0);
    }

    private void BeginNote()
    {
        var runs = Story.Runs;
        string mark;
        if (!_autoMark && runs.Count > 0 && runs[^1].Superscript && runs[^1].FootnoteMark is null)
        {
            mark = runs[^1].Text.Trim();
            runs.RemoveAt(runs.Count - 1);
        }
        else
        {
            mark = (++_noteNumber).ToString(CultureInfo.InvariantCulture);
        }

        _autoMark = false;
        var id = "n" + (_notes.Count + _stories.Count).ToString(CultureInfo.InvariantCulture) + "-" + mark;
        runs.Add(new FlowRun(mark, _fonts.NameOf(_state.Font), _state.Size, false, false, true, id));
        _stories.Push(new RtfStory { NoteId = id });
        _state.EndsStory = true;
        _state.Superscript = false;
        _state.InTable = false;
        _state.Destination = RtfDestination.Text;
    }

    private bool Character(in RtfToken token)
    {
        switch (token.Word)
        {
            case "f":
                _state.Font = token.Value ?? 0;
                return true;
            case "fs":
                _state.Size = (token.Value ?? 24) / 2.0;
                return true;
            case "b":
                _state.Bold = token.On;
                return true;
            case "i":
                _state.Italic = token.On;
                return true;
            case "super":
                _state.Superscript = token.On;
                return true;
            case "sub" or "nosupersub":
                _state.Superscript = false;
                return true;
            case "v" or "deleted":
                _state.Hidden = token.On;
                return true;
            case "caps":
                _state.Capitals = token.On;
                return true;
            case "plain":
                _state.PlainText(_defaultFont);
                return true;
            case "uc":
                _state.UnicodeSkip = token.Value ?? 1;
                return true;
            case "u":
                var code = token.Value ?? 0;
                Text(((char)(ushort)(code < 0 ? code + 65536 : code)).ToString());
                _toSkip = _state.UnicodeSkip;
                return true;
            default:
                return false;
        }
    }

    private bool Paragraph(in RtfToken token)
    {
        switch (token.Word)
        {
            case "pard":
                _state.PlainParagraph();
                return true;
            case "qc":
                _state.Alignment = Alignment.Center;
                return true;
            case "qr":
                _state.Alignment = Alignment.Right;
                return true;
            case "ql":
                _state.Alignment = Alignment.Left;
                return true;
            case "qj" or "qd":
                _state.Alignment = Alignment.Justify;
                return true;
            case "li" or "lin":
                _state.LeftIndent = token.Value ?? 0;
                return true;
            case "fi":
                _state.FirstIndent = token.Value ?? 0;
                return true;
            case "outlinelevel":
                _state.OutlineLevel = token.Value is >= 0 and <= 8 ? token.Value + 1 : null;
                return true;
            case "intbl":
                _state.InTable = true;
                return true;
            default:
                return false;
        }
    }

    private void Structure(in RtfToken token)
    {
        switch (token.Word)
        {
            case "ansicpg":
                _fonts.AnsiCodePage = token.Value ?? 1252;
                break;
            case "deff":
                _defaultFont = _state.Font = token.Value ?? 0;
                break;
            case "par" or "sect":
                Story.EndParagraph(_state);
                break;
            case "nestcell" or "nestrow":
                Story.EndParagraph(_state);
                break;
            case "cell":
                Story.EndCell(_state);
                break;
            case "row":
                Story.EndRow();
                break;
            case "trowd":
                Story.Shape.Begin();
                break;
            case "chftn":
                _autoMark = Story.NoteId is null;
                break;
            default:
                if (Character(token.Word) is { } text)
                {
                    Text(text);
                }
                else
                {
                    Story.Shape.Control(token);
                }

                break;
        }
    }

    private static string? Character(string word) => word switch
    {
        "line" => "\n",
        "page" or "column" => "\f",
        "tab" => "\t",
        "~" => "\u00A0",
        "_" => "-",
        "-" => "\u00AD",
        "emdash" => "—",
        "endash" => "–",
        "bullet" => "•",
        "lquote" => "‘",
        "rquote" => "’",
        "ldblquote" => "“",
        "rdblquote" => "”",
        "emspace" or "enspace" or "qmspace" => " ",
        _ => null,
    };
}
