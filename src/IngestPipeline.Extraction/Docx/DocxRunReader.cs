using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using IngestPipeline.Extraction.Flow;

namespace IngestPipeline.Extraction.Docx;

/// <summary>
/// Reads what stands inside paragraphs: runs with their looks; revisions as accepted; fields by their cached result; either branch of
/// alternate content once; the paragraphs of text boxes set aside. One per story, because fields may span paragraphs.
/// </summary>
internal sealed class DocxRunReader(DocxStyles styles, NoteCounter notes, bool inNote, int maxDepth, Func<Exception> tooDeep)
{
    /// <summary>For each field that is open: whether its result has begun.</summary>
    private readonly Stack<bool> _fields = new();

    /// <summary>Containers whose children count as the paragraph's own.</summary>
    private static readonly HashSet<string> Transparent =
        ["ins", "moveTo", "hyperlink", "smartTag", "customXml", "sdt", "sdtContent", "fldSimple", "dir", "bdo", "ruby", "rubyBase", "oMath", "oMathPara", "subDoc"];

    /// <param name="boxes">Gets the <c>w:txbxContent</c> elements met, with the count of characters that stood before each.</param>
    public ImmutableArray<FlowRun> Read(XElement paragraph, RunLooks looks, List<(int Before, XElement Box)> boxes)
    {
        var runs = ImmutableArray.CreateBuilder<FlowRun>();
        Walk(paragraph, looks, runs, boxes, 0);
        return runs.DrainToImmutable();
    }

    private void Walk(XElement parent, RunLooks looks, ImmutableArray<FlowRun>.Builder runs, List<(int Before, XElement Box)> boxes, int depth)
    {
        if (depth > maxDepth)
        {
            throw tooDeep();
        }

        foreach (var element in parent.Elements())
        {
            switch (element.Name.LocalName)
            {
                case "r" when element.Name.NamespaceName.EndsWith("/math", StringComparison.Ordinal):
                    Add(runs, string.Concat(element.Children("t").Select(t => t.Value)), looks);
                    break;
                case "r":
                    var properties = element.Child("rPr");
                    var own = styles.Run(properties.Child("rStyle").Value(), looks).With(properties);
                    Run(element, IsWrittenMark(element, properties, runs) ? own with { Superscript = true } : own, runs, boxes, depth);
                    break;
                case "AlternateContent":
                    Walk(Branch(element), looks, runs, boxes, depth + 1);
                    break;
                case var name when Transparent.Contains(name) || element.Name.NamespaceName.EndsWith("/math", StringComparison.Ordinal):
                    Walk(element, looks, runs, boxes, depth + 1);
                    break;
            }
        }
    }

    private void Run(XElement run, RunLooks looks, ImmutableArray<FlowRun>.Builder runs, List<(int Before, XElement Box)> boxes, int depth)
    {
        foreach (var element in run.Elements())
        {
            var name = element.Name.LocalName;
            if (name == "fldChar")
            {
                Field(element.Value("fldCharType"));
                continue;
            }

            if (name is "AlternateContent" or "drawing" or "pict" or "object")
            {
                Boxes(name == "AlternateContent" ? Branch(element) : element, runs.Sum(r => r.Text.Length), boxes, depth);
                continue;
            }

            if (looks.Hidden || _fields.Contains(false))
            {
                continue;
            }

            switch (name)
            {
                case "t":
                    Add(runs, element.Value, looks);
                    break;
                case "tab" or "ptab":
                    Add(runs, "\t", looks);
                    break;
                case "br" or "cr":
                    Add(runs, element.Value("type") is "page" or "column" ? "\f" : "\n", looks);
                    break;
                case "noBreakHyphen":
                    Add(runs, "-", looks);
                    break;
                case "softHyphen":
                    // In a TCVN3 font this code is the letter ư; elsewhere the writer drops it.
                    Add(runs, "\u00AD", looks);
                    break;
                case "sym":
                    Symbol(element, looks, runs);
                    break;
                case "footnoteReference" or "endnoteReference":
                    Note(run, element, looks, runs);
                    return;
            }
        }
    }

