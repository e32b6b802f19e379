using System.Diagnostics;
using System.Globalization;
using System.Text;
using CsvHelper;
using IngestPipeline.Testing;
using Xunit;

namespace IngestPipeline.Export.Tests;

/// <summary>What a spreadsheet program reads from the workbook is what the CSV file says.</summary>
public sealed class LibreOfficeTests
{
    /// <summary>Comma, quote, UTF-8, from row 1, values as they are and not as they are shown, every sheet in a file of its own (LibreOffice help: CSV filter options).</summary>
    private const string CsvOfAllSheets = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1";

    [LibreOfficeFact]
    public void Workbook_OpenedByLibreOffice_HasTheContentOfTheCsv()
    {
        using var folder = new TemporaryFolder();
        var rows = Enumerable.Range(0, 300).Select(i => Exported.Of(i / 20, i, Value(i)) with { Sentence = Sentence(i), Date = i % 3 == 0 ? null : new DateOnly(2020 + (i % 7), 1 + (i % 12), 1 + (i % 28)), ReviewedAt = null }).ToList();
        folder.File("so-lieu.xlsx", Exported.As(ExportFormat.Xlsx, rows));

        Run(folder.Path, "--headless", "--norestore", $"-env:UserInstallation=file://{folder.Path}/profile", "--convert-to", CsvOfAllSheets, "--outdir", folder.Path, Path.Combine(folder.Path, "so-lieu.xlsx"));

        var expected = Records(Encoding.UTF8.GetString(Exported.As(ExportFormat.Csv, rows)));
        var found = Records(File.ReadAllText(Path.Combine(folder.Path, "so-lieu-facts.csv")));
        Assert.Equal(301, found.Count);
        for (var i = 0; i < expected.Count; i++)
        {
            Assert.Equal(expected[i], found[i]);
        }

        Assert.Equal(Records(Zip.Text(Exported.As(ExportFormat.Package, rows), "sources.csv")), Records(File.ReadAllText(Path.Combine(folder.Path, "so-lieu-sources.csv"))));
    }

    private static string Value(int i) => (i % 5) switch
    {
        0 => "-13",
        1 => "99.92",
        2 => "0.001",
        3 => "123456789012345678901234567890",
        _ => (i * 1_000_000L).ToString(CultureInfo.InvariantCulture),
    };

    private static string Sentence(int i) => (i % 4) switch
    {
        0 => "=HYPERLINK(\"http://x\")",
        1 => "- Tổng số: \"12\", trong đó\nấp 3; khóm 😀",
        2 => "  thụt đầu dòng, 007",
        _ => "1.250.000",
    };

    private static List<string> Records(string csv)
    {
        using var reader = CsvReader.FromText(csv.TrimStart('\uFEFF'));
        var records = new List<string> { csv.TrimStart('\uFEFF').Split('\r', '\n')[0] };
        var columns = records[0].Split(',').Length;
        while (reader.Read())
        {
            records.Add(string.Join('¦', Enumerable.Range(0, columns).Select(c => reader.GetString(c) ?? "")));
        }

        return records;
    }

    private static void Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(LibreOfficeFactAttribute.Program!) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(TimeSpan.FromMinutes(3)))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail("LibreOffice did not end.");
        }

        Assert.True(process.ExitCode == 0, output.Result + errors.Result);
    }
}

/// <summary>A test that needs LibreOffice Calc; skipped, with the reason, where it is not installed.</summary>
public sealed class LibreOfficeFactAttribute : FactAttribute
{
    public LibreOfficeFactAttribute() => Skip = Program is null ? "LibreOffice Calc is not installed (Debian: libreoffice-calc-nogui)." : null;

    /// <summary>The program can be there without the part that reads workbooks.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(p => new FileInfo(Path.Combine(p, "soffice"))).Where(f => f.Exists)
        .Select(f => f.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? f.FullName)
        .FirstOrDefault(f => File.Exists(Path.Combine(Path.GetDirectoryName(f)!, "libsclo.so")));
}
