namespace IngestPipeline.Vietnamese.Language;

/// <summary>How often each letter, capitals apart, is to be expected: shares of all letters of running text, from the words of the model.</summary>
public sealed class LetterFrequencies
{
    private readonly Dictionary<char, double> _shares = [];

    public LetterFrequencies(SyllableLanguageModel model)
    {
        for (var i = 0; i < model.Vocabulary.Words.Length; i++)
        {
            var word = model.Vocabulary.Words[i];
            var share = Math.Exp(model.Score(i + Vocabulary.FirstWord));
            for (var at = 0; at < word.Text.Length; at++)
            {
                var capital = Math.Exp(word.Cases[(int)LetterCase.Upper]) + (at == 0 ? Math.Exp(word.Cases[(int)LetterCase.Title]) : 0);
                Add(char.ToUpperInvariant(word.Text[at]), share * Math.Min(1, capital));
                Add(word.Text[at], share * Math.Max(0, 1 - capital));
            }
        }

        var all = _shares.Values.Sum();
        foreach (var letter in _shares.Keys)
        {
            _shares[letter] /= all;
        }
    }

    public double ShareOf(char letter) => _shares.GetValueOrDefault(letter);

    public IEnumerable<char> Letters => _shares.Keys;

    private void Add(char letter, double share) => _shares[letter] = _shares.GetValueOrDefault(letter) + share;
}
