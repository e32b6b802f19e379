using IngestPipeline.Documents;
using IngestPipeline.Tagging.Forms;

namespace IngestPipeline.Tagging.Structure;

/// <summary>Finds the lists of recipients and the signatures, which end a document or an annex within it.</summary>
internal static class BackMatter
{
    private const int LongestSignature = 14;

    /// <summary>Marks them in <paramref name="kinds"/> and gives where each block ends, that is, where something new may begin.</summary>
    public static List<int> Mark(IReadOnlyList<TextLine> lines, BlockKind?[] kinds)
    {
        var ends = new List<int>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (FormLines.IsRecipients(lines[i].Text) && lines[i].WordCount <= 40)
            {
                var before = i;
                while (before > 0 && i - before < LongestSignature && kinds[before - 1] is null && IsSignatureLine(lines[before - 1]))
                {
                    kinds[--before] = BlockKind.Signature;
                }

                i = MarkSignature(lines, MarkRecipients(lines, i, kinds), kinds);
                ends.Add(i--);
            }
            else if (OpensSignature(lines, i))
            {
                i = MarkSignature(lines, i, kinds);
                if (i < lines.Count && FormLines.IsRecipients(lines[i].Text))
                {
                    i = MarkSignature(lines, MarkRecipients(lines, i, kinds), kinds);
                }

                ends.Add(i--);
            }
        }

        return ends;
    }

    private static int MarkRecipients(IReadOnlyList<TextLine> lines, int at, BlockKind?[] kinds)
    {
        var filed = false;
        kinds[at] = BlockKind.Recipients;
        var column = lines[at].Style.Column;
        for (at++; at < lines.Count; at++)
        {
            var line = lines[at];
            var left = column == Column.Left && line.Style.Column == Column.Left;
            if (column == Column.Left && line.Style.Column == Column.Right || FormLines.IsAuthority(line.Text) || FormLines.IsOffice(line.Text) || FormLines.IsSignatureNote(line.Text))
            {
                break;
            }

            // After "Lưu: …" the list is done, save for a line that goes on with it.
            if (!left && !line.IsBullet && (filed && lines[at - 1].EndsSentence || line.WordCount > 45 || line.Enumerator is { Kind: not EnumeratorKind.Letter and not EnumeratorKind.Arabic } || line.AllCapitals && lines[at - 1].EndsSentence
                || lines[at - 1].EndsSentence && lines[at - 1].Last == '.' && FormLines.IsPersonName(line.Text) || filed && FormLines.IsPersonName(line.Text)))
            {
                break;
            }

            filed |= line.Text.Contains("Lưu", StringComparison.Ordinal);
            kinds[at] = BlockKind.Recipients;
        }

        return at;
    }

    /// <summary>An office or authority in capitals, with a name of a person soon below.</summary>
    private static bool OpensSignature(IReadOnlyList<TextLine> lines, int i)
    {
        if (i == 0 || !(FormLines.IsAuthority(lines[i].Text) && lines[i].AllCapitals || FormLines.IsOffice(lines[i].Text)))
        {
            return false;
        }

        for (var k = i + 1; k < Math.Min(lines.Count, i + 7); k++)
        {
            if (FormLines.IsPersonName(lines[k].Text) && !FormLines.IsOffice(lines[k].Text) && !FormLines.IsBody(lines[k].Text))
            {
                return true;
            }

            if (!IsSignatureLine(lines[k]) && !FormLines.IsRecipients(lines[k].Text))
            {
                return false;
            }
        }

        return false;
    }

    private static int MarkSignature(IReadOnlyList<TextLine> lines, int at, BlockKind?[] kinds)
    {
        var from = at;
        var named = false;
        while (at < lines.Count && at - from < LongestSignature && (IsSignatureLine(lines[at]) || lines[at].Style.Column == Column.Right) && !(named && DocumentTypes.Read(lines[at].Text) is not null))
        {
            // A second office after the name is another signer; a letterhead after it is another document.
            if (named && (FormLines.IsMotto(lines[at].Text) || FormLines.IsBody(lines[at].Text) && !FormLines.IsOffice(lines[at].Text) || lines[at].Enumerator is not null))
            {
                break;
            }

            named |= FormLines.IsPersonName(lines[at].Text) && !FormLines.IsOffice(lines[at].Text);
            kinds[at++] = BlockKind.Signature;
        }

        return at;
    }

    private static bool IsSignatureLine(TextLine line) =>
        line.Enumerator is null or { Kind: EnumeratorKind.Capital or EnumeratorKind.Roman } && line.WordCount <= 12
        && (FormLines.IsAuthority(line.Text) || FormLines.IsOffice(line.Text) || FormLines.IsSignatureNote(line.Text) || FormLines.IsPersonName(line.Text)
            || line.AllCapitals && FormLines.IsBody(line.Text) && line.WordCount <= 10);
}
