using System.CommandLine;
using System.Globalization;
using IngestPipeline.Archive;
using IngestPipeline.Documents;
using IngestPipeline.Hosting;
using IngestPipeline.Pipelines;

namespace IngestPipeline.Cli;

/// <summary><c>ingest pdf</c>: a searchable PDF/A of a scan, read now or stored in the archive.</summary>
internal static class PdfCommand
{
    public static Command Create()
    {
        var document = new Argument<string>("FILE|ID")
        {
            Description = "Tệp (được đọc ngay), hoặc mã tài liệu trong kho, phần đầu là đủ / A file, which is read now, or the id of a document of the archive, its beginning will do",
        };
        var output = new Option<string>("--out") { Description = "Tệp PDF nhận kết quả / The PDF to write", Required = true };
        var data = CommonOptions.Data();
        var pipeline = new Option<string>("--pipeline") { Description = "Định nghĩa quy trình / Pipeline definition (YAML)", DefaultValueFactory = _ => PipelineFactory.DefaultDefinition };
        var command = new Command(
            "pdf",
            """
            Làm PDF hai lớp (PDF/A-2b): ảnh trang và chữ đã nhận dạng, đã sửa, nằm dưới ảnh. / Makes a searchable PDF/A-2b: the page images with the corrected text behind them.

            Ví dụ / Examples:
              ingest pdf ban-quet.pdf --out ban-quet-co-chu.pdf
              ingest pdf 3fa9c1 --data /srv/ingest --out ban-quet-co-chu.pdf
            """)
        {
            document, output, data, pipeline,
        };
        command.SetAction(async (r, cancellation) =>
        {
            var (named, path) = (r.GetRequiredValue(document), r.GetRequiredValue(output));
            await using var engines = new PipelineEngines(1);
            if (File.Exists(named))
            {
                var runner = new PipelineRunner(PipelineFactory.Load(r.GetRequiredValue(pipeline), engines), new NoCheckpoints(), TimeProvider.System);
                var read = (await runner.Run(new Document { Source = SourceFiles.Open(named) }, StageContext.Silent(cancellation))).Document;
                return await Write(engines, read.Source, read, path, cancellation);
            }

            using var archive = ArchiveServices.Open(r.GetRequiredValue(data), TimeProvider.System);
            if (NamedDocument.Find(archive, named) is not { } id || archive.Contents.Read(id, AccessLevel.Secret) is not { Document: var stored } || !archive.Blobs.Exists(id))
            {
                return NamedDocument.Unknown(named);
            }

            return await Write(engines, stored.Source with { Path = archive.Blobs.PathOf(id) }, stored, path, cancellation);
        });
        return command;
    }

    /// <summary>The file appears under its name when it is whole.</summary>
    private static async Task<int> Write(PipelineEngines engines, SourceFile source, Document document, string path, CancellationToken cancellation)
    {
        var part = path + ".part";
        try
        {
            var made = await engines.Searchable.Write(source, document, TimeProvider.System.GetUtcNow(), part, null, cancellation);
            foreach (var warning in made.Warnings)
            {
                Console.Error.WriteLine(ConsoleText.OneLine(warning.Message));
            }

            File.Move(part, path, overwrite: true);
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{made.Pages} trang / pages, {new FileInfo(path).Length} byte"));
            return ExitCode.Done;
        }
        finally
        {
            File.Delete(part);
        }
    }
}
