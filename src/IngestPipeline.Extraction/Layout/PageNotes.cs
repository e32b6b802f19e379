using System.Collections.Immutable;
using System.Globalization;
using IngestPipeline.Documents;

namespace IngestPipeline.Extraction.Layout;

/// <summary>A footnote as its lines stand on the pages; the first line without the mark.</summary>
public sealed record PageNote(string Mark, ImmutableArray<BodyLine> Lines)
{
    public int Page => Lines[0].Page;

    /// <inheritdoc cref="BodyLine.Facing"/>
    public bool Facing => Lines[0].Facing;
}

/// <summary>
/// Gathers the footnotes of a document page by page, before its text is composed: a note that a page end cuts goes on at the foot of the next page, and
/// numbers that recognition lost follow from those before and after.
/// </summary>
public sealed class PageNotes
{
    private readonly List<(string Mark, List<BodyLine> Lines)> _notes = [];
    private readonly List<string> _textMarks = [];

    /// <summary>Lines of the last note with which another may begin whose number was lost.</summary>
    private readonly List<int> _breaks = [];

    public ImmutableArray<PageNote> Notes => [.. _notes.Select(n => new PageNote(n.Mark, [.. n.Lines]))];

    /// <summary>Takes the notes off a page. Gives how many of its rows are text, and rows at the foot that belong to no note.</summary>
    public (int Text, ImmutableArray<BodyLine> Strays) Add(PageContent page, ImmutableArray<LayoutLine> rows, Margins margins)
    {
        var scanned = page.Method == PageMethod.Ocr;
        var start = FootnoteArea.Start(rows, scanned ? [] : page.Rules, margins, page.Height, scanned, Expected());
        foreach (var row in rows.Take(start))
        {
            AddMarks(row);
        }

        var strays = ImmutableArray.CreateBuilder<BodyLine>();
        foreach (var row in rows.Skip(start))
        {
            var line = new BodyLine(row, page.Number, margins) { Scanned = scanned, Facing = page.IsFacing };
            var full = _notes.Count > 0 && _notes[^1].Lines[^1].HadNoRoomFor(row.Words[0]);
            if (FootnoteArea.Opening(row, Expected(), full, scanned) is var (mark, rest))
            {
                Recover(mark);
                _notes.Add((mark, [line with { Line = rest }]));
                _breaks.Clear();
            }
            else if (_notes.Count == 0)
            {
                strays.Add(line);
            }
            else
            {
                if (scanned && !full && char.IsUpper(row.Text.FirstOrDefault(char.IsLetterOrDigit)))
                {
                    _breaks.Add(_notes[^1].Lines.Count);
                }

                _notes[^1].Lines.Add(line);
            }
        }

        return (start, strays.ToImmutable());
    }

    /// <summary>Between note 4 and note 6 stands note 5 if what was taken for note 4 has one break; where breaks and numbers differ, nobody can tell.</summary>
    private void Recover(string mark)
    {
        if (_breaks.Count > 0 && int.TryParse(mark, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && _notes[^1].Mark == Number(number - _breaks.Count - 1))
        {
            var lines = _notes[^1].Lines;
            for (var i = 0; i < _breaks.Count; i++)
            {
                _notes.Add((Number(number - _breaks.Count + i), lines[_breaks[i]..(i + 1 < _breaks.Count ? _breaks[i + 1] : lines.Count)]));
            }

            lines.RemoveRange(_breaks[0], lines.Count - _breaks[0]);
        }
    }

    /// <summary>The first mark of the text that has no note yet; else one more than the last note's.</summary>
    private string? Expected()
    {
        if (_textMarks.Skip(_notes.Count).FirstOrDefault() is { } mark)
        {
            return mark;
        }

        return _notes.Count == 0 ? "1" : int.TryParse(_notes[^1].Mark, NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? Number(last + 1) : null;
    }

    private void AddMarks(LayoutLine line)
    {
        for (var i = 0; i < line.Words.Length; i++)
        {
            if (NoteMarks.Is(line.Words[i], i > 0 && line.Words[i].Glued ? line.Words[i - 1] : null))
            {
                _textMarks.Add(NoteMarks.Name(line.Words[i]));
            }
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
