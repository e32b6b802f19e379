using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using IngestPipeline.Documents;

namespace IngestPipeline.Extraction.Docx;

/// <summary>
/// Reads the XML of a part, without DTD and within the limits. Elements are known by their local names: the strict and the transitional
/// schema (ISO/IEC 29500-1 and -4) differ in namespaces, not in names.
/// </summary>
internal sealed class DocxPart(SourceFile source, DocxLimits limits)
{
    /// <summary>The whole part, for the small ones (styles, numbering, notes); null where it is absent.</summary>
    public XElement? Whole(OpenXmlPart? part)
    {
        if (part is null)
        {
            return null;
        }

        using var reader = Open(part);
        return Guarded(() =>
        {
            reader.MoveToContent();
            return (XElement)XNode.ReadFrom(reader);
        });
    }

    /// <summary>The children of the first element of that name, one at a time, so that a long document is never held as XML.</summary>
    public IEnumerable<XElement> Children(OpenXmlPart part, string parent)
    {
        using var reader = Open(part);
        if (!Guarded(() => Find(reader, parent)))
        {
            yield break;
        }

        var depth = reader.Depth;
        Guarded(() => reader.IsEmptyElement ? !reader.Read() : reader.Read());
        while (!reader.EOF && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                yield return Guarded(() => (XElement)XNode.ReadFrom(reader));
            }
            else
            {
                Guarded(reader.Read);
            }
        }
    }

    private static bool Find(XmlReader reader, string name)
    {
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == name)
            {
                return true;
            }
        }

        return false;
    }

    private XmlReader Open(OpenXmlPart part) => XmlReader.Create(
        part.GetStream(FileMode.Open, FileAccess.Read),
        new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = limits.MaxPartBytes, CloseInput = true, CheckCharacters = false });

    private T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (XmlException e) when (e.Message.Contains("MaxCharactersInDocument", StringComparison.Ordinal))
        {
            throw DocxFailure.TooLarge(source);
        }
        catch (Exception e) when (e is XmlException or InvalidDataException or IOException)
        {
            throw DocxFailure.Damaged(source, e);
        }
    }
}

/// <summary>Short ways to the children and values of WordprocessingML.</summary>
internal static class WordXml
{
    public static XElement? Child(this XElement? element, string name) => element?.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    public static IEnumerable<XElement> Children(this XElement? element, string name) => element?.Elements().Where(e => e.Name.LocalName == name) ?? [];

    public static string? Value(this XElement? element, string name = "val") => element?.Attributes().FirstOrDefault(a => a.Name.LocalName == name)?.Value;

    public static int? Number(this XElement? element, string name = "val") =>
        double.TryParse(element.Value(name), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1e6 ? (int)number : null;

    /// <summary>An on/off property: null where it is not said.</summary>
    public static bool? Flag(this XElement? element) => element is null ? null : element.Value() is not ("0" or "false" or "off" or "none");
}
