namespace IngestPipeline.Tagging.Places;

internal enum UnitLevel
{
    Province = 1,
    District = 2,
    Commune = 3,
}

/// <summary>A province, district or commune of one of the two years in <c>admin-units.tsv</c>.</summary>
/// <param name="Year">2023: as it was before 1 July 2025; 2025: as it is since, in two levels without districts.</param>
/// <param name="Level">Province, district or commune; <c>thành phố</c> is the type of units of both upper levels.</param>
/// <param name="Code">Code of the General Statistics Office, unique within year and level.</param>
/// <param name="Type">In lower case: <c>tỉnh</c>, <c>thị xã</c>, <c>đặc khu</c>.</param>
/// <param name="Name">Without the type: <c>Trà Cú</c>.</param>
/// <param name="Above">Code of the unit that it lies in; for a province of 2025 the codes, parted by commas, of those that it was formed of.</param>
internal sealed record AdministrativeUnit(int Year, UnitLevel Level, string Code, string Type, string Name, string Above);
