namespace IngestPipeline.Vietnamese.Language;

/// <summary>The vocabulary as a tree of letters, for words of which some letters are not known.</summary>
public sealed class WordTrie
{
    public const int Root = 0;

    private readonly char[] _letters;
    private readonly int[] _firstChild;
    private readonly int[] _words;

    public WordTrie(Vocabulary vocabulary)
    {
        var words = vocabulary.Words.Select((w, i) => (w.Text, Id: i + Vocabulary.FirstWord)).OrderBy(w => w.Text, StringComparer.Ordinal).ToArray();
        List<char> letters = ['\0'];
        List<int> firstChild = [0], ids = [-1];

        // Breadth first, so that the children of a node lie side by side.
        var queue = new Queue<(int Node, int From, int To, int Depth)>([(Root, 0, words.Length, 0)]);
        while (queue.TryDequeue(out var part))
        {
            firstChild[part.Node] = letters.Count;
            for (var i = part.From; i < part.To;)
            {
                if (words[i].Text.Length == part.Depth)
                {
                    ids[part.Node] = words[i++].Id;
                    continue;
                }

                var letter = words[i].Text[part.Depth];
                var end = i;
                while (end < part.To && words[end].Text[part.Depth] == letter)
                {
                    end++;
                }

                queue.Enqueue((letters.Count, i, end, part.Depth + 1));
                letters.Add(letter);
                firstChild.Add(0);
                ids.Add(-1);
                i = end;
            }
        }

        firstChild.Add(letters.Count);
        (_letters, _firstChild, _words) = ([.. letters], [.. firstChild], [.. ids]);
    }

    /// <summary>Id of the word that ends at <paramref name="node"/>; -1 if none does.</summary>
    public int WordAt(int node) => _words[node];

    /// <returns>-1 if no word goes on so.</returns>
    /// <param name="letter">Lower case.</param>
    public int Child(int node, char letter)
    {
        var (first, end) = Children(node);
        for (var i = first; i < end; i++)
        {
            if (_letters[i] == letter)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The range of nodes one letter further.</summary>
    public (int First, int End) Children(int node) => (_firstChild[node], EndOf(node));

    /// <summary>The last letter of the way to <paramref name="node"/>.</summary>
    public char LetterOf(int node) => _letters[node];

    private int EndOf(int node) => _firstChild[node + 1];
}
