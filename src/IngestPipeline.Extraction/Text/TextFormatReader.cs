using System.Globalization;
using IngestPipeline.Documents;
using IngestPipeline.Pipelines;
using IngestPipeline.Vietnamese.Encodings;
using IngestPipeline.Vietnamese.Trust;

namespace IngestPipeline.Extraction.Text;

/// <summary>Limits of reading text.</summary>
/// <param name="MaxBytes">Files above are refused: no report is so long, and a document is held in memory as a whole.</param>
public sealed record TextReaderOptions(long MaxBytes = 32 * 1024 * 1024);

/// <summary>Reads plain text and Markdown.</summary>
public sealed class TextFormatReader(TextReaderOptions options) : IFormatReader
{
    /// <summary>Characters that are enough to judge a text by.</summary>
    private const int Sample = 100_000;

    public bool Reads(FileKind kind) => kind is FileKind.Text or FileKind.Markdown;

    /// <exception cref="DocumentFailureException">Codes: <c>text-too-large</c>, <c>text-binary</c>, <c>text-empty</c>.</exception>
    public async Task<Document> Read(SourceFile source, FileKind kind, StageContext context)
    {
        var length = new FileInfo(source.Path).Length;
        if (length > options.MaxBytes)
        {
            throw new DocumentFailureException(
                "text-too-large",
                source.Name,
                null,
                string.Create(CultureInfo.InvariantCulture, $"tệp văn bản quá lớn ({length / 1048576.0:0.#} MiB, giới hạn {options.MaxBytes / 1048576.0:0.#} MiB)"),
                string.Create(CultureInfo.InvariantCulture, $"the text file is too large ({length / 1048576.0:0.#} MiB, the limit is {options.MaxBytes / 1048576.0:0.#} MiB)"));
        }

        var decoded = VietnameseTextDecoder.Decode(await File.ReadAllBytesAsync(source.Path, context.Cancellation));
        var text = decoded.Text;
        if (text.Contains('\0'))
        {
            throw new DocumentFailureException(
                "text-binary", source.Name, null, "tệp chứa ký tự NUL, không phải là văn bản", "the file contains NUL characters and is not a text");
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            throw new DocumentFailureException("text-empty", source.Name, null, "tệp không có chữ nào", "the file has no words");
        }

        var builder = new DocumentBuilder(source);
        builder.BeginPage(1, PageMethod.Flow, 0, 0, 0, 1);
        var markdown = kind is FileKind.Markdown || MarkdownParser.Recognises(text);
        if (markdown)
        {
            MarkdownParser.Parse(text, builder);
        }
        else
        {
            PlainTextParser.Parse(text, builder);
        }

        if (decoded.Confidence < 0.5)
        {
            builder.Warn("encoding-uncertain", null, "Không rõ bảng mã của tệp, chữ có thể sai. / The encoding of the file is uncertain; letters may be wrong.");
        }

        return builder.Build(markdown ? "text/markdown" : "text/plain", null) with { Trust = [TextTrustOf(decoded)] };
    }

    /// <summary>Text that the decoder read otherwise than it stood is judged as it stood; other text as it is.</summary>
    private static TextTrust TextTrustOf(DecodedText decoded)
    {
        var trust = TrustJudge.Judge(TextCounts.Of(decoded.AsFound ?? decoded.Text[..Math.Min(decoded.Text.Length, Sample)], decoded.Reading));
        return trust with
        {
            State = decoded.Reading is null ? trust.State : decoded.State,
            Evidence = trust.Evidence.Replace(" / ", $"; bảng mã {decoded.Encoding} / ", StringComparison.Ordinal) + $"; encoding {decoded.Encoding}",
        };
    }
}
