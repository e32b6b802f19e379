using System.Diagnostics;
using System.Globalization;
using System.Text;
using IngestPipeline.Documents;
using IngestPipeline.Testing;
using IngestPipeline.Testing.Repair;
using IngestPipeline.Vietnamese;
using IngestPipeline.Vietnamese.Glyphs;
using IngestPipeline.Vietnamese.Holes;
using IngestPipeline.Vietnamese.Language;
using IngestPipeline.Vietnamese.Restoring;

namespace IngestPipeline.Benchmarks;

/// <summary>
/// How well and how fast damaged text is repaired: held-out lines and reports with letters lost, glyphs unknown, accents stripped; the language model itself. Markdown.
/// </summary>
internal static class RepairBenchmark
{
    private const int Sets = 10;

    public static Task Run(TextWriter output)
    {
        if (Repository.Shared is null)
        {
            output.WriteLine("Thiếu thư mục dữ liệu bên cạnh kho mã. / The folder of held-out lines beside the checkout is absent.");
            return Task.CompletedTask;
        }

        using var model = new SyllableLanguageModel(LanguageModelFile.Default);
        var holes = new HoleRepairer(model);

        // The first runs are slow until the code is compiled; they do not count.
        Holes(TextWriter.Null, holes, File.ReadAllText(Path.Combine(Repository.Shared, "seeds", "004.txt")).Normalize());
        foreach (var path in (string[])["corpus/heldout.txt", "seeds/003.txt", "seeds/004.txt"])
        {
            var text = File.ReadAllText(Path.Combine(Repository.Shared, path)).Normalize();
            Line(output, $"\n### {path}\n");
            Model(output, model, text);
            Holes(output, holes, text);
            Accents(output, new BareTextRestorer(model), text);
            Glyphs(output, new LanguageGlyphSolver(model), text);
        }

        return Task.CompletedTask;
    }

    private static void Model(TextWriter output, SyllableLanguageModel model, string text)
    {
        var lines = text.Split('\n');
        var before = ProcessorSeconds();
        double score = 0;
        long tokens = 0, unknown = 0;
        foreach (var line in lines)
        {
            score += model.ScoreLine(line, out var all, out var missed);
            (tokens, unknown) = (tokens + all, unknown + missed);
        }

        Line(output, $"Perplexity {Math.Exp(-score / tokens):0.0} per token, {100.0 * unknown / tokens:0.00} % unknown, {tokens / (ProcessorSeconds() - before):0} tokens/s\n");
    }

    private static void Holes(TextWriter output, HoleRepairer holes, string text)
    {
        var lines = LetterLoss.Lines(text);
        var untouched = holes.Repair(text, lines, new HashSet<char>()).Edits.Select(e => lines.FindIndex(l => l.Contains(e.Source))).Distinct().Count();
        Line(output, $"Sound: {lines.Count - untouched} of {lines.Count} lines unchanged\n");
        Line(output, $"| letters lost | damaged words | restored | sound words changed | syllables/s |");
        Line(output, $"|---|---:|---:|---:|---:|");
        for (var seed = 0; seed <= Sets; seed++)
        {
            var loss = seed == 0 ? LetterLoss.Real : LetterLoss.Random(text, seed);
            var damaged = loss.Damage(text);
            var before = ProcessorSeconds();
            var repairs = holes.Repair(damaged, LetterLoss.Lines(damaged), new HashSet<char>());
            var seconds = (ProcessorSeconds() - before);
            var score = loss.Score(text, AlignedText.Apply(damaged, repairs.Edits));
            Line(output, $"| {loss.Letters} | {score.Damaged} | {score.Share:0.0000} | {score.Changed} of {score.Sound} | {(score.Damaged + score.Sound) / seconds:0} |");
        }
    }

    private static void Accents(TextWriter output, BareTextRestorer restorer, string text)
    {
        var bare = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var folded = char.IsLetter(c) ? AccentFolder.Fold(c) : c;
            bare.Append(char.IsUpper(c) ? char.ToUpperInvariant(folded) : folded);
        }

        var lines = LetterLoss.Lines(text);
        var before = ProcessorSeconds();
        var aligned = AlignedText.Apply(bare.ToString(), lines.SelectMany(l => restorer.Edits(bare.ToString(), l)));
        var seconds = (ProcessorSeconds() - before);
        var score = new LetterLoss(text.Where(char.IsLetter).Distinct()).Score(text, aligned);
        Line(output, $"\nStripped of all accents: {score.Share:0.0000} of {score.Damaged} syllables restored exactly, {score.Damaged / seconds:0} syllables/s\n");
    }

    private static void Glyphs(TextWriter output, LanguageGlyphSolver solver, string text)
    {
        Line(output, $"| glyphs without Unicode | read right | read wrong | left open | seconds |");
        Line(output, $"|---|---:|---:|---:|---:|");
        for (var seed = 0; seed <= Sets / 2; seed++)
        {
            var lost = (seed == 0 ? LetterLoss.Real : LetterLoss.Random(text, seed)).Letters.Where(text.Contains).ToList();
            var lines = string.Concat(text.Select(c => lost.IndexOf(c) is var i and >= 0 ? GlyphUnknown.PlaceholderOf(i) : c)).Split('\n');

            // A font has each letter once: what it has elsewhere is no candidate.
            var present = text.Where(c => !lost.Contains(c)).ToHashSet();
            var candidates = Candidates().Where(c => !present.Contains(c)).Select(c => new GlyphCandidate(c.ToString(), 0)).ToList();
            var before = ProcessorSeconds();
            var read = solver.Solve(lines, [.. lost.Select((_, i) => new GlyphUnknown(i, [.. candidates]))]);
            var seconds = (ProcessorSeconds() - before);
            var right = read.Count(r => r.Letter == lost[r.Id].ToString());
            var open = read.Count(r => r.Letter is null);
            Line(output, $"| {string.Concat(lost)} | {right} | {read.Length - right - open} | {open} | {seconds:0.0} |");
        }
    }

    /// <summary>Processor time, so that other work on the machine does not count.</summary>
    private static double ProcessorSeconds()
    {
        using var self = Process.GetCurrentProcess();
        return self.TotalProcessorTime.TotalSeconds;
    }

    private static IEnumerable<char> Candidates() =>
        "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvwxyỳýỷỹỵz".SelectMany(c => (char[])[c, char.ToUpperInvariant(c)]);

    private static void Line(TextWriter output, FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
