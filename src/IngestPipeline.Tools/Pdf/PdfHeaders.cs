using System.Text.Json.Serialization;

namespace IngestPipeline.Tools.Pdf;

internal sealed record ReadRequest(string Method, string Path, int First, int Maximum, int FirstFont);

internal sealed record CountAnswer(int Pages);

internal sealed record PageHeader(int Page, double Width, double Height, int Rotation, string? Error, FontHeader[]? Fonts);

internal sealed record FontHeader(int Id, string Name, bool Bold, bool Italic, bool ToUnicode, bool Embedded);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ReadRequest))]
[JsonSerializable(typeof(CountAnswer))]
[JsonSerializable(typeof(PageHeader))]
internal sealed partial class PdfHeaders : JsonSerializerContext;
