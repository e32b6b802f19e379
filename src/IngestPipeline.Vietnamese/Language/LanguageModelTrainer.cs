using System.Collections.Immutable;

namespace IngestPipeline.Vietnamese.Language;

/// <summary>How a model is trained.</summary>
public sealed record LanguageModelTraining
{
    /// <summary>Tokens of an n-gram, 2 to 4.</summary>
    public int Order { get; init; } = 4;

    /// <summary>Words that occur less often are unknown to the model.</summary>
    public int LeastOccurrences { get; init; } = 5;

    /// <summary>N-grams whose loss costs less log likelihood (natural) on the training text are left out.</summary>
    public double PruneBelow { get; init; } = 2;
}

/// <summary>What was counted.</summary>
public sealed record LanguageModelCard(long Lines, long Tokens, int Words, ImmutableArray<int> Ngrams);

/// <summary>Trains a model from plain text, one paragraph a line, UTF-8. The texts are read twice, line by line; the same texts give the same bytes.</summary>
public sealed class LanguageModelTrainer(LanguageModelTraining options)
{
    /// <param name="open">Opens the text anew; called twice.</param>
    /// <param name="target">Seekable.</param>
    public LanguageModelCard Train(Func<IEnumerable<string>> open, Stream target, IProgress<string>? progress = null)
    {
        var vocabulary = VocabularyCounter.Count(open(), options.LeastOccurrences);
        progress?.Report($"{vocabulary.Words.Length} words");
        var counter = new NgramCounter();
        long lines = 0, tokens = 0;
        foreach (var line in open())
        {
            var reader = new TokenReader(line);
            var key = 0x0001_0001_0001UL;
            while (reader.Read())
            {
                key = (key << 16) | (uint)vocabulary.IdOf(reader.Kind, line.AsSpan()[reader.Start..reader.End]);
                counter.Add(options.Order == 4 ? key : key & ((1UL << (16 * options.Order)) - 1));
                tokens++;
            }

            lines++;
        }

        var counts = counter.Finish();
        progress?.Report($"{lines} lines, {tokens} tokens, {counts.Keys.Length} different {options.Order}-grams");
        var levels = new KneserNeyEstimator(vocabulary.Size, options.PruneBelow).Estimate(counts, options.Order);
        LanguageModelWriter.Write(target, vocabulary, levels);
        return new LanguageModelCard(lines, tokens, vocabulary.Words.Length, [.. levels.Select(l => l.Keys.Length)]);
    }
}
