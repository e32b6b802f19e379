using System.Globalization;
using System.Text;

namespace IngestPipeline.Tools.Tests;

/// <summary>Writes small PDF files by hand, so that a test shows every operator it is about.</summary>
internal sealed class MinimalPdf
{
    private readonly List<string> _objects = [];
    private readonly List<int> _pages = [];

    public MinimalPdf()
    {
        Add("<< /Type /Catalog /Pages 2 0 R >>");
        Add("");
    }

    /// <summary>Adds an object and gives its number.</summary>
    public int Add(string body)
    {
        _objects.Add(body);
        return _objects.Count;
    }

    public int Stream(string content, string entries = "") => Add($"<< {entries} /Length {Encoding.Latin1.GetByteCount(content)} >>\nstream\n{content}\nendstream");

    /// <summary>A page of 200 × 300 points with fonts and XObjects as given: <c>/F1 5 0 R</c>.</summary>
    public MinimalPdf Page(string content, string fonts = "/F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>", string more = "", string xobjects = "")
    {
        var stream = Stream(content);
        _pages.Add(Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] /Contents {stream} 0 R /Resources << /Font << {fonts} >> /XObject << {xobjects} >> >> {more} >>"));
        return this;
    }

    public byte[] Build()
    {
        _objects[1] = $"<< /Type /Pages /Kids [{string.Join(' ', _pages.Select(p => $"{p} 0 R"))}] /Count {_pages.Count} >>";
        var text = new StringBuilder("%PDF-1.7\n");
        var offsets = new List<int>();
        for (var i = 0; i < _objects.Count; i++)
        {
            offsets.Add(text.Length);
            text.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{_objects[i]}\nendobj\n");
        }

        var xref = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {_objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
        {
            text.Append(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n");
        }

        text.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {_objects.Count + 1} /Root 1 0 R >>\nstartxref\n{xref}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(text.ToString());
    }
}
