using System.Collections.Immutable;
using System.Text;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Flow;

namespace IngestPipeline.Extraction.Rtf;

/// <summary>Gathers runs into paragraphs, paragraphs into cells, rows into tables: the body, a note, a text box.</summary>
internal sealed class RtfStory
{
    private readonly List<FlowItem> _items = [];
    private readonly List<FlowRun> _runs = [];
    private readonly List<FlowItem> _cellItems = [];
    private readonly List<ImmutableArray<FlowItem>> _cells = [];
    private readonly List<RtfRow> _rows = [];

    /// <summary>Set for a note: its name in the content's footnotes.</summary>
    public string? NoteId { get; init; }

    /// <summary>Text of the paragraph's automatic number, as the writer left it for readers that do not count.</summary>
    public StringBuilder ListText { get; } = new();

    public RtfRowShape Shape { get; } = new();

    public List<FlowRun> Runs => _runs;

    public void Add(FlowRun run)
    {
        if (_runs.Count > 0 && _runs[^1] with { Text = "" } == run with { Text = "" })
        {
            _runs[^1] = run with { Text = _runs[^1].Text + run.Text };
        }
        else
        {
            _runs.Add(run);
        }
    }

    public void EndParagraph(in RtfState state)
    {
        if (!state.InTable)
        {
            EndTable();
        }

        Flush(state, state.InTable ? _cellItems : _items);
    }

    public void EndCell(in RtfState state)
    {
        Flush(state, _cellItems);
        _cells.Add([.. _cellItems]);
        _cellItems.Clear();
    }

    public void EndRow()
    {
        if (_cells.Count > 0)
        {
            _rows.Add(new RtfRow([.. _cells], Shape.Copy()));
        }

        _cells.Clear();
    }

    /// <summary>Paragraphs of a text box stand before the paragraph that it hangs on.</summary>
    public void AddBox(IEnumerable<FlowItem> items, bool inTable) => (inTable ? _cellItems : _items).AddRange(items);

    public ImmutableArray<FlowItem> End(in RtfState state)
    {
        if (_cellItems.Count > 0 || _cells.Count > 0)
        {
            EndCell(state);
            EndRow();
        }

        EndTable();
        Flush(state, _items);
        return [.. _items];
    }

    private void Flush(in RtfState state, List<FlowItem> items)
    {
        var label = ListText.ToString().Trim();
        ListText.Clear();
        if (_runs.Count == 0)
        {
            return;
        }

        var bullet = label is "-" or "+" or "*" or "–" || (label.Length == 1 && !char.IsLetterOrDigit(label[0]));
        items.Add(new FlowItem.Paragraph(
            [.. _runs],
            state.Alignment,
            (state.LeftIndent + state.FirstIndent) / 20.0,
            label.Length == 0 ? null : bullet && label is not ("+" or "*") ? "-" : label,
            bullet,
            state.OutlineLevel));
        _runs.Clear();
    }

    private void EndTable()
    {
        if (_rows.Count == 0)
        {
            return;
        }

        var edges = _rows.SelectMany(r => r.Shape.Edges).Distinct().Order().ToList();
        var rows = _rows.Select(r => r.Cells.Select((items, i) => new FlowCell(items, 1, Span(r.Shape.Edges, i, edges), false)).ToImmutableArray());
        _items.Add(new FlowItem.Grid([.. rows], _rows.Count(r => r.Shape.IsRuled) * 2 > _rows.Count));
        _rows.Clear();
    }

    private static int Span(IReadOnlyList<int> row, int cell, List<int> edges)
    {
        if (cell >= row.Count)
        {
            return 1;
        }

        var left = cell == 0 ? int.MinValue : row[cell - 1];
        return Math.Max(1, edges.Count(e => e > left && e <= row[cell]));
    }

    private sealed record RtfRow(ImmutableArray<ImmutableArray<FlowItem>> Cells, RtfRowShape Shape);
}

/// <summary>Right edges of a row's cells in twips and how many of the cells' sides are drawn.</summary>
internal sealed class RtfRowShape
{
    private readonly List<int> _edges = [];
    private int _sides;
    private bool _cellSide;

    public IReadOnlyList<int> Edges => _edges;

    /// <summary>Most cells have at least two sides drawn.</summary>
    public bool IsRuled => _edges.Count > 0 && _sides >= 2 * _edges.Count;

    public void Begin()
    {
        _edges.Clear();
        (_sides, _cellSide) = (0, false);
    }

    public void Control(in RtfToken token)
    {
        switch (token.Word)
        {
            case "cellx":
                _edges.Add(token.Value ?? 0);
                _cellSide = false;
                break;
            case "clbrdrt" or "clbrdrb" or "clbrdrl" or "clbrdrr":
                _cellSide = true;
                break;
            case "brdrs" or "brdrth" or "brdrdb" or "brdrdot" or "brdrdash" or "brdrhair" or "brdrtbl" when _cellSide:
                _sides += token.Word == "brdrtbl" ? 0 : 1;
                _cellSide = false;
                break;
            case "brdrnone" or "brdrnil":
                _cellSide = false;
                break;
        }
    }

    public RtfRowShape Copy()
    {
        var copy = new RtfRowShape { _sides = _sides };
        copy._edges.AddRange(_edges);
        return copy;
    }
}