    /// <summary>Some programs open a note with its mark as plain text in a character style, glued to the words: it is kept apart.</summary>
    private bool IsWrittenMark(XElement run, XElement? properties, ImmutableArray<FlowRun>.Builder runs) =>
        inNote && runs.Count == 0 && properties.Child("rStyle") is not null && string.Concat(run.Children("t").Select(t => t.Value)).Trim() is { Length: > 0 and <= 4 } text && !text.Any(char.IsWhiteSpace);

    private void Note(XElement run, XElement reference, RunLooks looks, ImmutableArray<FlowRun>.Builder runs)
    {
        var end = reference.Name.LocalName == "endnoteReference";
        var custom = reference.Attributes().Any(a => a.Name.LocalName == "customMarkFollows" && a.Value is not ("0" or "false"));
        var mark = custom ? string.Concat(reference.ElementsAfterSelf().Where(e => e.Name.LocalName == "t").Select(e => e.Value)).Trim() : notes.Next(end);
        mark = custom && mark.Length == 0 && reference.ElementsAfterSelf().FirstOrDefault(e => e.Name.LocalName == "sym") is not null ? "*" : mark;
        if (!looks.Hidden && !_fields.Contains(false))
        {
            runs.Add(new FlowRun(mark, looks.Font, looks.Size, looks.Bold, looks.Italic, true, NoteCounter.Key(end, reference.Value("id"))));
        }
    }

    private void Field(string? type)
    {
        switch (type)
        {
            case "begin":
                _fields.Push(false);
                break;
            case "separate" when _fields.Count > 0:
                _fields.Pop();
                _fields.Push(true);
                break;
            case "end" when _fields.Count > 0:
                _fields.Pop();
                break;
        }
    }

    /// <summary>The content of text boxes within drawings of either kind (DrawingML, VML); their own text boxes come when they are read.</summary>
    private void Boxes(XElement drawing, int before, List<(int Before, XElement Box)> boxes, int depth)
    {
        if (depth > maxDepth)
        {
            throw tooDeep();
        }

        foreach (var element in drawing.Elements())
        {
            switch (element.Name.LocalName)
            {
                case "txbxContent":
                    boxes.Add((before, element));
                    break;
                case "AlternateContent":
                    Boxes(Branch(element), before, boxes, depth + 1);
                    break;
                default:
                    Boxes(element, before, boxes, depth + 1);
                    break;
            }
        }
    }

    /// <summary>The first choice; the fallback shows the same once more (ISO/IEC 29500-3).</summary>
    private static XElement Branch(XElement alternate) =>
        alternate.Children("Choice").FirstOrDefault(c => c.HasElements) ?? alternate.Child("Fallback") ?? alternate;

    private static void Symbol(XElement symbol, RunLooks looks, ImmutableArray<FlowRun>.Builder runs)
    {
        if (!int.TryParse(symbol.Value("char"), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code) || code is < 0x20 or > 0xFFFF || char.IsSurrogate((char)code))
        {
            return;
        }

        var font = symbol.Value("font") ?? looks.Font;
        Add(runs, ((char)(code < 0x100 && SymbolFont.Is(font) ? code + 0xF000 : code)).ToString(), looks with { Font = font });
    }

    private static void Add(ImmutableArray<FlowRun>.Builder runs, string text, RunLooks looks)
    {
        if (text.Length == 0)
        {
            return;
        }

        text = SymbolFont.Decode(looks.Font, text);
        var run = new FlowRun(text, looks.Font, looks.Size, looks.Bold, looks.Italic, looks.Superscript) { Capitals = looks.Capitals };
        if (runs.Count > 0 && runs[^1] with { Text = "" } == run with { Text = "" })
        {
            runs[^1] = run with { Text = runs[^1].Text + text };
        }
        else
        {
            runs.Add(run);
        }
    }
}

/// <summary>Gives footnotes and endnotes their automatic marks, in the order of their references.</summary>
internal sealed class NoteCounter(string footnoteFormat, int footnoteStart, string endnoteFormat, int endnoteStart)
{
    private int _footnote = footnoteStart;
    private int _endnote = endnoteStart;

    /// <summary>The name of a note in <see cref="FlowContent.Footnotes"/>.</summary>
    public static string Key(bool endnote, string? id) => (endnote ? "e" : "f") + id;

    public string Next(bool endnote) => endnote ? NumberFormat.Write(_endnote++, endnoteFormat) : NumberFormat.Write(_footnote++, footnoteFormat);
}
