using System.Diagnostics;
using System.Globalization;
using System.Text;
using IngestPipeline.Documents;
using IngestPipeline.Testing;
using IngestPipeline.Testing.Encodings;
using IngestPipeline.Vietnamese.Encodings;
using IngestPipeline.Vietnamese.Normalizing;

namespace IngestPipeline.Benchmarks;

/// <summary>
/// How well encodings are told apart: the confusion matrix over snippets of 1, 5 and 50 words made of held-out lines, as Markdown; and how fast
/// sound text passes detection and normalising.
/// </summary>
internal static class EncodingBenchmark
{
    private const int Snippets = 250;

    public static Task Run(TextWriter output)
    {
        if (Repository.Shared is null)
        {
            output.WriteLine("Thiếu thư mục dữ liệu bên cạnh kho mã. / The folder of held-out lines beside the checkout is absent.");
            return Task.CompletedTask;
        }

        var lines = File.ReadAllLines(Path.Combine(Repository.Shared, "corpus", "heldout.txt"));
        foreach (var words in (int[])[1, 5, 50])
        {
            Matrix(output, lines, words);
        }

        Speed(output, lines);
        return Task.CompletedTask;
    }

    private static void Matrix(TextWriter output, string[] lines, int words)
    {
        var rows = new List<(EncodingClass Kind, Dictionary<string, int> Called, int Right, int Same)>();
        foreach (var kind in EncodingSnippets.Classes)
        {
            var called = new Dictionary<string, int>(StringComparer.Ordinal);
            int right = 0, same = 0;
            foreach (var snippet in EncodingSnippets.Of(kind, lines, words, Snippets, seed: 20261122))
            {
                var decoded = VietnameseTextDecoder.Decode(snippet.Bytes);
                called[decoded.Encoding] = called.GetValueOrDefault(decoded.Encoding) + 1;
                right += kind.Expected.Contains(decoded.Encoding) ? 1 : 0;
                same += EncodingSnippets.IsText(kind, snippet, decoded) ? 1 : 0;
            }

            rows.Add((kind, called, right, same));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{words} {(words == 1 ? "word" : "words")}, {Snippets} snippets of each:\n"));
        output.WriteLine("| written as | told right | text right | told as |");
        output.WriteLine("|---|---:|---:|---|");
        foreach (var (kind, called, right, same) in rows)
        {
            var others = called.OrderByDescending(c => c.Value).Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Key} {c.Value}"));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {kind.Name} | {(double)right / Snippets:0.000} | {(double)same / Snippets:0.000} | {string.Join(", ", others)} |"));
        }
    }

    private static void Speed(TextWriter output, string[] lines)
    {
        using var self = Process.GetCurrentProcess();
        if (OperatingSystem.IsLinux())
        {
            self.ProcessorAffinity = 1;
        }

        var bytes = Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Repeat(lines, 20).SelectMany(l => l)));
        Pass(bytes);
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < 7; i++)
        {
            // Processor time, so that other work on the machine does not count.
            var before = self.TotalProcessorTime;
            Pass(bytes);
            self.Refresh();
            var taken = self.TotalProcessorTime - before;
            best = taken < best ? taken : best;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nSound text through detection and normalising, one core: {bytes.Length / 1e6 / best.TotalSeconds:0} MB/s ({bytes.Length / 1e6:0.0} MB, best of 7)"));
    }

    /// <summary>What a text file passes: bytes to text, then the edits of each paragraph.</summary>
    private static void Pass(byte[] bytes)
    {
        var text = VietnameseTextDecoder.Decode(bytes).Text;
        var paragraphs = new List<TextSpan>();
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end;
            paragraphs.Add(new TextSpan(at, end));
            at = end + 1;
        }

        var legacy = LegacyText.In(paragraphs.Select(p => p.In(text)));
        var edits = paragraphs.SelectMany(p => legacy.Edits(text, p)).Count() + TextNormalizer.Edits(text, paragraphs).Count;
        GC.KeepAlive(edits);
    }
}
