using IngestPipeline.Testing;
using IngestPipeline.Testing.Encodings;
using IngestPipeline.Vietnamese.Encodings;
using Xunit;

namespace IngestPipeline.Vietnamese.Tests.Encodings;

/// <summary>Floors of the confusion matrix; the matrix itself is written by the benchmark <c>encodings</c> (models/README.md).</summary>
public sealed class EncodingMatrixTests
{
    private const int Snippets = 200;

    private static readonly Lazy<string[]> Lines = new(() => File.ReadAllLines(Path.Combine(Repository.Shared!, "corpus", "heldout.txt")));

    public static TheoryData<string, int, double> Floors()
    {
        var floors = new TheoryData<string, int, double>();
        foreach (var kind in EncodingSnippets.Classes)
        {
            foreach (var words in (int[])[1, 5, 50])
            {
                floors.Add(kind.Name, words, kind.Sound ? 1 : words switch { 1 => 0, 5 => 0.95, _ => 0.99 });
            }
        }

        return floors;
    }

    /// <summary>Short snippets may be the same bytes in two encodings: what counts is that the text comes out right. Sound text always does.</summary>
    [SharedTheory]
    [MemberData(nameof(Floors))]
    public void Decode_SnippetsOfHeldOutLines_GivesTheText(string name, int words, double floor)
    {
        var kind = EncodingSnippets.Classes.Single(c => c.Name == name);

        var right = EncodingSnippets.Of(kind, Lines.Value, words, Snippets, seed: words).Count(s => EncodingSnippets.IsText(kind, s, VietnameseTextDecoder.Decode(s.Bytes)));

        // VIQR's full stop may be a tone: a few words of long texts stay doubtful.
        Assert.True(right >= Math.Floor((name == "viqr" && words == 50 ? 0.95 : floor) * Snippets), $"{right} of {Snippets}");
    }

    public static TheoryData<string> Names() => [.. EncodingSnippets.Classes.Select(c => c.Name)];

    [SharedTheory]
    [MemberData(nameof(Names))]
    public void Decode_SnippetsOfFiftyWords_TellsTheEncoding(string name)
    {
        var kind = EncodingSnippets.Classes.Single(c => c.Name == name);

        var right = EncodingSnippets.Of(kind, Lines.Value, 50, Snippets, seed: 7).Count(s => kind.Expected.Contains(VietnameseTextDecoder.Decode(s.Bytes).Encoding));

        Assert.True(right >= 0.99 * Snippets, $"{right} of {Snippets}");
    }
}
