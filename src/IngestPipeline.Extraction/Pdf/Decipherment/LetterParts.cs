using System.Globalization;
using System.Text;

namespace IngestPipeline.Extraction.Pdf.Decipherment;

/// <summary>
/// How a letter is drawn: a body and marks above and below it. The horn of <c>ơ ư</c> and the bar of <c>đ</c> are part of the body; <c>i</c> is a body
/// without dot (<c>ı</c>) and a dot, which tone marks other than the dot below replace.
/// </summary>
/// <param name="Body">One character.</param>
/// <param name="Marks">Combining characters in canonical order; empty for a bare letter, a digit or a sign.</param>
public readonly record struct LetterParts(char Body, string Marks)
{
    private const char Horn = '\u031B';
    private const char DotAbove = '\u0307';
    private const char DotBelow = '\u0323';

    public bool IsUpper => char.IsUpper(Body);

    /// <summary>Marks drawn over the body.</summary>
    public int Above => Marks.Count(m => m != DotBelow);

    public int Below => Marks.Count(m => m == DotBelow);

    public static LetterParts Of(char letter)
    {
        var apart = letter.ToString().Normalize(NormalizationForm.FormD);
        var body = apart[0];
        var marks = new StringBuilder();
        foreach (var mark in apart.AsSpan(1))
        {
            if (mark == Horn)
            {
                body = (body.ToString() + Horn).Normalize(NormalizationForm.FormC)[0];
            }
            else
            {
                marks.Append(mark);
            }
        }

        if (body is 'i' or 'j')
        {
            body = body == 'i' ? 'ı' : 'ȷ';
            if (marks.Length == 0 || (marks.Length == 1 && marks[0] == DotBelow))
            {
                marks.Append(DotAbove);
            }
        }

        return new LetterParts(body, marks.ToString());
    }

    /// <summary>Closed lines of the body's outline in the usual serif and sans-serif faces: its own and one for each hole; null where faces differ.</summary>
    public static int? BodyContours(char body) => body switch
    {
        'g' or 'đ' or 'Đ' or '$' or 'Q' or 'ơ' or 'Ơ' or 'ư' or 'Ư' or '&' or '@' or '*' or '#' or '§' => null,
        '8' or 'B' => 3,
        'a' or 'b' or 'd' or 'e' or 'o' or 'p' or 'q' or 'A' or 'D' or 'O' or 'P' or 'R' or '0' or '4' or '6' or '9' or '°' => 2,
        ':' or ';' or '!' or '?' or '"' or '“' or '”' or '=' or '÷' => 2,
        '…' => 3,
        '%' => 5,
        _ => CharUnicodeInfo.GetUnicodeCategory(body) == UnicodeCategory.Control ? null : 1,
    };
}
