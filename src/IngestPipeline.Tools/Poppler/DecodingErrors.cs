using System.Text.RegularExpressions;

namespace IngestPipeline.Tools.Poppler;

/// <summary>
/// Tells from what pdftoppm says that it could not decode an image whole: it ends well all the same, and leaves what is missing white. Its own decoders speak of
/// their streams, libjpeg of JPEG data; OpenJPEG's lines end with a line feed, which is written &lt;0a&gt;.
/// </summary>
internal static partial class DecodingErrors
{
    public static bool In(string said) => Errors().IsMatch(said);

    /// <summary>From what tiff2rgba says, which goes on likewise; entries of a directory that it does not know do no harm.</summary>
    public static bool InTiff(string said) => TiffErrors().IsMatch(said);

    /// <summary>Bytes too many before a JPEG's end (marker d9) are common and do no harm.</summary>
    [GeneratedRegex(
        @"in (?:flate|LZW|CCITTFax|JBIG2(?: MMR)?|JPX) stream|^Syntax Error.*(?:CCITTFax|JBIG2|JPX|LZW|jpeg data|after segment|Previous segment|invalid width/height|Unknown filter|Bad image parameters|<0a>$)"
        + @"|Stream does not end with EOC|^Corrupt JPEG data(?!.*before marker 0xd9)|JPEG (?:file structure|process|data precision|file:)|^(?:Premature end|Bogus|Unsupported marker type|Invalid SOS)",
        RegexOptions.Multiline)]
    private static partial Regex Errors();

    [GeneratedRegex(@"^(?!.*(?:TIFFReadDirectory|TIFFFetch|[Uu]nknown (?:field|tag)|MissingRequired|ASCII value)).+$", RegexOptions.Multiline)]
    private static partial Regex TiffErrors();
}
