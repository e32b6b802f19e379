using System.Text.Json.Serialization;

namespace IngestPipeline.Tools.Pdf;

internal sealed record ReadRequest(string Method, string Path, int First, int Maximum, int FirstFont);

internal sealed record CountAnswer(int Pages);

internal sealed record PageHeader(int Page, double Width, double Height, int Rotation, string? Error, FontHeader[]? Fonts);

internal sealed record FontHeader(int Id, string Name, bool Bold, bool Italic, bool ToUnicode, bool Embedded);

/// <summary>What a page is made of, or what became of it.</summary>
/// <param name="Whole">It is one image that can be taken over as it is compressed.</param>
/// <param name="Resolution">Of its finest image, pixels an inch; 0 where it has none.</param>
internal sealed record ScanPage(int Page, double Width, double Height, int Rotation, bool Whole, double Resolution, string? Error);

internal sealed record PreparedImage(string File);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ReadRequest))]
[JsonSerializable(typeof(CountAnswer))]
[JsonSerializable(typeof(PageHeader))]
[JsonSerializable(typeof(ScanPage))]
[JsonSerializable(typeof(PreparedImage))]
internal sealed partial class PdfHeaders : JsonSerializerContext;
