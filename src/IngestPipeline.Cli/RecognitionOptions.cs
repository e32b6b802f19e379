using System.CommandLine;
using System.CommandLine.Parsing;
using IngestPipeline.Documents;

namespace IngestPipeline.Cli;

/// <summary>Where the text of PDF pages is taken from, as it is said on the command line.</summary>
internal static class RecognitionOptions
{
    public static Option<RecognitionMode> Mode(string name) => new(name)
    {
        Description = "PDF: auto: giữ lớp chữ tốt, nếu không thì đọc ảnh; ocr: luôn đọc ảnh; text: luôn dùng lớp chữ / a sound text layer, else the image; always the image; always the text layer",
        CustomParser = result =>
        {
            var (order, problem) = RecognitionInput.Parse(Token(result), null);
            if (order is null)
            {
                result.AddError($"{problem!.Vietnamese} / {problem.English}");
            }

            return order?.Mode ?? RecognitionMode.Auto;
        },
        DefaultValueFactory = _ => RecognitionMode.Auto,
    };

    public static Option<PageSelection> Pages() => new("--pages")
    {
        Description = "Chỉ những trang này, như 2-5,9 / Only these pages, as in 2-5,9",
        CustomParser = result =>
        {
            var (pages, problem) = PageSelection.Parse(Token(result));
            if (pages is null)
            {
                result.AddError($"--pages: {problem!.Vietnamese} / {problem.English}");
            }

            return pages ?? PageSelection.All;
        },
        DefaultValueFactory = _ => PageSelection.All,
    };

    private static string Token(ArgumentResult result) => string.Join(' ', result.Tokens.Select(t => t.Value));
}
