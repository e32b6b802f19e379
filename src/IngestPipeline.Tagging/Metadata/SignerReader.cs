using System.Text.RegularExpressions;
using IngestPipeline.Documents;
using IngestPipeline.Tagging.Forms;

namespace IngestPipeline.Tagging.Metadata;

/// <summary>Reads the signature block.</summary>
internal static partial class SignerReader
{
    /// <param name="lines">The signature block.</param>
    /// <param name="recipients">The list beside it: the signer's office may come on the line of "Nơi nhận:".</param>
    public static Signer? Read(IReadOnlyList<FormLine> lines, IReadOnlyList<FormLine> recipients)
    {
        var read = Read(lines);
        return read?.Title is null && recipients.Count > 0 && OfficeBeside().Match(recipients[0].Text) is { Success: true } beside && FormLines.IsOffice(beside.Groups[1].Value)
            ? new Signer(read?.Authority, beside.Groups[1].Value.Trim(), read?.Name)
            : read;
    }

    private static Signer? Read(IReadOnlyList<FormLine> lines)
    {
        var authority = new List<string>();
        string? title = null, name = null;
        var inAuthority = false;
        foreach (var (line, _) in lines)
        {
            var text = line.Trim();
            if (FormLines.IsSignatureNote(text))
            {
                name ??= NamedSigner().Match(text) is { Success: true } signed ? signed.Groups[1].Value.Trim() : null;
                continue;
            }

            if (name is not null)
            {
                break;
            }

            if (FormLines.IsAuthority(text))
            {
                var parts = OfficeWithin().Match(text);
                authority.Add(parts.Success ? parts.Groups[1].Value.Trim() : text);
                title = parts.Success ? parts.Groups[2].Value.Trim() : title;
                inAuthority = !parts.Success;
            }
            else if (FormLines.IsOffice(text) && (!inAuthority || !GoesOnWithAuthority().IsMatch(authority[^1])))
            {
                title = title is null ? text : $"{title} {text}";
                inAuthority = false;
            }
            else if (inAuthority && Structure.TextLine.IsCapitals(text))
            {
                authority[^1] += " " + text;
            }
            else if (inAuthority && title is null && SmallOffice().IsMatch(text))
            {
                (title, inAuthority) = (text, false);
            }
            else if (title is not null && Structure.TextLine.IsCapitals(text) && !FormLines.IsPersonName(text))
            {
                title += " " + text;
            }
            else if (FormLines.IsPersonName(text))
            {
                name = text.TrimEnd('.');
            }
        }

        return authority.Count == 0 && title is null && name is null ? null : new Signer(authority.Count == 0 ? null : string.Join("; ", authority), title, name);
    }

    /// <summary>Old texts print the office of the head of government in small letters.</summary>
    [GeneratedRegex(@"^(?:Phó )?(?:Thủ tướng|Chủ tịch|Bộ trưởng|Giám đốc|Chánh Văn phòng|Tổng cục trưởng|Cục trưởng)$")]
    private static partial Regex SmallOffice();

    [GeneratedRegex(@"^Nơi\s+nhận\s*:?\s*(\p{Lu}{2,}.*)$")]
    private static partial Regex OfficeBeside();

    [GeneratedRegex(@"^((?:TM|KT|TL|TUQ|Q)\s*[./].*?)\s+(PHÓ\s+.+|(?<=Ủ?Y BAN NHÂN DÂN.*)\s*CHỦ TỊCH.*)$")]
    private static partial Regex OfficeWithin();

    /// <summary>"TM. BAN CHỈ ĐẠO" is whole; "TM. ỦY BAN NHÂN DÂN" may have the unit's name on its next line, never an office.</summary>
    [GeneratedRegex(@"(?:[-–,]|\bVÀ)$")]
    private static partial Regex GoesOnWithAuthority();

    [GeneratedRegex(@"^\(?(?:Người ký|Ký bởi|Đã k[ýí])\)?\s*:\s*(.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex NamedSigner();
}
