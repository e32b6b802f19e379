using System.CommandLine;
using System.Text.Json;
using IngestPipeline.Archive;
using IngestPipeline.Documents;
using IngestPipeline.Hosting;
using IngestPipeline.Search;
using IngestPipeline.Search.Results;
using IngestPipeline.Vietnamese.Language;

namespace IngestPipeline.Cli;

/// <summary><c>ingest search QUERY</c>: asks the index, also while a server writes to it.</summary>
internal static class SearchCommand
{
    public static Command Create()
    {
        var query = new Argument<string[]>("QUERY") { Description = "Từ, \"cụm từ\", -loại trừ, loại:, năm:, cơ quan:, số: / words, \"phrases\", -not, fields", Arity = ArgumentArity.OneOrMore };
        var data = CommonOptions.Data();
        var page = new Option<int>("--page") { Description = "Trang kết quả / Page of results", DefaultValueFactory = _ => 1 };
        var restricted = new Option<bool>("--restricted") { Description = "Kể cả văn bản mật / Documents under secrecy too" };
        var json = CommonOptions.Json("Kết quả / Results");
        var command = new Command(
            "search",
            """
            Tìm trong kho, có dấu hoặc không dấu. / Searches the archive, with or without accents.

            Ví dụ / Examples:
              ingest search quyết định bổ nhiệm 2023
              ingest search '"biên chế" loại:"báo cáo" năm:2021-2023'
            """)
        {
            query, data, page, restricted, json,
        };
        command.SetAction(async (r, cancellation) =>
        {
            var folder = ArchiveFolder.Open(r.GetRequiredValue(data));
            await using var engine = IngestServices.OpenSearch(folder, readOnly: true);
            var request = new SearchRequest(string.Join(' ', r.GetRequiredValue(query)), r.GetValue(restricted) ? AccessLevel.Secret : AccessLevel.Open) { Page = r.GetValue(page) };
            var results = await engine.Search(request, cancellation);
            SyllableLanguageModel? model = null;
            results = results with { Suggestion = IngestServices.OpenSuggester(() => model = new SyllableLanguageModel(LanguageModelFile.Default)).Suggest(request.Query) };
            model?.Dispose();
            if (r.GetValue(json))
            {
                Console.WriteLine(JsonSerializer.Serialize(results, JsonOutput.Options));
            }
            else
            {
                Print(results);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static void Print(SearchResults results)
    {
        foreach (var notice in results.Notices)
        {
            Console.Error.WriteLine($"{notice.Vietnamese} / {notice.English}");
        }

        if (results.Suggestion is { } meant)
        {
            Console.Error.WriteLine(ConsoleText.OneLine($"Ý bạn là / Did you mean: {meant}"));
        }

        Console.WriteLine($"{results.Total} văn bản / documents");
        foreach (var hit in results.Hits)
        {
            Console.WriteLine();
            Console.WriteLine($"{hit.Title.Text}  [{hit.NumberSymbol ?? "–"}]  {hit.Issuer}  {hit.Date:yyyy-MM-dd}");
            Console.WriteLine($"  {hit.FileName}  {hit.DocumentId[..12]}");
            foreach (var passage in hit.Passages)
            {
                Console.WriteLine($"  tr. {passage.Page}: {passage.Heading}");
                Console.WriteLine($"    {string.Concat(passage.Snippet.Pieces().Select(p => p.Marked ? $"[{p.Text}]" : p.Text))}");
            }
        }
    }
}
