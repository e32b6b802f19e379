using System.Globalization;
using IngestPipeline.Documents;

namespace IngestPipeline.Training.Synthetic;

/// <summary>What the sentences of one document agree on: who writes, where, when, about what period. Fills the slots of the phrases.</summary>
internal sealed class Setting
{
    private readonly Chance _chance;
    private readonly PhraseGrammar _phrases;
    private readonly bool _old;

    public Setting(PhraseGrammar phrases, Chance chance)
    {
        _phrases = phrases;
        _chance = chance;
        _old = chance.Odds(0.22);
        Year = _old ? chance.Between(1996, 2010) : chance.Between(2011, 2025);
        Month = chance.Between(1, 12);
        Day = chance.Between(1, 28);
        Body = new IssuingBodies(phrases, chance).Draw(_old);
        Period = PeriodOf();
        Topics = chance.Shuffle(phrases.Alternatives("topics"));
    }

    /// <summary>Written before 2011, under the older rules of layout.</summary>
    public bool Old => _old;

    public int Year { get; }

    public int Month { get; }

    public int Day { get; }

    public IssuingBody Body { get; }

    public ReportPeriod Period { get; }

    /// <summary>Fields of work in the order that this document treats them.</summary>
    public IReadOnlyList<string> Topics { get; }

    /// <summary>The field that the whole document is about.</summary>
    public string Topic => Topics[0];

    public DateOnly Date => new(Year, Month, Day);

    public string Write(string rule, string? topic = null) => _phrases.Write(rule, _chance, name => Slot(name, topic ?? Topic));

    public string Fill(string pattern, string? topic = null) => _phrases.Fill(pattern, _chance, name => Slot(name, topic ?? Topic));

    public bool Knows(string rule) => _phrases.Has(rule);

    private string? Slot(string name, string topic) => name switch
    {
        "issuer" => Body.Name,
        "body" => Body.Call,
        "place" => Body.Place,
        "period" => Period.Label,
        "nextperiod" => NextPeriod(),
        "year" => Number(Year),
        "last" => Number(Year - 1),
        "next" => Number(Year + 1),
        "term" => $"{Number(Year - (Year % 5))}-{Number(Year - (Year % 5) + 5)}",
        "topic" => _phrases.Write($"{topic}.name", _chance, n => Slot(n, topic)),
        "done" or "todo" or "sub" or "good" or "bad" => _phrases.Write($"{topic}.{name}", _chance, n => Slot(n, topic)),
        "n" => Count(),
        "n2" => _chance.Between(2, 60).ToString("00", CultureInfo.InvariantCulture),
        "big" => Grouped(_chance.Between(1000, _chance.Pick(9999, 99999, 999999))),
        "pct" => Percent(),
        "money" => Money(),
        "ratio" => Ratio(),
        "date" => Written(Earlier(), _chance.Below(3)),
        "daymonth" => $"{_chance.Between(1, 28):00}/{_chance.Between(1, 12):00}",
        "day" => _chance.Between(1, 28).ToString("00", CultureInfo.InvariantCulture),
        "month" => _chance.Between(1, 12).ToString("00", CultureInfo.InvariantCulture),
        "quarter" => _chance.Pick("I", "II", "III", "IV"),
        "no" => Number(_chance.Between(1, _chance.Pick(60, 400, 4000))),
        "person" => Person(),
        "district" or "commune" or "village" => _chance.Pick(_phrases.Alternatives("places." + name)),
        "province" => _phrases.Record("places.province", _chance)[0],
        _ => null,
    };

    public string Person() => $"{_chance.Pick(_phrases.Alternatives("names.family"))} {_chance.Pick(_phrases.Alternatives("names.middle"))} {_chance.Pick(_phrases.Alternatives("names.given"))}";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private string Count() => _chance.Pick(
        _chance.Between(1, 9).ToString("00", CultureInfo.InvariantCulture), Number(_chance.Between(10, 99)), Number(_chance.Between(100, 999)), Grouped(_chance.Between(1000, 9999)));

    private static string Grouped(int value) => value.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '.');

    private string Percent() => _chance.Odds(0.2)
        ? $"{_chance.Pick(100, 100, 90, 95, 80)}%"
        : $"{_chance.Between(1, 99)},{_chance.Between(1, 99).ToString(_chance.Odds(0.5) ? "00" : "0", CultureInfo.InvariantCulture)}{(_chance.Odds(0.1) ? " " : "")}%";

    private string Money() => _chance.Pick(
        $"{_chance.Between(1, 99)},{_chance.Between(1, 999)} tỷ đồng", $"{Grouped(_chance.Between(100, 90000))} triệu đồng", $"{Grouped(_chance.Between(100, 9000) * 1000)} đồng", $"{_chance.Between(2, 900)} triệu đồng");

    private string Ratio()
    {
        var whole = _chance.Between(8, 400);
        return $"{Number(whole - _chance.Between(0, whole / 4))}/{Number(whole)}";
    }

    private DateOnly Earlier() => Date.AddDays(-_chance.Between(3, 900));

    private static string Written(DateOnly date, int form) => form switch
    {
        0 => $"{date.Day:00}/{date.Month}/{date.Year}",
        1 => $"{date.Day:00} tháng {(date.Month < 3 ? "0" : "")}{date.Month} năm {date.Year}",
        _ => $"{date.Day}/{date.Month:00}/{date.Year}",
    };

    private ReportPeriod PeriodOf()
    {
        DateOnly From(int month) => new(Year, month, 1);
        DateOnly To(int month) => From(month).AddMonths(1).AddDays(-1);
        switch (_chance.Below(8))
        {
            case 0:
                var quarter = _chance.Between(1, 4);
                return new ReportPeriod(From((quarter * 3) - 2), To(quarter * 3), $"quý {_chance.Pick("I II III IV".Split(' ')[quarter - 1])} năm {Year}");
            case 1:
                return new ReportPeriod(From(1), To(6), $"6 tháng đầu năm {Year}");
            case 2:
                return new ReportPeriod(From(1), To(9), $"9 tháng đầu năm {Year}");
            case 3:
                var month = _chance.Between(1, 12);
                return new ReportPeriod(From(month), To(month), $"tháng {(_chance.Odds(0.5) ? month.ToString("00", CultureInfo.InvariantCulture) : Number(month))} năm {Year}");
            case 4:
                return new ReportPeriod(From(1), new DateOnly(Year + 4, 12, 31), $"giai đoạn {Year}-{Year + 4}");
            case 5:
                return new ReportPeriod(From(7), To(12), $"6 tháng cuối năm {Year}");
            default:
                return new ReportPeriod(From(1), To(12), $"năm {Year}");
        }
    }

    private string NextPeriod() => Period.Label switch
    {
        { } l when l.StartsWith("6 tháng đầu", StringComparison.Ordinal) => $"6 tháng cuối năm {Year}",
        { } l when l.StartsWith("9 tháng", StringComparison.Ordinal) => $"3 tháng cuối năm {Year}",
        { } l when l.StartsWith("quý", StringComparison.Ordinal) => $"quý {_chance.Pick("II", "III", "IV")} năm {Year}",
        { } l when l.StartsWith("tháng", StringComparison.Ordinal) => $"tháng {_chance.Between(2, 12):00}/{Year}",
        { } l when l.StartsWith("giai đoạn", StringComparison.Ordinal) => $"giai đoạn {Year + 5}-{Year + 10}",
        _ => $"năm {Year + 1}",
    };
}
