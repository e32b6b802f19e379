using System.Collections.Immutable;
using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace IngestPipeline.Vietnamese.Language;

/// <summary>
/// Probability of Vietnamese text, syllable by syllable: a smoothed n-gram model, quantised and mapped into memory, so that processes on
/// one machine share it. Immutable and safe for any number of threads.
/// </summary>
public sealed unsafe class SyllableLanguageModel : IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;
    private readonly long _length;
    private readonly float* _single;
    private readonly float* _singleBackoff;
    private readonly Table[] _tables;
    private string? _identity;

    /// <exception cref="InvalidDataException">The file is no model of this version, or cut short.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public SyllableLanguageModel(string path)
    {
        _length = new FileInfo(path).Length;
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        _view = _file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
        try
        {
            var at = 0L;
            if (_length < 16 || !new ReadOnlySpan<byte>(_start, 4).SequenceEqual(LanguageModelWriter.Magic) || *(int*)(_start + 4) != LanguageModelWriter.Version)
            {
                throw new InvalidDataException($"{path} is no language model of version {LanguageModelWriter.Version}.");
            }

            Order = *(int*)(_start + 8);
            Vocabulary = new Vocabulary(ReadWords(*(int*)(_start + 12), at = 16, out at));
            _single = (float*)Take(ref at, Vocabulary.Size * 4L);
            _singleBackoff = (float*)(_start + at);
            at += Vocabulary.Size * 4L;
            _tables = new Table[Order + 1];
            for (var n = 2; n <= Order; n++)
            {
                var capacity = checked((int)*(long*)Take(ref at, 8));
                var books = (float*)(_start + at);
                at += 512 * 4;
                var marks = (ushort*)Take(ref at, capacity * 2L);
                var probabilities = Take(ref at, capacity);
                _tables[n] = new Table(capacity, books, books + 256, marks, probabilities, n < Order ? Take(ref at, capacity) : null);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public Vocabulary Vocabulary { get; }

    /// <summary>The beginning of the file's SHA-256: what was read with another model is to be read again.</summary>
    public string Identity => _identity ??= Convert.ToHexStringLower(SHA256.HashData(new ReadOnlySpan<byte>(_start, checked((int)_length))))[..12];

    /// <summary>Tokens that a probability depends on, itself included.</summary>
    public int Order { get; }

    /// <summary>Context at the beginning of a line.</summary>
    public ulong LineStart => Follow(Follow(Follow(0, Vocabulary.Boundary), Vocabulary.Boundary), Vocabulary.Boundary);

    /// <summary>The context after one more token: the last three, 16 bits each.</summary>
    public static ulong Follow(ulong context, int token) => ((context << 16) | (uint)token) & 0xFFFF_FFFF_FFFF;

    /// <summary>Natural logarithm of the probability of <paramref name="token"/> after <paramref name="context"/>.</summary>
    public float Score(ulong context, int token)
    {
        float weight = 0;
        for (var n = Order; n >= 2; n--)
        {
            var part = context & ((1UL << (16 * (n - 1))) - 1);
            if (_tables[n].Probability((part << 16) | (uint)token, n, out var p))
            {
                return weight + p;
            }

            weight += n == 2 ? _singleBackoff[part] : _tables[n - 1].Backoff(part, n - 1);
        }

        return weight + _single[token];
    }

    /// <summary>Natural logarithm of the probability of a token by itself.</summary>
    public float Score(int token) => _single[token];

    /// <summary>Natural logarithm of the probability of a line; tokens scored are counted.</summary>
    public double ScoreLine(ReadOnlySpan<char> line, out int tokens, out int unknown)
    {
        var reader = new TokenReader(line);
        var context = LineStart;
        double score = 0;
        (tokens, unknown) = (0, 0);
        while (reader.Read())
        {
            var id = Vocabulary.IdOf(reader.Kind, line[reader.Start..reader.End]);
            score += Score(context, id);
            context = Follow(context, id);
            tokens++;
            unknown += id == Vocabulary.Unknown ? 1 : 0;
        }

        return score;
    }

    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }

    private ImmutableArray<VocabularyWord> ReadWords(int count, long at, out long end)
    {
        var words = ImmutableArray.CreateBuilder<VocabularyWord>(count);
        for (var i = 0; i < count; i++)
        {
            var length = at < _length ? _start[at] : 0;
            if (at + length + 5 > _length)
            {
                throw new InvalidDataException("The language model is cut short.");
            }

            var text = Encoding.UTF8.GetString(_start + at + 1, length);
            at += length + 1;
            words.Add(new VocabularyWord(text, [_start[at] / -10f, _start[at + 1] / -10f, _start[at + 2] / -10f, _start[at + 3] / -10f]));
            at += 4;
        }

        end = at;
        return words.MoveToImmutable();
    }

    private byte* Take(ref long at, long bytes)
    {
        at = (at + 7) & ~7L;
        if (bytes < 0 || at + bytes > _length)
        {
            throw new InvalidDataException("The language model is cut short.");
        }

        var start = _start + at;
        at += bytes;
        return start;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly struct Table(int capacity, float* probabilityBook, float* backoffBook, ushort* marks, byte* probabilities, byte* backoffs)
    {
        private readonly int _capacity = capacity;
        private readonly float* _probabilityBook = probabilityBook;
        private readonly float* _backoffBook = backoffBook;
        private readonly ushort* _marks = marks;
        private readonly byte* _probabilities = probabilities;
        private readonly byte* _backoffs = backoffs;

        public bool Probability(ulong key, int order, out float probability)
        {
            var place = Find(key, order);
            if (place < 0 || _probabilities[place] == LanguageModelWriter.NoProbability)
            {
                probability = 0;
                return false;
            }

            probability = _probabilityBook[_probabilities[place]];
            return true;
        }

        public float Backoff(ulong key, int order)
        {
            var place = Find(key, order);
            return place < 0 ? 0 : _backoffBook[_backoffs[place]];
        }

        private int Find(ulong key, int order)
        {
            var hash = NgramHash.Of(key, order);
            var mark = NgramHash.Mark(hash);
            var place = NgramHash.Place(hash, _capacity);
            while (_marks[place] is var found and not 0)
            {
                if (found == mark)
                {
                    return place;
                }

                place = place + 1 == _capacity ? 0 : place + 1;
            }

            return -1;
        }
    }
}
