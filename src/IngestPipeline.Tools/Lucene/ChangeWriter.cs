using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using IngestPipeline.Search.Analysis;
using IngestPipeline.Search.Indexing;
using IngestPipeline.Search.Querying;
using IngestPipeline.Vietnamese;

namespace IngestPipeline.Tools.Lucene;

/// <summary>Analyses changes and writes them as src/jvm/index-worker/README.md says. Pure but for its buffer.</summary>
internal sealed class ChangeWriter
{
    private const char Next = ' ';
    private const char Same = '\u001f';
    private const sbyte NoRole = -1;

    private readonly ArrayBufferWriter<byte> _out = new(1 << 20);
    private readonly StringBuilder _exact = new();
    private readonly StringBuilder _folded = new();

    /// <summary>Changes since the buffer was cleared.</summary>
    public int Count { get; private set; }

    public ReadOnlyMemory<byte> Written => _out.WrittenMemory;

    public void Clear()
    {
        _out.ResetWrittenCount();
        Count = 0;
    }

    public void Write(IndexChange change)
    {
        Count++;
        Byte(change is IndexChange.Upsert ? 1 : 0);
        Text(change.DocumentId);
        if (change is IndexChange.Upsert { Document: var document })
        {
            Document(document);
        }
    }

    private void Document(IndexedDocument document)
    {
        Long(document.Version);
        Int((int)document.Access);
        Int(document.Year ?? 0);
        Int(document.Date is { } date ? LuceneFields.DayNumber(date) : 0);
        Text(document.DocType ?? "");
        Text(document.Issuer ?? "");
        Keywords(document);
        var title = TextAnalyzer.Analyze(string.Join('\n', new[] { document.Title, document.NumberSymbol, document.Issuer, DateWords(document.Date), document.Signer, document.FileName }
            .Where(t => !string.IsNullOrEmpty(t))));
        Tokens(title);
        Text(JsonSerializer.Serialize(StoredDocument.Of(document), StoredJson.Plain.StoredDocument));
        Int(document.Passages.Length);
        var sections = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var passage in document.Passages)
        {
            Byte(passage.Role is { } role ? (int)role : NoRole);
            Int(passage.Section is { } section ? Ordinal(sections, section) : -1);
            var tokens = TextAnalyzer.Analyze(passage.Text);
            Tokens(tokens);
            Text(Pairs(tokens));
            Context(title, passage.Heading);
            Text(JsonSerializer.Serialize(StoredPassage.Of(passage), StoredJson.Plain.StoredPassage));
        }
    }

    private void Keywords(IndexedDocument document)
    {
        var keywords = new HashSet<(string Field, string Value)>();
        if (document.DocType is { Length: > 0 } type)
        {
            keywords.Add((LuceneFields.TypeName, string.Join(' ', Parts(type).Select(t => t.Folded))));
        }

        if (document.NumberSymbol is { Length: > 0 } number)
        {
            keywords.Add((LuceneFields.Number, QueryParser.NumberKey(number)));
            keywords.UnionWith(Parts(number).Select(t => (LuceneFields.NumberPart, t.Folded)));
        }

        if (document.Issuer is { Length: > 0 } issuer)
        {
            keywords.UnionWith(Parts(issuer).SelectMany(t => new[] { (LuceneFields.IssuerExact, t.Exact), (LuceneFields.IssuerFolded, t.Folded) }));
            keywords.UnionWith(Abbreviations.In(issuer).SelectMany(a => new[] { (LuceneFields.IssuerExact, a), (LuceneFields.IssuerFolded, AccentFolder.Fold(a)) }));
        }

        Int(keywords.Count);
        foreach (var (field, value) in keywords)
        {
            Text(field);
            Text(value);
        }
    }

    private static IEnumerable<Token> Parts(string text) => TextAnalyzer.Analyze(text).Where(t => t.Shape == TokenShape.Part);

    private static string? DateWords(DateOnly? date) => date is { } d ? $"{d.Day}/{d.Month}/{d.Year}" : null;

    private static int Ordinal(Dictionary<string, int> sections, string section)
    {
        if (!sections.TryGetValue(section, out var ordinal))
        {
            sections[section] = ordinal = sections.Count;
        }

        return ordinal;
    }

    private void Tokens(List<Token> tokens)
    {
        _exact.Clear();
        _folded.Clear();
        var position = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            var same = i > 0 && tokens[i].Position == position;
            var (mark, count) = same ? (Same, 1) : (Next, tokens[i].Position - position);
            _exact.Append(mark, count).Append(tokens[i].Exact);
            _folded.Append(mark, count).Append(tokens[i].Folded);
            position = tokens[i].Position;
        }

        Text(_exact.ToString());
        Text(_folded.ToString());
    }

    private string Pairs(List<Token> tokens)
    {
        _folded.Clear();
        Token? before = null;
        foreach (var token in tokens.Where(t => t.Shape == TokenShape.Part))
        {
            if (before is { } b && b.Position + 1 == token.Position)
            {
                _folded.Append(b.Folded).Append(LuceneFields.PairJoint).Append(token.Folded).Append(Next);
            }

            before = token;
        }

        return _folded.ToString();
    }

    private void Context(List<Token> title, string? heading)
    {
        var tokens = heading is null ? title : [.. title, .. TextAnalyzer.Analyze(heading)];
        Text(string.Join(Next, tokens.Select(t => t.Exact).Distinct(StringComparer.Ordinal)));
        Text(string.Join(Next, tokens.Select(t => t.Folded).Distinct(StringComparer.Ordinal)));
    }

    private void Byte(int value)
    {
        _out.GetSpan(1)[0] = unchecked((byte)value);
        _out.Advance(1);
    }

    private void Int(int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(_out.GetSpan(4), value);
        _out.Advance(4);
    }

    private void Long(long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(_out.GetSpan(8), value);
        _out.Advance(8);
    }

    private void Text(string value)
    {
        var span = _out.GetSpan(4 + (value.Length * 3));
        var length = Encoding.UTF8.GetBytes(value, span[4..]);
        BinaryPrimitives.WriteInt32BigEndian(span, length);
        _out.Advance(4 + length);
    }
}
