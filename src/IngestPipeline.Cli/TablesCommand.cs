using System.CommandLine;
using System.Globalization;
using IngestPipeline.Archive;
using IngestPipeline.Documents;
using IngestPipeline.Export;
using IngestPipeline.Hosting;
using IngestPipeline.Pipelines;

namespace IngestPipeline.Cli;

/// <summary><c>ingest tables FILE…</c>, <c>ingest tables --archive</c>: the tables of files, or of all stored documents, as CSV or XLSX.</summary>
internal static class TablesCommand
{
    private enum TableFormat
    {
        /// <summary>One file a table.</summary>
        Csv,

        /// <summary>One workbook a document, with a sheet a table.</summary>
        Xlsx,
    }

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Tệp cần đọc / Files to read", Arity = ArgumentArity.ZeroOrMore };
        var archive = new Option<bool>("--archive") { Description = "Mọi tài liệu trong kho thay cho tệp / All documents of the archive instead of files" };
        var data = CommonOptions.Data();
        var output = new Option<string>("--out") { Description = "Thư mục nhận bảng / Folder for the tables", Required = true };
        var format = new Option<TableFormat>("--format") { Description = "csv (mỗi bảng một tệp / one file a table), xlsx (mỗi tài liệu một sổ / one workbook a document)", DefaultValueFactory = _ => TableFormat.Csv };
        var pipeline = new Option<string>("--pipeline") { Description = "Định nghĩa quy trình / Pipeline definition (YAML)", DefaultValueFactory = _ => PipelineFactory.DefaultDefinition };
        var restricted = new Option<bool>("--restricted") { Description = "Kể cả văn bản mật / Documents under secrecy too" };
        var command = new Command(
            "tables",
            """
            Xuất bảng của tệp hoặc của kho. / Exports the tables of files, or of the archive.

            Ví dụ / Example: ingest tables bao-cao.pdf --format xlsx --out bang
            """)
        {
            files, archive, data, output, format, pipeline, restricted,
        };
        command.Validators.Add(r =>
        {
            if ((r.GetValue(files) is { Length: > 0 }) == r.GetValue(archive))
            {
                r.AddError("Cần tệp hoặc --archive, không phải cả hai / Files or --archive are needed, not both");
            }
        });
        command.SetAction(async (r, cancellation) =>
        {
            var folder = r.GetRequiredValue(output);
            Directory.CreateDirectory(folder);
            var names = new OutputNames();
            var (kind, count) = (r.GetValue(format), 0);
            if (r.GetValue(archive))
            {
                using var opened = ArchiveServices.Open(r.GetRequiredValue(data), TimeProvider.System);
                foreach (var document in Stored(opened, r.GetValue(restricted) ? AccessLevel.Secret : AccessLevel.Open))
                {
                    cancellation.ThrowIfCancellationRequested();
                    count += Write(document, folder, names.Of(document.Source.Name), kind);
                }

                return Told(count, ExitCode.Done);
            }

            var failed = false;
            await using var engines = new PipelineEngines(1);
            var runner = new PipelineRunner(PipelineFactory.Load(r.GetRequiredValue(pipeline), engines), new NoCheckpoints(), TimeProvider.System);
            foreach (var file in r.GetRequiredValue(files).DistinctBy(Path.GetFullPath, StringComparer.Ordinal))
            {
                try
                {
                    var result = await runner.Run(new Document { Source = SourceFiles.Open(file) }, StageContext.Silent(cancellation));
                    count += Write(result.Document, folder, names.Of(file), kind);
                }
                catch (DocumentFailureException e)
                {
                    failed = true;
                    Console.Error.WriteLine(ConsoleText.OneLine(e.Message));
                }
            }

            return Told(count, failed ? ExitCode.BadInput : ExitCode.Done);
        });
        return command;
    }

    private static IEnumerable<Document> Stored(ArchiveServices archive, AccessLevel level)
    {
        string? after = null;
        do
        {
            var page = archive.Documents.List(DocumentFilter.All, level, new PageRequest(200, after));
            foreach (var row in page.Items)
            {
                if (archive.Contents.Read(row.Id, level) is { Document: var document })
                {
                    yield return document;
                }
            }

            after = page.Next;
        }
        while (after is not null);
    }

    /// <param name="name">Of the document's output, as <see cref="OutputNames"/> gives it.</param>
    private static int Write(Document document, string folder, string name, TableFormat format)
    {
        var tables = ExportedTable.Of(document);
        var stem = Path.Combine(folder, Path.GetFileNameWithoutExtension(name));
        if (format == TableFormat.Xlsx && !tables.IsEmpty)
        {
            using var workbook = File.Create(stem + ".xlsx");
            TableExporter.WriteWorkbook(tables, workbook);
        }

        foreach (var table in format == TableFormat.Csv ? tables : [])
        {
            using var csv = File.Create(string.Create(CultureInfo.InvariantCulture, $"{stem}-bang-{table.Number}.csv"));
            TableExporter.WriteCsv(table.Table, csv);
        }

        return tables.Length;
    }

    private static int Told(int count, int code)
    {
        Console.Error.WriteLine($"{count} bảng / tables");
        return code;
    }
}
