namespace IngestPipeline.Learning;

/// <summary>What is known of one item (a line, a candidate): named values, a name with several values allowed (the words of a title).</summary>
public sealed class AttributeSet
{
    private readonly List<(string Name, string Value)> _values = [];

    public IReadOnlyList<(string Name, string Value)> Values => _values;

    /// <param name="value">Without <c>&amp;</c>, which joins the parts of a feature.</param>
    public AttributeSet Add(string name, string value)
    {
        _values.Add((name, value));
        return this;
    }

    /// <summary>Adds the name with the value <c>1</c> where it holds; nothing where it does not.</summary>
    public AttributeSet AddIf(string name, bool holds) => holds ? Add(name, "1") : this;
}
