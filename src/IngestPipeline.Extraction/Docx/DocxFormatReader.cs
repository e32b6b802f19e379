using System.Collections.Immutable;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Flow;
using IngestPipeline.Pipelines;

namespace IngestPipeline.Extraction.Docx;

/// <summary>Reads Word documents of the XML kind (ISO/IEC 29500), as they print: numbers, revisions accepted, hidden text left out.</summary>
public sealed class DocxFormatReader(DocxLimits limits) : IFormatReader
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public bool Reads(FileKind kind) => kind is FileKind.Docx;

    /// <exception cref="DocumentFailureException">Codes: <c>docx-damaged</c>, <c>docx-too-large</c>, <c>docx-unsafe-path</c>, <c>file-no-text</c>.</exception>
    public Task<Document> Read(SourceFile source, FileKind kind, StageContext context) =>
        Task.FromResult(FlowDocumentWriter.Write(source, MediaType, ReadContent(source, context.Cancellation)));

    /// <summary>The content before it is laid out.</summary>
    internal FlowContent ReadContent(SourceFile source, CancellationToken cancellation)
    {
        using var stream = File.OpenRead(source.Path);
        DocxPackageGuard.Check(stream, source, limits);
        try
        {
            return ReadPackage(stream, editable: false, source, cancellation);
        }
        catch (OpenXmlPackageException e) when (e.InnerException is UriFormatException || e.Message.Contains("URI", StringComparison.OrdinalIgnoreCase))
        {
            // Links with malformed addresses are common; the SDK mends them only in a package it may write to.
            return Mended(stream, source, cancellation);
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw DocxFailure.Damaged(source, e);
        }
    }

    private FlowContent Mended(Stream stream, SourceFile source, CancellationToken cancellation)
    {
        using var copy = new MemoryStream();
        stream.Position = 0;
        stream.CopyTo(copy);
        try
        {
            return ReadPackage(copy, editable: true, source, cancellation);
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw DocxFailure.Damaged(source, e);
        }
    }

    private FlowContent ReadPackage(Stream stream, bool editable, SourceFile source, CancellationToken cancellation)
    {
        var settings = new OpenSettings { AutoSave = false };
        if (editable)
        {
            settings.RelationshipErrorHandlerFactory = RelationshipErrorHandler.CreateRewriterFactory((_, _, _) => "http://invalid/");
        }

        using var package = WordprocessingDocument.Open(stream, editable, settings);
        return Content(package.MainDocumentPart ?? throw DocxFailure.Damaged(source), source, cancellation);
    }

    private static bool IsDamage(Exception e) =>
        e is OpenXmlPackageException or FileFormatException or InvalidDataException or System.Xml.XmlException or ArgumentException or UriFormatException or InvalidOperationException or KeyNotFoundException or IOException;

    private FlowContent Content(MainDocumentPart main, SourceFile source, CancellationToken cancellation)
    {
        var part = new DocxPart(source, limits);
        var styles = new DocxStyles(part.Whole(main.StyleDefinitionsPart) ?? part.Whole(main.StylesWithEffectsPart));
        var settings = part.Whole(main.DocumentSettingsPart);
        var notes = Notes(settings);
        var numbering = new DocxNumbering(part.Whole(main.NumberingDefinitionsPart));
        Exception TooDeep() => DocxFailure.TooLarge(source);
        DocxStoryReader Story(bool inNote = false) => new(styles, numbering, new DocxRunReader(styles, notes, inNote, limits.MaxDepth, TooDeep), limits.MaxDepth, TooDeep);

        var body = Story();
        var items = ImmutableArray.CreateBuilder<FlowItem>();
        foreach (var element in part.Children(main, "body"))
        {
            cancellation.ThrowIfCancellationRequested();
            body.Item(element, items);
        }

        var texts = ImmutableDictionary.CreateBuilder<string, ImmutableArray<FlowItem>>();
        Add(main.FootnotesPart, "footnote", endnote: false);
        Add(main.EndnotesPart, "endnote", endnote: true);
        var warnings = main.AlternativeFormatImportParts.Any()
            ? ImmutableArray.Create(new Warning("docx-embedded-part", null, "Tệp nhúng một phần văn bản ở định dạng khác, phần đó chưa được đọc. / The file embeds a part in another format, which was not read."))
            : [];
        return new FlowContent(items.ToImmutable(), texts.ToImmutable(), warnings);

        void Add(OpenXmlPart? notesPart, string name, bool endnote)
        {
            foreach (var note in notesPart is null ? [] : part.Children(notesPart, name + "s").Where(n => n.Name.LocalName == name && n.Value("type") is null or "normal"))
            {
                texts[NoteCounter.Key(endnote, note.Value("id"))] = Story(inNote: true).Items(note.Elements());
            }
        }
    }

    /// <summary>How notes are numbered, as the settings say; Word's own ways otherwise.</summary>
    private static NoteCounter Notes(XElement? settings)
    {
        var foot = settings.Child("footnotePr");
        var end = settings.Child("endnotePr");
        return new NoteCounter(
            foot.Child("numFmt").Value() ?? "decimal", foot.Child("numStart").Number() ?? 1, end.Child("numFmt").Value() ?? "lowerRoman", end.Child("numStart").Number() ?? 1);
    }
}
