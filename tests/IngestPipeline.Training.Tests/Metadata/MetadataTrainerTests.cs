using IngestPipeline.Documents;
using IngestPipeline.Pipelines;
using IngestPipeline.Tagging.Metadata;
using IngestPipeline.Tagging.Metadata.Learned;
using IngestPipeline.Tagging.Structure;
using IngestPipeline.Training.Metadata;
using Xunit;

namespace IngestPipeline.Training.Tests.Metadata;

public sealed class MetadataTrainerTests
{
    private static readonly DocumentMetadata Shown = DocumentMetadata.Empty with { DocType = "BÁO CÁO", NumberSymbol = "17/BC-STC", Issuer = "Sở Tài chính tỉnh Trà Vinh", Place = "Trà Vinh", Date = new DateOnly(2023, 7, 5) };

    [Fact]
    public void Train_SameDocuments_GivesSameWeightsThatFindTheFields()
    {
        List<(LabelledDocument, Document)> documents = [.. Enumerable.Range(1, 6).Select(i => Labelled(i))];
        var (first, second) = (Weights(documents), Weights(documents));
        Assert.Equal(first, second);
        Assert.Contains("date|rule\t", first, StringComparison.Ordinal);

        var read = new LearnedMetadata(new MetadataTrainer().Train(documents), "test").Read(Labelled(9).Tagged);
        Assert.Equal(("BÁO CÁO", "9/BC-STC", "Trà Vinh"), (read.DocType, read.NumberSymbol, read.Place));
        Assert.All(read.Confidence, c => Assert.InRange(c.Value, 0.3, 1));
        Assert.Null(read.Period);
    }

    private static (LabelledDocument Truth, Document Tagged) Labelled(int number)
    {
        var text = $"UBND TỈNH TRÀ VINH\nSỞ TÀI CHÍNH\nSố: {number}/BC-STC\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nTrà Vinh, ngày 05 tháng 7 năm 2023\nBÁO CÁO\nVề thu phí chợ\nI. KẾT QUẢ\nCác chợ thu đủ.\n";
        var blocks = new List<Block>();
        for (int start = 0, end; (end = text.IndexOf('\n', start)) >= 0; start = end + 1)
        {
            blocks.Add(new Block(BlockKind.Paragraph, new TextSpan(start, end), 1, null, BlockStyle.Unknown));
        }

        var document = new Document { Source = new SourceFile("report.txt", "report.txt", new string('0', 64), text.Length), Text = text, Blocks = [.. blocks] };
        var truth = new LabelledDocument($"{number}", $"{number}", document, [], []) { Metadata = Shown with { NumberSymbol = $"{number}/BC-STC", Subject = "Về thu phí chợ" } };
        return (truth, StructureStage.ByRules().Run(document, StageContext.Silent()).GetAwaiter().GetResult());
    }

    private static string Weights(List<(LabelledDocument, Document)> documents)
    {
        using var writer = new StringWriter();
        new MetadataTrainer().Train(documents).Write(writer);
        return writer.ToString();
    }
}
