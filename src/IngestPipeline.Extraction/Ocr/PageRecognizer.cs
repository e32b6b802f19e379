using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Layout;
using IngestPipeline.Vietnamese.Syllables;

namespace IngestPipeline.Extraction.Ocr;

/// <summary>A page's frame: number from 1, points as displayed.</summary>
public readonly record struct PageFrame(int Number, double Width, double Height, int Rotation);

/// <summary>Recognises the image of one page; a page that cannot be recognised stays, empty, with a warning.</summary>
public sealed class PageRecognizer(IOcrEngine engine)
{
    /// <summary>Recognition below this mean confidence is worth a look.</summary>
    private const double Doubtful = 0.6;

    private const int MostAreas = 4;

    /// <summary>About half of the words are misread on which ink of a seal lay.</summary>
    private const double BlottedWord = 0.5;

    /// <summary>Fewer words than this, doubtful ones, are what an engine sees in pictures.</summary>
    private const int FewWords = 30;
    private const double Guessed = 0.5;
    private const double SyllablesOfText = 0.35;

    private readonly CellReader _cells = new(engine);

    public async Task<PageContent> Recognize(RasterPage image, PageFrame frame, CancellationToken cancellation)
    {
        var outcome = await engine.Recognize(image.Path, image.Dpi, cancellation);
        switch (outcome)
        {
            case OcrOutcome.Failed failed:
                return await ReadSimply(image, frame, failed, cancellation);
            case OcrOutcome.Recognized recognized:
                recognized = recognized with { Words = await ReadDoubtfulAgain(image, recognized, cancellation) };
                var page = Page(frame, recognized, image, 0);
                var sideways = IsSideways(recognized.Words);
                if ((page.Confidence < Doubtful || sideways) && await engine.RecognizeTurned(image.Path, image.Dpi, cancellation) is var (turn, upright)
                    && Page(frame, upright, image, turn) is var turned && turned.Confidence > page.Confidence + (sideways ? -0.1 : 0.1))
                {
                    page = turned;
                    if (!page.Rules.IsEmpty && image.Turned(turn) is { } standing)
                    {
                        using (standing)
                        {
                            page = await ReadCells(frame, upright, standing, image, page, cancellation) ?? page;
                        }
                    }
                }
                else if (!page.Rules.IsEmpty)
                {
                    page = await ReadCells(frame, recognized, image, image, page, cancellation) ?? page;
                }

                return Judged(page, frame, image);
            default:
                return Blank(frame, image);
        }
    }

    /// <summary>A page that the engine could not manage is tried once more at half its resolution, without second readings.</summary>
    private async Task<PageContent> ReadSimply(RasterPage image, PageFrame frame, OcrOutcome.Failed failed, CancellationToken cancellation)
    {
        if (failed.Code is "ocr-timeout" or "ocr-memory" or "ocr-crashed" && image.Halved() is { } halved)
        {
            using (halved)
            {
                switch (await engine.Recognize(halved.Path, halved.Dpi, cancellation))
                {
                    case OcrOutcome.Recognized recognized:
                        return Judged(Page(frame, recognized, halved, 0), frame, image);
                    case OcrOutcome.NoText:
                        return Blank(frame, image);
                }
            }
        }

        return Unreadable(frame, failed.Code, failed.Detail) with { Marks = Marks(frame, image) };
    }

    /// <summary>The page with what is to be said about it; without its words where those were only guessed from a picture.</summary>
    private static PageContent Judged(PageContent page, PageFrame frame, RasterPage image)
    {
        if (page.Words.IsEmpty || IsPicture(page.Words))
        {
            return Blank(frame, image);
        }

        page = page with { Marks = Marks(frame, image) };
        return page.Confidence >= Doubtful ? page : page with
        {
            Warnings = [new Warning("ocr-doubtful", frame.Number, $"Kết quả nhận dạng trang {frame.Number} kém tin cậy / Recognition of page {frame.Number} is doubtful")],
        };
    }

    private static bool IsPicture(ImmutableArray<LayoutWord> words)
    {
        if (words.Length >= FewWords)
        {
            return false;
        }

        var sureness = words.Sum(w => w.Confidence * w.Text.Length) / words.Sum(w => w.Text.Length);
        return sureness < Guessed || (sureness < Doubtful + 0.1 && SyllableShare.Of(string.Join(' ', words.Select(w => w.Text))) is { Words: >= 3, Share: < SyllablesOfText });
    }

