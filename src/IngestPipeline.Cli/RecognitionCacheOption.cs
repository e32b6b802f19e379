using System.CommandLine;
using System.Globalization;
using IngestPipeline.Hosting;

namespace IngestPipeline.Cli;

/// <summary><c>--recognition-cache MB</c>: disk for what the OCR engine gave for page images.</summary>
internal static class RecognitionCacheOption
{
    private const string Variable = "INGEST_RECOGNITION_CACHE";
    private const int Megabyte = 1 << 20;

    public static Option<int?> Create()
    {
        var option = new Option<int?>("--recognition-cache")
        {
            Description = $"MB đĩa để giữ kết quả nhận dạng từng trang; 0: không giữ / MB of disk for what was recognised of each page; 0: keep nothing ({Variable}; {IngestOptions.DefaultRecognitionCache / Megabyte})",
        };
        option.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<int?>() < 0)
            {
                r.AddError("--recognition-cache: số MB, từ 0 trở lên / megabytes, 0 or more");
            }
        });
        return option;
    }

    /// <summary>Bytes.</summary>
    /// <param name="given">As named on the command line; null: what the environment says.</param>
    /// <exception cref="FormatException">The environment says no number.</exception>
    public static long Bytes(int? given = null)
    {
        if (given is null && Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text)
        {
            given = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var megabytes) ? megabytes
                : throw new FormatException($"{Variable}={text}: cần một số MB, từ 0 trở lên / megabytes, 0 or more, are wanted");
        }

        return given * (long)Megabyte ?? IngestOptions.DefaultRecognitionCache;
    }
}
