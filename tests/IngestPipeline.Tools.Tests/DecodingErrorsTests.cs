using IngestPipeline.Tools.Poppler;
using Xunit;

namespace IngestPipeline.Tools.Tests;

/// <summary>What pdftoppm 22.12 and tiff2rgba 4.5 said of images that were cut off or overwritten, and of others that were not.</summary>
public sealed class DecodingErrorsTests
{
    [Theory]
    [InlineData("Syntax Error (115311): Unexpected end of file in flate stream\n")]
    [InlineData("Syntax Error (19600): CCITTFax row is wrong length (2418)\n")]
    [InlineData("Syntax Error (10004): Bad two dim code (0000) in CCITTFax stream\n")]
    [InlineData("Syntax Error (9978): Bad black code in JBIG2 MMR stream\n")]
    [InlineData("Syntax Error (2066): 18578 extraneous bytes after segment\n")]
    [InlineData("Syntax Error: Tile part length size inconsistent with stream length<0a>\n")]
    [InlineData("Syntax Warning: Stream does not end with EOC<0a>\n")]
    [InlineData("Syntax Error: Could not find start of jpeg data\n")]
    [InlineData("Corrupt JPEG data: premature end of data segment\n")]
    [InlineData("Syntax Warning: Invalid Font Weight\nSyntax Error: Unknown filter 'Foo'\n")]
    public void Decoder_ThatGaveUp_IsHeard(string said) => Assert.True(DecodingErrors.In(said));

    [Theory]
    [InlineData("")]
    [InlineData("Syntax Warning: Invalid Font Weight\n")]
    [InlineData("Syntax Error (1234): Illegal character <2f> in hex string\nSyntax Error: No font in show\n")]
    [InlineData("Internal Error: xref num 5 not found but needed, try to reconstruct<0a>\n")]
    [InlineData("Corrupt JPEG data: 2 extraneous bytes before marker 0xd9\n")]
    [InlineData("Syntax Warning: JP2 box which are after the codestream will not be read by this function.<0a>\n")]
    public void Remark_OfAnotherKind_IsNoDamage(string said) => Assert.False(DecodingErrors.In(said));

    [Theory]
    [InlineData("scan.tif: Using code not yet in table.\n", true)]
    [InlineData("Fax4Decode: Bad code word at line 1170 of strip 0 (x 1002).\n", true)]
    [InlineData("TIFFReadDirectory: Warning, Unknown field with tag 37724 (0x935c) encountered.\n", false)]
    [InlineData("", false)]
    public void Tiff_ThatWasDecodedInPart_IsHeard(string said, bool damaged) => Assert.Equal(damaged, DecodingErrors.InTiff(said));
}
