using System.Text;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Flow;
using IngestPipeline.Testing;
using IngestPipeline.Tools.Word;
using Xunit;

namespace IngestPipeline.Tools.Tests;

[Collection(PdfWorkerFixture.Name)]
public sealed class PoiWordReaderTests(PdfWorkerFixture fixture) : IDisposable
{
    /// <summary>The note's mark is a real footnote, the list really numbered.</summary>
    private const string Rtf = """
        {\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0 Times New Roman;}{\f1 .VnTime;}}
        {\*\listtable{\list\listtemplateid1{\listlevel\levelnfc0\levelstartat3{\leveltext\'02\'00.;}{\levelnumbers\'01;}}\listid7}}{\*\listoverridetable{\listoverride\listid7\listoverridecount0\ls1}}
        \pard\qc{\f0\b\fs28 B\u193?O C\u193?O}\par
        \pard\qj\fi720{\f1\fs26 B\'b8o c\'b8o}{\f0\i\fs26  n\u259?m 2023}{\super\chftn{\footnote\pard{\super\chftn} Ngu\u7891?n}}{\f0\v hidden}\par
        \pard\ls1\ilvl0{\f0 m\u7897?t}\par\pard\ls1\ilvl0{\f0 hai}\par
        \trowd\trbrdrt\brdrs\clbrdrt\brdrs\clbrdrl\brdrs\cellx3000\clbrdrt\brdrs\cellx6000\pard\intbl{\f0 A1}\cell{\f0 B1}\cell\row
        \trowd\clbrdrt\brdrs\cellx6000\pard\intbl{\f0 A2}\cell\row
        \pard{\f0 end}\par}
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly PoiWordReader _reader = new(fixture.Workers);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task File_WrittenByAWordProcessor_KeepsParagraphsFontsNotesAndTables()
    {
        var content = await _reader.Read(Sources.Of(await Doc(Rtf)), default);

        Assert.Equal(
            """
            Center | BÁO CÁO [Times New Roman 14 b]
            Justify | B¸o c¸o [.VnTime 13] năm 2023[Times New Roman 13 i]1[note]
            Left 3.| một
            Left 4.| hai
            ruled: A1 (1×1), B1 (1×1) / A2 (1×2)
            Left | end
            note: Nguồn
            """.ReplaceLineEndings("\n"),
            string.Join('\n', content.Items.Select(Shown).Concat(content.Footnotes.Values.Select(n => "note: " + string.Concat(n.Select(i => ((FlowItem.Paragraph)i).Text)).Trim()))));
    }

    /// <summary>The heading is not merged: a line is left out below "TT" alone. No line parts the last two rows of the grid, and none is around the signatures.</summary>
    private const string Lines = """
        {\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0 Times New Roman;}}
        \trowd\clbrdrt\brdrs\clbrdrl\brdrs\clbrdrr\brdrs\cellx2000\clbrdrt\brdrs\clbrdrb\brdrs\clbrdrr\brdrs\cellx6000\pard\intbl TT\cell Chung\cell\row
        \trowd\clbrdrl\brdrs\clbrdrr\brdrs\clbrdrb\brdrs\cellx2000\clbrdrr\brdrs\clbrdrb\brdrs\cellx4000\clbrdrr\brdrs\clbrdrb\brdrs\cellx6000\pard\intbl\cell Nam\cell Nu\cell\row
        \trowd\clbrdrl\brdrs\clbrdrr\brdrs\cellx2000\clbrdrr\brdrs\cellx4000\clbrdrr\brdrs\cellx6000\pard\intbl 1\cell 5\cell 6\cell\row
        \trowd\clbrdrl\brdrs\clbrdrb\brdrs\clbrdrr\brdrs\cellx2000\clbrdrb\brdrs\clbrdrr\brdrs\cellx4000\clbrdrb\brdrs\clbrdrr\brdrs\cellx6000\pard\intbl 2\cell\cell 7\cell\row
        \trowd\cellx3000\cellx6000\pard\intbl left\cell right\cell\row
        \pard{\f0 end}\par}
        """;

    [Fact]
    public async Task Table_WithoutMergedCells_IsReadByItsLines()
    {
        var content = await _reader.Read(Sources.Of(await Doc(Lines)), default);

        Assert.Equal(
            """
            ruled: TT (2×1), Chung (1×2) / Nam (1×1), Nu (1×1) / 1 (1×1), 5 (1×1), 6 (1×1) / 2 (1×1),  (1×1), 7 (1×1)
            plain: left (1×1), right (1×1)
            Left | end
            """.ReplaceLineEndings("\n"),
            string.Join('\n', content.Items.Select(Shown)));
    }

    [Theory]
    [InlineData("doc-damaged", "no OLE file at all")]
    [InlineData("doc-damaged", "ÐÏ\u0011à¡±\u001aá and then nothing")]
    public async Task File_ThatIsNoWordFile_IsDamaged(string code, string content)
    {
        var source = Sources.Of(_folder.File("a.doc", Encoding.Latin1.GetBytes(content)));

        var failure = await Assert.ThrowsAsync<DocumentFailureException>(() => _reader.Read(source, default));

        Assert.Equal((code, FailureNature.Permanent), (failure.Code, failure.Nature));
    }

    [SharedTheory]
    [InlineData("0202_vpubnd49_VBAI_Du-thao-Quyet-dinh-doi-ten-va-phe-duyet-Dieu-le-Hoi-Thien-ng.doc", "Times New Roman", "QUYẾT ĐỊNH", 2)]
    [InlineData("0031_TrizenX_viparse-corpus_2004-TT1691998.doc", ".VnTime", "Th«ng t", 17)]
    public async Task File_FromRealLife_IsRead(string name, string font, string contained, int tables)
    {
        var content = await _reader.Read(Sources.Of(Path.Combine(Repository.Shared!, "real", "doc", name)), default);

        var paragraphs = content.Items.OfType<FlowItem.Paragraph>().ToList();
        Assert.Contains(paragraphs, p => p.Text.Contains(contained, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(paragraphs.SelectMany(p => p.Runs), r => r.Font == font);
        Assert.Equal(tables, content.Items.OfType<FlowItem.Grid>().Count());
    }

    private static string Shown(FlowItem item) => item switch
    {
        FlowItem.Grid grid => (grid.Ruled ? "ruled: " : "plain: ")
            + string.Join(" / ", grid.Rows.Select(r => string.Join(", ", r.Select(c => $"{string.Concat(c.Items.Select(i => ((FlowItem.Paragraph)i).Text))} ({c.RowSpan}×{c.ColumnSpan})")))),
        FlowItem.Paragraph { ListLabel: { } label } p => $"{p.Alignment} {label}| {p.Text}",
        FlowItem.Paragraph { Text: "end" } p => $"{p.Alignment} | {p.Text}",
        FlowItem.Paragraph p => $"{p.Alignment} | {string.Concat(p.Runs.Select(Shown))}",
        _ => "",
    };

    private static string Shown(FlowRun run) => run.FootnoteMark is not null
        ? $"{run.Text}[note]"
        : $"{run.Text}{(run.Text.EndsWith('3') ? "" : " ")}[{run.Font} {run.Size}{(run.Bold ? " b" : "")}{(run.Italic ? " i" : "")}]";

    private async Task<string> Doc(string rtf)
    {
        var source = _folder.File("a.rtf", Encoding.Latin1.GetBytes(rtf));
        var outcome = await ToolProcess.Run(
            new ToolCommand(new ToolProgram("soffice", "libreoffice-writer-nogui"), ["--headless", $"-env:UserInstallation=file://{_folder.Path}/profile", "--convert-to", "doc:MS Word 97", "--outdir", _folder.Path, source])
            {
                Timeout = TimeSpan.FromMinutes(3),
                Memory = null,
            },
            default);
        Assert.True(outcome is ToolOutcome.Exited { Code: 0 }, outcome.Summary);
        return Path.Combine(_folder.Path, "a.doc");
    }
}
