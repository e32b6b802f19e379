using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace IngestPipeline.Export.Tests;

/// <summary>
/// The rules of the published profiles of Data Package 2.0, Data Resource, Table Dialect and Table Schema
/// (https://datapackage.org/profiles/2.0/datapackage.json and those beside it; the standard is under the MIT licence), as far as a descriptor written by a program can break
/// them, and those of the specification's text that a JSON schema cannot say: names are unique, keys name fields, references name resources.
/// </summary>
internal static partial class DataPackageProfile
{
    private static readonly Dictionary<string, string[]> Constraints = new(StringComparer.Ordinal)
    {
        ["string"] = ["required", "unique", "pattern", "enum", "minLength", "maxLength"],
        ["number"] = ["required", "unique", "enum", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
        ["integer"] = ["required", "unique", "enum", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
        ["boolean"] = ["required", "enum"],
        ["date"] = ["required", "unique", "enum", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
        ["datetime"] = ["required", "unique", "enum", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
        ["list"] = ["required", "minLength", "maxLength"],
    };

    /// <summary>What is against the rules; empty for a sound descriptor.</summary>
    public static List<string> Check(JsonElement package)
    {
        var faults = new List<string>();
        Texts(package, "package", faults, "$schema", "name", "id", "title", "description", "homepage", "version", "image");
        if (package.TryGetProperty("created", out var created)
            && !(created.ValueKind == JsonValueKind.String && Rfc3339().IsMatch(created.GetString()!) && DateTimeOffset.TryParse(created.GetString(), CultureInfo.InvariantCulture, out _)))
        {
            faults.Add("created is no RFC 3339 date-time");
        }

        Objects(package, "contributors", 1, faults, c =>
        {
            Texts(c, "contributor", faults, "title", "path", "email", "givenName", "familyName", "organization");
            Path(c, "contributor", faults);
        });
        Sources(package, faults);
        Licences(package, faults);
        if (!package.TryGetProperty("resources", out var resources) || resources.ValueKind != JsonValueKind.Array || resources.GetArrayLength() == 0)
        {
            faults.Add("resources: at least one");
            return faults;
        }

        Objects(package, "resources", 1, faults, r => Resource(r, package, faults));
        if (resources.EnumerateArray().Select(Name).Distinct(StringComparer.Ordinal).Count() != resources.GetArrayLength())
        {
            faults.Add("resources: names must be unique");
        }

        return faults;
    }

    private static void Resource(JsonElement resource, JsonElement package, List<string> faults)
    {
        var at = "resource " + Name(resource);
        Texts(resource, at, faults, "$schema", "name", "type", "title", "description", "format", "mediatype", "encoding", "hash");
        if (Name(resource) is null || resource.TryGetProperty("path", out _) == resource.TryGetProperty("data", out _))
        {
            faults.Add(at + ": a name, and either path or data");
        }

        Path(resource, at, faults);
        Sources(resource, faults);
        Licences(resource, faults);
        Matches(resource, at, "type", Table(), faults);
        Matches(resource, at, "mediatype", MediaType(), faults);
        Matches(resource, at, "hash", Hash(), faults);
        if (resource.TryGetProperty("bytes", out var bytes) && !(bytes.ValueKind == JsonValueKind.Number && bytes.TryGetInt64(out _)))
        {
            faults.Add(at + ": bytes is no integer");
        }

        if (resource.TryGetProperty("dialect", out var dialect))
        {
            Texts(dialect, at + " dialect", faults, "$schema", "commentChar", "delimiter", "lineTerminator", "quoteChar", "escapeChar", "nullSequence");
            foreach (var flag in new[] { "header", "doubleQuote", "skipInitialSpace" })
            {
                if (dialect.TryGetProperty(flag, out var value) && value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
                {
                    faults.Add($"{at} dialect: {flag} is no boolean");
                }
            }
        }

        if (resource.TryGetProperty("schema", out var schema))
        {
            Schema(schema, at, package, faults);
        }
    }

    private static void Schema(JsonElement schema, string at, JsonElement package, List<string> faults)
    {
        Objects(schema, "fields", 1, faults, f => Field(f, at, faults));
        var names = Names(schema);
        if (names.Length == 0 || names.Distinct(StringComparer.Ordinal).Count() != names.Length)
        {
            faults.Add(at + ": fields with unique names");
        }

        if (schema.TryGetProperty("missingValues", out var missing) && !AllText(missing))
        {
            faults.Add(at + ": missingValues are texts");
        }

        if (schema.TryGetProperty("primaryKey", out var key) && !Keys(key).All(names.Contains))
        {
            faults.Add(at + ": primaryKey names no field");
        }

        Objects(schema, "foreignKeys", 1, faults, foreign =>
        {
            var reference = foreign.GetProperty("reference");
            var target = reference.TryGetProperty("resource", out var resource)
                ? package.GetProperty("resources").EnumerateArray().FirstOrDefault(r => Name(r) == resource.GetString())
                : default;
            if (!Keys(foreign.GetProperty("fields")).All(names.Contains) || target.ValueKind != JsonValueKind.Object || !Keys(reference.GetProperty("fields")).All(Names(target.GetProperty("schema")).Contains))
            {
                faults.Add(at + ": foreignKeys refer to nothing");
            }
        });
    }

    private static void Field(JsonElement field, string at, List<string> faults)
    {
        var name = $"{at} field {Name(field)}";
        Texts(field, name, faults, "name", "type", "title", "description", "format", "rdfType", "delimiter");
        var type = field.TryGetProperty("type", out var t) ? t.GetString()! : "string";
        if (Name(field) is null || !Constraints.TryGetValue(type, out var known))
        {
            faults.Add($"{name}: no name, or a type that is not used here: {type}");
            return;
        }

        if (type == "list" && field.TryGetProperty("itemType", out var item) && item.GetString() is not ("string" or "number" or "integer" or "boolean" or "datetime" or "date" or "time"))
        {
            faults.Add(name + ": itemType");
        }

        foreach (var constraint in field.TryGetProperty("constraints", out var constraints) ? constraints.EnumerateObject() : default)
        {
            var sound = constraint.Name switch
            {
                "required" or "unique" => constraint.Value.ValueKind is JsonValueKind.True or JsonValueKind.False,
                "enum" => constraint.Value.ValueKind == JsonValueKind.Array && constraint.Value.GetArrayLength() > 0
                    && constraint.Value.EnumerateArray().Select(v => v.GetRawText()).Distinct(StringComparer.Ordinal).Count() == constraint.Value.GetArrayLength()
                    && (type != "string" || AllText(constraint.Value)),
                "pattern" => constraint.Value.ValueKind == JsonValueKind.String,
                _ => constraint.Value.ValueKind == JsonValueKind.Number,
            };
            if (!sound || !known.Contains(constraint.Name))
            {
                faults.Add($"{name}: constraint {constraint.Name} of {type}");
            }
        }
    }

    private static void Sources(JsonElement owner, List<string> faults) => Objects(owner, "sources", 0, faults, s =>
    {
        Texts(s, "source", faults, "title", "path", "email", "version");
        Path(s, "source", faults);
    });

    private static void Licences(JsonElement owner, List<string> faults) => Objects(owner, "licenses", 1, faults, l =>
    {
        Texts(l, "licence", faults, "name", "path", "title");
        Path(l, "licence", faults);
        Matches(l, "licence", "name", LicenceName(), faults);
        if (Name(l) is null && !l.TryGetProperty("path", out _))
        {
            faults.Add("licence: a name or a path");
        }
    });

    private static void Objects(JsonElement owner, string property, int least, List<string> faults, Action<JsonElement> check)
    {
        if (!owner.TryGetProperty(property, out var items))
        {
            return;
        }

        if (items.ValueKind != JsonValueKind.Array || items.GetArrayLength() < least || items.EnumerateArray().Any(i => i.ValueKind != JsonValueKind.Object || !i.EnumerateObject().Any()))
        {
            faults.Add($"{property}: {least} or more objects, none empty");
            return;
        }

        foreach (var item in items.EnumerateArray())
        {
            check(item);
        }
    }

    private static void Texts(JsonElement owner, string at, List<string> faults, params string[] properties) =>
        faults.AddRange(properties.Where(p => owner.TryGetProperty(p, out var value) && value.ValueKind != JsonValueKind.String).Select(p => $"{at}: {p} is no text"));

    private static void Matches(JsonElement owner, string at, string property, Regex pattern, List<string> faults)
    {
        if (owner.TryGetProperty(property, out var value) && !(value.ValueKind == JsonValueKind.String && pattern.IsMatch(value.GetString()!)))
        {
            faults.Add($"{at}: {property} is {value}");
        }
    }

    private static void Path(JsonElement owner, string at, List<string> faults) => Matches(owner, at, "path", UrlOrPath(), faults);

    private static string? Name(JsonElement owner) => owner.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;

    private static string[] Names(JsonElement schema) => [.. schema.GetProperty("fields").EnumerateArray().Select(f => Name(f) ?? "")];

    private static IEnumerable<string> Keys(JsonElement key) => key.ValueKind == JsonValueKind.String ? [key.GetString()!] : key.EnumerateArray().Select(k => k.GetString()!);

    private static bool AllText(JsonElement items) => items.ValueKind == JsonValueKind.Array && items.EnumerateArray().All(i => i.ValueKind == JsonValueKind.String);

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)\z")]
    private static partial Regex Rfc3339();

    /// <summary>A web address, or a path below the package: not hidden, not absolute, not upwards.</summary>
    [GeneratedRegex(@"^((http|ftp)s?://.*|(?!file:)[^./~\\](?!.*(/\.\./|\\|://)).*)\z", RegexOptions.Singleline)]
    private static partial Regex UrlOrPath();

    [GeneratedRegex(@"^table\z")]
    private static partial Regex Table();

    [GeneratedRegex(@"^.+/.+\z")]
    private static partial Regex MediaType();

    [GeneratedRegex(@"^([^:]+:[a-fA-F0-9]+|[a-fA-F0-9]{32})?\z")]
    private static partial Regex Hash();

    [GeneratedRegex(@"^[-a-zA-Z0-9._]+\z")]
    private static partial Regex LicenceName();
}
