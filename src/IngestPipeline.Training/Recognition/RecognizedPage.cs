using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using IngestPipeline.Documents;
using IngestPipeline.Vietnamese.Recognition;

namespace IngestPipeline.Training.Recognition;

/// <summary>A page as the engine read it, and what is printed on it.</summary>
/// <param name="Name">For messages.</param>
/// <param name="Paragraphs">As the engine parts them, lines joined.</param>
/// <param name="Printed">Its words, in order.</param>
public sealed record RecognizedPage(string Name, ImmutableArray<RecognizedParagraph> Paragraphs, ImmutableArray<string> Printed)
{
    private const int Columns = 12;
    private static readonly char[] Blanks = [' ', '\n', '\r', '\t', '\f'];

    /// <summary>Its words as read, in order, with the engine's confidence.</summary>
    public ImmutableArray<(string Word, double Confidence)> Read { get; } = [.. Paragraphs.SelectMany(p => p.Words.Select(w => (w.Span.In(p.Text), w.Confidence)))];

    /// <summary>Where what was read and what is printed part.</summary>
    public IReadOnlyList<Misreading> Misreadings() => Misreading.Between([.. Read.Select(r => r.Word)], Printed);

    /// <summary>The pages of a folder: for each <c>NAME.tsv</c> as Tesseract writes it the text <c>NAME.gt</c> that is printed there.</summary>
    /// <exception cref="IOException">They cannot be read.</exception>
    public static IEnumerable<RecognizedPage> In(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.tsv", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var truth = Path.ChangeExtension(file, ".gt");
            if (File.Exists(truth))
            {
                yield return new RecognizedPage(Path.GetRelativePath(folder, file), Parse(File.ReadLines(file)), [.. File.ReadAllText(truth).Normalize(NormalizationForm.FormC).Split(Blanks, StringSplitOptions.RemoveEmptyEntries)]);
            }
        }
    }

    private static ImmutableArray<RecognizedParagraph> Parse(IEnumerable<string> lines)
    {
        var paragraphs = ImmutableArray.CreateBuilder<RecognizedParagraph>();
        var text = new StringBuilder();
        var words = ImmutableArray.CreateBuilder<(TextSpan, double)>();
        var last = ("", "");
        foreach (var line in lines)
        {
            if (line.Split('\t', Columns) is not ["5", _, var block, var paragraph, _, _, _, _, _, _, var percent, var word] || string.IsNullOrWhiteSpace(word))
            {
                continue;
            }

            if ((block, paragraph) != last && text.Length > 0)
            {
                End();
            }

            last = (block, paragraph);
            text.Append(text.Length > 0 ? " " : "");
            word = word.Trim().Normalize(NormalizationForm.FormC);
            words.Add((TextSpan.OfLength(text.Length, word.Length), double.Parse(percent, CultureInfo.InvariantCulture) / 100));
            text.Append(word);
        }

        if (text.Length > 0)
        {
            End();
        }

        return paragraphs.ToImmutable();

        void End()
        {
            paragraphs.Add(new RecognizedParagraph(text.ToString(), words.ToImmutable()));
            text.Clear();
            words.Clear();
        }
    }
}
