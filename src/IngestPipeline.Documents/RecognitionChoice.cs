using System.Collections.Immutable;

namespace IngestPipeline.Documents;

/// <summary>Where the text of a PDF page is taken from.</summary>
public enum RecognitionMode
{
    /// <summary>The program judges: a sound text layer is kept, else the page is recognised and the better reading is taken.</summary>
    Auto,

    /// <summary>Always from the page's image.</summary>
    Ocr,

    /// <summary>Always the text layer, as it stands.</summary>
    Text,
}

/// <summary>A person's word on where the text of some pages is taken from.</summary>
public sealed record RecognitionOrder(RecognitionMode Mode, PageSelection Pages);

/// <summary>What people said of how a document's pages are to be read; a later order counts on its pages.</summary>
/// <param name="Revision">Rises with every order; 0 before the first.</param>
/// <param name="Orders">Oldest first.</param>
public sealed record RecognitionChoice(long Revision, ImmutableArray<RecognitionOrder> Orders)
{
    public static readonly RecognitionChoice None = new(0, []);

    /// <param name="page">From 1.</param>
    public RecognitionMode For(int page)
    {
        for (var i = Orders.Length - 1; i >= 0; i--)
        {
            if (Orders[i].Pages.Contains(page))
            {
                return Orders[i].Mode;
            }
        }

        return RecognitionMode.Auto;
    }
}
