using IngestPipeline.Documents;
using IngestPipeline.Tagging.Dates;

namespace IngestPipeline.Tagging.Facts;

/// <summary>Reads the facts of a document passage by passage, in order; what a lead-in says holds for what it introduces.</summary>
internal sealed class FactReader
{
    private static readonly HashSet<BlockKind> Silent = [BlockKind.Letterhead, BlockKind.Recipients, BlockKind.Signature, BlockKind.PageNumber, BlockKind.RunningHeader, BlockKind.Addressee, BlockKind.Table];

    private readonly Document _document;
    private readonly SectionIndex _sections;
    private readonly TimeScanner _times;
    private readonly StatusReader _status;
    private readonly string? _period;
    private readonly Dictionary<string, string?> _headings = new(StringComparer.Ordinal);
    private readonly Citation[] _citations;
    private (string? Period, bool Bullets) _lead;
    private readonly List<(int Start, string Indicator)> _told = [];
    private bool _priceIndex;

    private readonly INumberJudge _judge;

    public FactReader(Document document, INumberJudge judge)
    {
        _judge = judge;
        _document = document;
        _sections = new SectionIndex(document);
        _times = new TimeScanner(document.Metadata.Period?.From?.Year ?? document.Metadata.Period?.To?.Year ?? document.Metadata.Date?.Year, document.Metadata.Period);
        _status = new StatusReader(document.Metadata.DocType is "KẾ HOẠCH" or "CHƯƠNG TRÌNH" or "ĐỀ ÁN" or "QUYẾT ĐỊNH" or "NGHỊ QUYẾT" or "QUY ĐỊNH" or "QUY CHẾ" or "THÔNG TƯ" or "THÔNG TƯ LIÊN TỊCH" or "NGHỊ ĐỊNH" or "LUẬT" or "PHÁP LỆNH" or "ĐIỀU LỆ");
        _period = PeriodName.Of(document.Metadata.Period);
        _citations = [.. document.Citations.OrderBy(c => c.Span.Start)];
    }

    public IEnumerable<Fact> Read(Passage passage)
    {
        if (Silent.Contains(passage.Kind))
        {
            yield break;
        }

        var lead = Lead(passage);
        if (passage.Text.AsSpan().IndexOfAnyInRange('0', '9') < 0)
        {
            _lead = Introduces(passage.Text) ? (lead, true) : _lead;
            _priceIndex |= passage.Text.Contains("chỉ số giá", StringComparison.OrdinalIgnoreCase);
            yield break;
        }

        var line = new TokenLine(passage.Text);
        var times = _times.Scan(line);
        var covered = Covered(line, times, passage);
        var drafts = QuantityFinder.Find(line, covered, _judge);
        Describe(line, times, covered, drafts, lead, passage);
        if (Introduces(passage.Text))
        {
            _lead = (times.FindLast(t => t is { Role: TimeRole.Reported, Period: not null } && !IsDay(line, t))?.Period ?? lead, true);
        }

        foreach (var draft in drafts)
        {
            var span = new TextSpan(draft.Start, draft.End).Shift(passage.Start);
            yield return new Fact
            {
                Id = "",
                Span = span,
                Raw = span.In(_document.Text),
                Value = draft.Value,
                Of = draft.Of,
                Unit = draft.Unit,
                Kind = draft.Kind,
                Change = draft.Change,
                Baseline = draft.Baseline,
                Approx = draft.Approx,
                Status = draft.Status,
                Indicator = draft.Indicator,
                Period = draft.Period,
                Place = draft.Place,
                Section = _sections.At(span.Start),
                Page = _document.PageAt(span.Start),
                Box = _document.Locate(span)?.Box,
                Confidence = Math.Round(draft.Confidence, 3),
            };
        }
    }

    /// <summary>The numbers of a passage that facts may be made of, in order.</summary>
    public IEnumerable<(TokenLine Line, NumberSite Site, TextSpan Span)> Numbers(Passage passage)
    {
        if (Silent.Contains(passage.Kind))
        {
            yield break;
        }

        var line = new TokenLine(passage.Text);
        foreach (var site in QuantityFinder.Numbers(line, Covered(line, _times.Scan(line), passage)))
        {
            yield return (line, site, new TextSpan(line[site.First].Start, line[site.Last].End).Shift(passage.Start));
        }
    }

    private static bool IsDay(TokenLine line, TimeMention time) => line.Word(time.First) == "ngày";

    private static bool Introduces(string text) => text.TrimEnd() is { Length: > 0 } line && (line[^1] == ':' || line.EndsWith("như sau.", StringComparison.Ordinal));

