using System.CommandLine;
using System.Globalization;
using System.Text;
using IngestPipeline.Cli;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

var root = new RootCommand(
    """
    Đọc, sửa, gắn nhãn, tìm kiếm văn bản hành chính. / Reads, repairs, tags and searches Vietnamese administrative documents.

    Ví dụ / Examples:
      ingest process bao-cao.pdf ke-hoach.docx --out out
      ingest add *.pdf --data /srv/ingest
      ingest search "quyết định bổ nhiệm 2023" --data /srv/ingest
      ingest facts export --format xlsx --out so-lieu.xlsx --unit người

    Mã thoát / Exit codes: 0 xong / done; 1 có sai khác hoặc lỗi / discrepancies or failure; 2 có tệp không đọc được / some file could not be read;
    3 thiếu chương trình cần thiết / a needed program is missing; 64 sai tham số / wrong arguments.
    """)
{
    ProcessCommand.Create(),
    AddCommand.Create(),
    SearchCommand.Create(),
    FactsCommand.Create(),
    TablesCommand.Create(),
    PdfCommand.Create(),
    RepairsCommand.Create(),
    RecogniseCommand.Create(),
    MetadataCommand.Create(),
    ServeCommand.Create(),
    WorkerCommand.Create(),
    VerifyCommand.Create(),
    ReindexCommand.Create(),
    TrainCommand.Create(),
    EvaluateCommand.Create(),
    UserCommand.Create(),
};

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
    {
        Console.Error.WriteLine(error.Message);
    }

    Console.Error.WriteLine("Xem / See: ingest --help");
    return ExitCode.Usage;
}

return await Guard.Run(() => parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }));