    private static PageContent Blank(PageFrame frame, RasterPage image) => new(frame.Number, frame.Width, frame.Height, frame.Rotation, PageMethod.Ocr, 1, [], [])
    {
        Marks = Marks(frame, image),
        Warnings = [new Warning("page-blank", frame.Number, $"Trang {frame.Number} không có chữ / Page {frame.Number} has no text")],
    };

    /// <summary>Seals and signatures, in points of the page as displayed.</summary>
    private static ImmutableArray<InkMark> Marks(PageFrame frame, RasterPage image) => [.. image.Marks.Select(m => m with { Box = m.Box.Scaled(frame.Width / image.Width) })];

    /// <param name="frame">As displayed, which is how words lie on paper.</param>
    /// <param name="turn">Degrees clockwise from the displayed page to the one that was read.</param>
    private static PageContent Page(PageFrame frame, OcrOutcome.Recognized read, RasterPage image, int turn)
    {
        var (width, height) = turn % 180 == 0 ? (frame.Width, frame.Height) : (frame.Height, frame.Width);
        var rules = ScannedRules.Clockwise(image.Rules, turn, image.Width, image.Height);
        var slope = ScannedRules.Slope(rules, read.Width) ?? RecognizedWords.Slope(read.Words);
        var words = RecognizedWords.ToLayout(turn == 0 && image.Ink is { } ink ? read.Words.Select(w => Seen(w, ink)) : read.Words, width / read.Width, slope);
        if (turn != 0)
        {
            words = [.. words.Select(w => w with { Paper = TurnedPage.Clockwise(w.Box, 360 - turn, width, height) })];
        }

        var confidence = words.IsEmpty ? 0 : Math.Round(words.Average(w => w.Confidence), 3);
        return new PageContent(frame.Number, width, height, frame.Rotation, PageMethod.Ocr, confidence, words, ScannedRules.Straight(rules, slope, read.Height, width / read.Width)) { Turn = turn, Slope = slope };
    }

    /// <summary>The engine may be sure of what ink left of a word; how sure anybody can be of the word is another matter.</summary>
    private static OcrWord Seen(OcrWord word, InkMask ink) => word.Confidence > BlottedWord && ink.Blots(word.Box) ? word with { Confidence = BlottedWord } : word;

    /// <summary>The page with the cells of its ruled tables read one by one; null where it has none.</summary>
    /// <param name="standing">The image as it was read.</param>
    /// <param name="image">The image as displayed.</param>
    private async Task<PageContent?> ReadCells(PageFrame frame, OcrOutcome.Recognized recognized, RasterPage standing, RasterPage image, PageContent page, CancellationToken cancellation)
    {
        var words = await _cells.Read(standing, recognized, page.Rules, page.Slope, page.Width / recognized.Width, cancellation);
        return words.Equals(recognized.Words) ? null : Page(frame, recognized with { Words = words }, image, page.Turn);
    }

    /// <summary>Most words are higher than they are long: the engine read lines that run up or down the page, as best it could.</summary>
    private static bool IsSideways(ImmutableArray<OcrWord> words)
    {
        var lengthy = words.Where(w => w.Text.Length > 2).ToList();
        return lengthy.Count > 4 && lengthy.Count(w => w.Box.Height > 1.2 * w.Box.Width) > 0.5 * lengthy.Count;
    }

    /// <summary>Where the engine mistook two columns for one, each column is read alone.</summary>
    private async Task<ImmutableArray<OcrWord>> ReadDoubtfulAgain(RasterPage image, OcrOutcome.Recognized page, CancellationToken cancellation)
    {
        var words = page.Words;
        foreach (var area in DoubtfulAreas.Find(words, page.Width, page.Height).Take(MostAreas))
        {
            if (await engine.RecognizeColumn(image.Path, image.Dpi, area.Box, cancellation) is OcrOutcome.Recognized again)
            {
                words = DoubtfulAreas.Join(words, area, again.Words);
            }
        }

        return words;
    }

    public static PageContent Unreadable(PageFrame frame, string code, string detail) =>
        new(frame.Number, frame.Width, frame.Height, frame.Rotation, PageMethod.Ocr, 0, [], [])
        {
            Warnings = [new Warning("page-unreadable", frame.Number, $"Không đọc được trang {frame.Number} ({code}) / Page {frame.Number} could not be read ({code}): {detail}")],
        };
}
