using Xunit;

namespace IngestPipeline.Learning.Tests;

public sealed class FeatureTemplatesTests
{
    private static readonly AttributeSet[] Items =
    [
        new AttributeSet().Add("marker", "Roman").Add("last", "a"),
        new AttributeSet().Add("marker", "none").Add("last", ".").Add("form-date", "1").Add("form-body", "1"),
    ];

    [Theory]
    [InlineData("marker[0]", 0, "marker[0]=Roman")]
    [InlineData("marker[0]&last[+1]", 0, "marker[0]=Roman&last[1]=.")]
    [InlineData("marker[-1]", 1, "marker[-1]=Roman")]
    [InlineData("marker[-1]", 0, "marker[-1]=-")]
    [InlineData("marker[+1]&last[0]", 1, "marker[1]=-&last[0]=.")]
    [InlineData("form-*[0]", 1, "form-date[0]=1", "form-body[0]=1")]
    [InlineData("form-*[0]", 0)]
    public void Template_MakesTheFeaturesOfTheItem(string template, int at, params string[] expected) =>
        Assert.Equal(["bias", .. expected], FeatureTemplates.Parse(["# a comment", "", template]).Apply(Items)[at]);

    [Theory]
    [InlineData("marker[0]&last[+1]&marker[+1]")]
    [InlineData("form-*[0]&last[0]")]
    [InlineData("form-*[0]&form-*[-1]")]
    public void Keys_AreThoseOfTheSpelledFeatures(string template)
    {
        var templates = FeatureTemplates.Parse([template, "marker[-1]"]);

        Assert.Equal(templates.Apply(Items).Select(i => i.Select(f => FeatureKey.Of(f))), templates.Keys(Items));
    }

    [Fact]
    public void Keys_TellTheOrderOfTheParts() => Assert.Equal(6, new[] { "a", "b", "a&b", "b&a", "a&b&b", "ab" }.Select(f => FeatureKey.Of(f)).Distinct().Count());

    [Theory]
    [InlineData("marker")]
    [InlineData("marker[x]")]
    [InlineData("marker[0]&&last[0]")]
    public void LineThatIsNoTemplate_IsNamed(string line) =>
        Assert.Contains(line, Assert.Throws<FormatException>(() => FeatureTemplates.Parse([line])).Message, StringComparison.Ordinal);
}
