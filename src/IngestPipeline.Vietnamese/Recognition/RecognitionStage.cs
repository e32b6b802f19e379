using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Pipelines;
using IngestPipeline.Vietnamese.Language;

namespace IngestPipeline.Vietnamese.Recognition;

/// <summary>
/// Puts words of recognised pages right that the engine misread. Pages with a text layer of their own are not touched. Runs on normalised text, which is
/// what the language model knows. Repairs of the text are the document's; those of cells stay with their cells, whose text stands apart.
/// </summary>
public sealed class RecognitionStage(SyllableLanguageModel model, ConfusionTable confusions) : IStage
{
    public StageId Id { get; } = new("recognition", $"6+{model.Identity}+{confusions.Identity}");

    public Task<Document> Run(Document document, StageContext context)
    {
        var recognized = document.Pages.Where(p => p.Method is PageMethod.Ocr or PageMethod.Mixed).Select(p => p.Number).ToHashSet();
        if (recognized.Count == 0)
        {
            return Task.FromResult(document);
        }

        var paragraphs = Paragraphs(document, recognized);
        var edits = AbbreviationHabits.Edits(paragraphs);
        edits.AddRange(paragraphs.SelectMany(p => SymbolGrammar.Edits(p.Paragraph.Text).Select(e => e with { Source = e.Source.Shift(p.Start) })));
        var spoken = edits.Select(e => e.Source).ToList();
        var corrected = new DocumentCorrector(model, confusions).Edits([.. paragraphs.Select(p => p.Paragraph)], RecognitionCorrector.LeastConfidence, context.Cancellation);
        edits.AddRange(paragraphs.Zip(corrected).SelectMany(p => p.Second.Select(e => e with { Source = e.Source.Shift(p.First.Start) })).Where(e => !spoken.Any(e.Source.Overlaps)));

        return Task.FromResult(Cells(document, recognized, new RecognitionCorrector(model, confusions), context).Rewrite(edits));
    }

    /// <summary>The document with words in cells of its tables put right, and on paper where they stand; what the text taught about this scan is not used on them.</summary>
    private static Document Cells(Document document, HashSet<int> pages, RecognitionCorrector corrector, StageContext context)
    {
        var tables = document.Tables.ToBuilder();
        var words = document.OtherWords.ToBuilder();
        foreach (var cell in RecognizedCells.In(document, pages))
        {
            context.Cancellation.ThrowIfCancellationRequested();
            if (corrector.EditsOfCell(cell.Text) is { Count: > 0 } edits)
            {
                var corrected = new CorrectedCell(cell, edits);
                var (table, row, column) = cell.Place;
                var rows = tables[table].Rows;
                tables[table] = tables[table] with { Rows = rows.SetItem(row, rows[row].SetItem(column, corrected.Of(rows[row][column]))) };
                corrected.Write(words);
            }
        }

        return document with { Tables = tables.DrainToImmutable(), OtherWords = words.DrainToImmutable() };
    }

    private static List<(int Start, RecognizedParagraph Paragraph)> Paragraphs(Document document, HashSet<int> pages)
    {
        var paragraphs = new List<(int, RecognizedParagraph)>();
        var word = 0;
        foreach (var block in document.Blocks.Where(b => !b.Span.IsEmpty && pages.Contains(b.Page)).OrderBy(b => b.Span.Start))
        {
            while (word < document.Words.Length && document.Words[word].Span.End <= block.Span.Start)
            {
                word++;
            }

            var words = ImmutableArray.CreateBuilder<(TextSpan, double)>();
            for (; word < document.Words.Length && document.Words[word].Span.Start < block.Span.End; word++)
            {
                if (block.Span.Contains(document.Words[word].Span))
                {
                    words.Add((document.Words[word].Span.Shift(-block.Span.Start), document.Words[word].Confidence));
                }
            }

            paragraphs.Add((block.Span.Start, new RecognizedParagraph(block.Span.In(document.Text), words.ToImmutable())));
        }

        return paragraphs;
    }
}
