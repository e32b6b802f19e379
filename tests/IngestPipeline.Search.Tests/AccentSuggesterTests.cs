using IngestPipeline.Search.Querying;
using IngestPipeline.Vietnamese.Language;
using Xunit;

namespace IngestPipeline.Search.Tests;

public sealed class AccentSuggesterTests : IDisposable
{
    private readonly SyllableLanguageModel _model = new(LanguageModelFile.Default);

    public void Dispose() => _model.Dispose();

    [Theory]
    [InlineData("quyet dinh bo nhiem", "quyết định bổ nhiệm")]
    [InlineData("Bao cao cai cach hanh chinh nam 2023", "Báo cáo cải cách hành chính năm 2023")]
    [InlineData("\"tinh gian bien che\" loai:\"ke hoach\"", "\"tinh giản biên chế\" loai:\"kế hoạch\"")]
    [InlineData("so:271/BC-UBND", null)]
    [InlineData("quyết định bo nhiem", null)]
    [InlineData("2023", null)]
    [InlineData("", null)]
    [InlineData("zzz qwerty", null)]
    public void Suggest_Query_IsItWithItsAccentsOrNothing(string query, string? meant) => Assert.Equal(meant, new AccentSuggester(_model).Suggest(query));

    [Fact]
    public void Suggest_PastedText_IsLeftAlone() =>
        Assert.Null(new AccentSuggester(_model).Suggest(string.Concat(Enumerable.Repeat("quyet dinh bo nhiem ", 20))));
}