    /// <summary>The period that an earlier lead-in ("… năm học 2022-2023:") gives to this passage; headings and new thoughts end it.</summary>
    private string? Lead(Passage passage)
    {
        var first = passage.Text.AsSpan().TrimStart();
        var bullet = first.Length > 0 && first[0] is '-' or '+' or '*' or '•' or '–';
        if (passage.Kind == BlockKind.Heading || passage.Kind == BlockKind.Footnote || _sections.SectionAt(passage.Start) is { } s && s.HeadingSpan.Contains(passage.Start))
        {
            _lead = default;
            _priceIndex = passage.Text.Contains("chỉ số giá", StringComparison.OrdinalIgnoreCase);
        }
        else if (!bullet && !_lead.Bullets)
        {
            _lead = default;
        }

        var period = _lead.Period;
        _lead = (period, bullet);
        return period;
    }

    private void Describe(TokenLine line, List<TimeMention> times, bool[] covered, List<FactDraft> drafts, string? lead, Passage passage)
    {
        var clauses = new Clauses(line);
        var places = PlaceScanner.Scan(line, clauses, drafts);
        var leads = new List<string>();
        _priceIndex |= line.Lower.Contains("chỉ số giá", StringComparison.Ordinal);
        string? previous = null;
        for (var i = 0; i < drafts.Count; i++)
        {
            var draft = drafts[i];
            var at = draft.Site.First;
            var section = _sections.SectionAt(passage.Start + draft.Start);
            draft = drafts[i] = draft with { Change = ChangeReader.Of(line, clauses, drafts, i), Approx = ApproximationReader.Of(line, drafts, i) };
            var opening = line.Phrase(clauses.Sentence(at) + 2, 2);
            var deadline = Deadline.Of(line, clauses, draft);
            var period = deadline is not null ? null : PeriodReader.Of(line, clauses, times, draft) ?? (opening is "trong đó" ? previous : null) ?? (opening is "hiện nay" ? null : lead) ?? HeadingPeriod(section) ?? _period;
            period = Cumulation.From(line, clauses, draft, period);
            previous = period;
            draft = drafts[i] = draft with
            {
                Status = deadline is not null ? FactStatus.Target : _status.Of(line, clauses, drafts, i, section),
                Baseline = draft.Change is null ? null : ChangeReader.Baseline(line, clauses, draft),
                Period = period,
                Place = PlaceReader.Of(line, clauses, places, drafts, i),
                Indicator = IndicatorReader.Of(line, clauses, covered, drafts, i, leads),
            };
            if (deadline is not null)
            {
                drafts[i] = draft = draft with { Indicator = deadline };
            }
            else if (leads[i].Length == 0 && passage.Kind == BlockKind.Footnote)
            {
                // A note that gives only figures explains the figure that bears its mark.
                var anchor = _sections.BodyOffset(passage.Start);
                var told = _told.FindLast(t => t.Start < anchor);
                drafts[i] = draft = draft with { Indicator = told.Indicator ?? draft.Indicator };
            }
            else if (draft.Indicator is { } phrase && phrase.StartsWith("đối với ", StringComparison.OrdinalIgnoreCase) && section?.Title is { Length: > 0 } title && draft.Kind is not FactKind.Count)
            {
                drafts[i] = draft = draft with { Indicator = $"{title.TrimEnd(':')} {phrase}" };
            }

            if (passage.Kind != BlockKind.Footnote && draft.Indicator is { } words)
            {
                _told.Add((passage.Start + draft.Start, words));
            }

            if (draft is { Kind: FactKind.Percent, Change: not null, Indicator: { } indicator } && _priceIndex && !indicator.Contains("chỉ số", StringComparison.OrdinalIgnoreCase) && !indicator.Contains("giá", StringComparison.OrdinalIgnoreCase))
            {
                drafts[i] = draft with { Indicator = "chỉ số giá " + indicator };
            }
        }
    }

    /// <summary>The period that the nearest heading above states: "… 6 THÁNG CUỐI NĂM 2021".</summary>
    private string? HeadingPeriod(Section? section)
    {
        foreach (var above in _sections.Path(section))
        {
            if (!_headings.TryGetValue(above.Id, out var period))
            {
                var heading = new TokenLine(above.HeadingSpan.In(_document.Text));
                period = _headings[above.Id] = _times.Scan(heading).FindLast(t => t is { Role: TimeRole.Reported, Period: not null })?.Period;
            }

            if (period is not null)
            {
                return period;
            }
        }

        return null;
    }

    private bool[] Covered(TokenLine line, List<TimeMention> times, Passage passage)
    {
        var covered = new bool[line.Tokens.Count];
        foreach (var time in times)
        {
            Array.Fill(covered, true, time.First, time.Last - time.First + 1);
        }

        var token = 0;
        foreach (var citation in _citations)
        {
            if (!citation.Span.Overlaps(passage.Span))
            {
                continue;
            }

            var (from, to) = (citation.Span.Start - passage.Start, citation.Span.End - passage.Start);
            while (token < covered.Length && line[token].End <= from)
            {
                token++;
            }

            for (; token < covered.Length && line[token].Start < to; token++)
            {
                covered[token] = true;
            }
        }

        return covered;
    }
}
