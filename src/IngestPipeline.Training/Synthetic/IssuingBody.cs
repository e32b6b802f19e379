using System.Collections.Immutable;

namespace IngestPipeline.Training.Synthetic;

/// <summary>An invented body that issues documents.</summary>
/// <param name="Level">Rule of the phrases it was drawn from: <c>province</c>, <c>district</c>, <c>commune</c>, <c>department</c> …</param>
/// <param name="Name">Written out with its place, as metadata have it.</param>
/// <param name="Call">What it calls itself in its own sentences.</param>
/// <param name="Lines">Its lines of the letterhead, the parent above it.</param>
/// <param name="OwnLines">How many of the lines are its own.</param>
/// <param name="Code">Its abbreviation in symbols.</param>
/// <param name="Place">Where it dates its documents.</param>
/// <param name="Authority">TM. line of a collective body; null for a body led by one person.</param>
internal sealed record IssuingBody(
    string Level, string Name, string Call, ImmutableArray<string> Lines, int OwnLines, string Code, string Place, string? Authority, string Head, string Deputy)
{
    public bool IsParty => Level is "party";

    /// <summary>A body that decides for a territory.</summary>
    public bool IsGovernment => Level is "province" or "district" or "commune";
}

/// <summary>Draws issuing bodies from the phrases.</summary>
internal sealed class IssuingBodies(PhraseGrammar phrases, Chance chance)
{
    private static readonly string[] Levels =
        ["province", "province", "district", "district", "commune", "department", "department", "department", "division", "ministry", "party", "school", "company", "assembly", "centre"];

    public IssuingBody Draw(bool old)
    {
        var level = chance.Pick(Levels);
        var province = phrases.Record("places.province", chance)[0];
        var district = chance.Pick(phrases.Alternatives("places.district"));
        var commune = chance.Pick(phrases.Alternatives("places.commune"));
        var provinceWord = chance.Odds(0.9) ? "tỉnh" : "thành phố";
        var districtWord = chance.Pick("huyện", "huyện", "thị xã", "thành phố", "quận");
        var communeWord = chance.Pick("xã", "xã", "phường", "thị trấn");
        var committee = old && chance.Odds(0.5) ? "Uỷ ban nhân dân" : "Ủy ban nhân dân";
        return level switch
        {
            "province" => Committee(level, committee, provinceWord, province, [], province, old),
            "district" => Committee(level, committee, districtWord, district, chance.Odds(0.3) ? [$"{committee} {provinceWord} {province}"] : [], district, old),
            "commune" => Committee(level, committee, communeWord, commune, chance.Odds(0.5) ? [$"{committee} {districtWord} {district}"] : [], commune, old),
            "assembly" => Assembly(provinceWord, province),
            "department" => Department("bodies.department", $"{committee} {provinceWord} {province}", $"{provinceWord} {province}", province),
            "centre" => Department("bodies.centre", $"Sở {chance.Pick(phrases.Alternatives("bodies.field"))}", $"{provinceWord} {province}", province),
            "division" => Department("bodies.division", $"{committee} {districtWord} {district}", $"{districtWord} {district}", district),
            "ministry" => Ministry(),
            "school" => School(province, district),
            "company" => Company(province),
            _ => Party(province, district, commune),
        };
    }

    private IssuingBody Committee(string level, string committee, string word, string place, ImmutableArray<string> parent, string seat, bool old)
    {
        var shortened = chance.Odds(0.35);
        ImmutableArray<string> own = shortened ? [$"UBND {word} {place}"] : chance.Odds(0.75) ? [committee, $"{word} {place}"] : [$"{committee} {word} {place}"];
        var call = chance.Pick("UBND", committee);
        return new IssuingBody(
            level, $"Ủy ban nhân dân {word} {place}", $"{call} {word}{(chance.Odds(0.5) ? " " + place : "")}", [.. parent, .. own], own.Length, old && chance.Odds(0.5) ? "UB" : "UBND", seat,
            $"TM. {(chance.Odds(0.7) ? committee : $"{(shortened ? "UBND" : committee)} {word} {place}")}".ToUpperInvariant(), "CHỦ TỊCH", "PHÓ CHỦ TỊCH");
    }

    private IssuingBody Assembly(string word, string place)
    {
        ImmutableArray<string> own = chance.Odds(0.7) ? ["Hội đồng nhân dân", $"{word} {place}"] : [$"HĐND {word} {place}"];
        return new IssuingBody("assembly", $"Hội đồng nhân dân {word} {place}", $"Hội đồng nhân dân {word}", own, own.Length, "HĐND", place, chance.Odds(0.3) ? "TM. THƯỜNG TRỰC HĐND" : null, "CHỦ TỊCH", "PHÓ CHỦ TỊCH");
    }

    /// <summary>Record: name; abbreviation; title of the head; title of the deputy.</summary>
    private IssuingBody Department(string rule, string parent, string territory, string seat)
    {
        var record = phrases.Record(rule, chance);
        var top = chance.Odds(0.5) ? parent.Replace("Ủy ban nhân dân", "UBND", StringComparison.Ordinal).Replace("Uỷ ban nhân dân", "UBND", StringComparison.Ordinal) : parent;
        ImmutableArray<string> above = chance.Odds(0.9) ? [top] : [];
        return new IssuingBody(rule[7..], $"{record[0]} {territory}", record[0], [.. above, record[0]], 1, record[1], seat, null, record[2], record[3]);
    }

    private IssuingBody Ministry()
    {
        var record = phrases.Record("bodies.ministry", chance);
        return new IssuingBody("ministry", record[0], record[0], [record[0]], 1, record[1], "Hà Nội", null, record[2], record[3]);
    }

    private IssuingBody School(string province, string district)
    {
        var record = phrases.Record("bodies.school", chance);
        var name = $"{record[0]} {chance.Pick(phrases.Alternatives("names.school"))}";
        string[] parents = [$"Sở Giáo dục và Đào tạo {province}", $"UBND huyện {district}", $"Phòng GDĐT {district}", $"Sở GDĐT tỉnh {province}"];
        return new IssuingBody("school", name, "Nhà trường", [chance.Pick(parents), name], 1, record[1], chance.Odds(0.5) ? district : province, null, record[2], record[3]);
    }

    private IssuingBody Company(string province)
    {
        var record = phrases.Record("bodies.company", chance);
        var name = $"{record[0]} {province}";
        return new IssuingBody("company", name, chance.Pick("Công ty", name), chance.Odds(0.3) ? ["Tổng công ty Hạ tầng Miền Duyên", name] : [name], 1, record[1], province, null, record[2], record[3]);
    }

    private IssuingBody Party(string province, string district, string commune)
    {
        var record = phrases.Record("bodies.party", chance);
        var place = record[4] switch { "province" => province, "district" => district, _ => commune };
        var name = $"{record[0]} {place}";
        ImmutableArray<string> lines = record[5] switch
        {
            "board" => [$"{record[6]} {place}", record[0]],
            _ => chance.Odds(0.5) && record[4] == "commune" ? [$"Đảng bộ huyện {district}", name] : [name],
        };
        var full = record[5] == "board" ? $"{record[0]} {record[6]} {place}" : name;
        return new IssuingBody("party", full, record[0], lines, 1, record[1], place, chance.Odds(0.6) ? chance.Pick("T/M", "TM.") + " " + chance.Pick("BAN THƯỜNG VỤ", "BAN CHẤP HÀNH", "ĐẢNG ỦY") : null, record[2], record[3]);
    }
}
