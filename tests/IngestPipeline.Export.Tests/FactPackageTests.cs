using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsvHelper;
using Xunit;

namespace IngestPipeline.Export.Tests;

public sealed class FactPackageTests
{
    private static readonly byte[] Sample = Exported.As(ExportFormat.Package, [Exported.Row, Exported.Of(1, 1, "-2.5"), Exported.Of(1, 2), Exported.Of(2, 1)]);

    private static JsonElement Descriptor => JsonDocument.Parse(Zip.Text(Sample, "datapackage.json")).RootElement;

    [Fact]
    public void Descriptor_FollowsThePublishedProfile() => Assert.Empty(DataPackageProfile.Check(Descriptor));

    [Fact]
    public void Descriptor_OfNothing_FollowsTheProfileToo() =>
        Assert.Empty(DataPackageProfile.Check(JsonDocument.Parse(Zip.Text(Exported.As(ExportFormat.Package, []), "datapackage.json")).RootElement));

    [Fact]
    public void Descriptor_TellsVersionLicenceSourcesAndFilter()
    {
        Assert.Equal(("https://datapackage.org/profiles/2.0/datapackage.json", "2.0.42", "2026-01-05T08:30:00Z"), (Text("$schema"), Text("version"), Text("created")));
        Assert.Equal("other-pd", Descriptor.GetProperty("licenses")[0].GetProperty("name").GetString());
        Assert.Equal(3, Descriptor.GetProperty("sources").GetArrayLength());
        Assert.Equal("BÁO CÁO 271/BC-SNV, Sở Nội vụ tỉnh Tân Giang, 2023-06-26", Descriptor.GetProperty("sources")[0].GetProperty("title").GetString());
        Assert.Contains("indicator: kinh phí; period: 2023; review: counted; min-confidence: 0.8", Text("description"), StringComparison.Ordinal);
        Assert.True(Guid.TryParse(Text("id"), out _));
    }

    [Fact]
    public void Resources_HaveTheBytesAndHashesTold_WithoutByteOrderMark()
    {
        foreach (var resource in Descriptor.GetProperty("resources").EnumerateArray())
        {
            var bytes = Zip.Bytes(Sample, resource.GetProperty("path").GetString()!);

            Assert.Equal(bytes.Length, resource.GetProperty("bytes").GetInt64());
            Assert.Equal("sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes)), resource.GetProperty("hash").GetString());
            Assert.NotEqual(0xEF, bytes[0]);
        }
    }

    [Fact]
    public void Resources_HaveTheFieldsOfTheirSchema_AndKeysThatHold()
    {
        var (facts, sources) = (Rows("facts"), Rows("sources"));

        Assert.Equal(4, facts.Select(r => (r["document"], r["fact"])).Distinct().Count());
        Assert.Equal("1, 2, 1", string.Join(", ", sources.Select(s => s["facts"])));
        Assert.Equal(facts.Select(r => r["document"]).Distinct(), sources.Select(r => r["document"]));
        Assert.Equal("-2.5", facts[1]["value"]);
    }

    [Theory]
    [InlineData("$.resources[0].hash", "\"md4:xyz\"", "hash")]
    [InlineData("$.resources[0].path", "\"../facts.csv\"", "path")]
    [InlineData("$.resources[1].name", "\"facts\"", "unique")]
    [InlineData("$.resources[0].schema.fields[0].type", "\"text\"", "type")]
    [InlineData("$.resources[0].schema.fields[3].constraints", "{\"pattern\":\"x\"}", "constraint pattern")]
    [InlineData("$.resources[0].schema.primaryKey", "[\"nothing\"]", "primaryKey")]
    [InlineData("$.resources[0].schema.foreignKeys[0].reference.resource", "\"nothing\"", "foreignKeys")]
    [InlineData("$.licenses", "[{\"title\":\"mine\"}]", "licence")]
    [InlineData("$.created", "\"yesterday\"", "created")]
    [InlineData("$.sources", "[{}]", "sources")]
    public void Profile_BrokenDescriptor_IsFound(string place, string value, string fault)
    {
        var package = JsonNode.Parse(Descriptor.GetRawText())!;
        Put(package, place, JsonNode.Parse(value)!);

        Assert.Contains(DataPackageProfile.Check(JsonDocument.Parse(package.ToJsonString()).RootElement), f => f.Contains(fault, StringComparison.Ordinal));
    }

    private static string Text(string property) => Descriptor.GetProperty(property).GetString()!;

    private static List<Dictionary<string, string>> Rows(string resource)
    {
        var fields = Descriptor.GetProperty("resources").EnumerateArray().Single(r => r.GetProperty("name").GetString() == resource)
            .GetProperty("schema").GetProperty("fields").EnumerateArray().Select(f => f.GetProperty("name").GetString()!).ToList();
        var text = Zip.Text(Sample, resource + ".csv");
        Assert.Equal(string.Join(',', fields), text[..text.IndexOf('\r', StringComparison.Ordinal)]);
        using var csv = CsvReader.FromText(text);
        var rows = new List<Dictionary<string, string>>();
        while (csv.Read())
        {
            rows.Add(fields.ToDictionary(f => f, f => csv.GetString(f) ?? ""));
        }

        return rows;
    }

    /// <summary>Replaces what stands at a path like <c>$.resources[0].hash</c>.</summary>
    private static void Put(JsonNode root, string place, JsonNode value)
    {
        var steps = place[2..].Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.');
        var owner = steps[..^1].Aggregate(root, (node, step) => int.TryParse(step, out var index) ? node[index]! : node[step]!);
        owner[steps[^1]] = value;
    }
}
