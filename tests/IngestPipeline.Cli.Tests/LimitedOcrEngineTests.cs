using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Ocr;
using IngestPipeline.Hosting;
using Xunit;

namespace IngestPipeline.Cli.Tests;

/// <summary>The limit over all documents changes how many pages are read at a time, not what is read.</summary>
public class LimitedOcrEngineTests
{
    private static readonly Box Area = new(1, 2, 30, 40);

    [Fact]
    public async Task Each_way_of_recognition_reaches_the_engine_within()
    {
        var inner = new NamingEngine();
        var limited = new LimitedOcrEngine(inner, 1);

        await limited.Recognize("p.png", 200, default);
        await limited.RecognizeColumn("p.png", 200, Area, default);
        await limited.RecognizeLines("p.png", 200, [Area], default);
        await limited.RecognizeFigures("p.png", 200, [Area], default);
        await limited.RecognizeTurned("p.png", 200, default);

        Assert.Equal("naming 1", limited.Identity);
        Assert.Equal(["Recognize", "RecognizeColumn", "RecognizeLines", "RecognizeFigures", "RecognizeTurned"], inner.Asked);
    }

    /// <summary>A member left to the port's own default would find no text, silently.</summary>
    [Fact]
    public void No_member_is_left_to_the_default_of_the_port()
    {
        var map = typeof(LimitedOcrEngine).GetInterfaceMap(typeof(IOcrEngine));

        Assert.All(map.TargetMethods, method => Assert.Equal(typeof(LimitedOcrEngine), method.DeclaringType));
    }

    private sealed class NamingEngine : IOcrEngine
    {
        public List<string> Asked { get; } = [];

        public string Identity => "naming 1";

        public Task<OcrOutcome> Recognize(string imagePath, int dpi, CancellationToken cancellation) => Note(nameof(Recognize));

        public Task<OcrOutcome> RecognizeColumn(string imagePath, int dpi, Box area, CancellationToken cancellation) => Note(nameof(RecognizeColumn));

        public Task<OcrOutcome> RecognizeLines(string imagePath, int dpi, ImmutableArray<Box> areas, CancellationToken cancellation) => Note(nameof(RecognizeLines));

        public Task<OcrOutcome> RecognizeFigures(string imagePath, int dpi, ImmutableArray<Box> areas, CancellationToken cancellation) => Note(nameof(RecognizeFigures));

        public async Task<OcrTurned?> RecognizeTurned(string imagePath, int dpi, CancellationToken cancellation)
        {
            await Note(nameof(RecognizeTurned));
            return null;
        }

        private Task<OcrOutcome> Note(string asked)
        {
            Asked.Add(asked);
            return Task.FromResult<OcrOutcome>(new OcrOutcome.NoText(0, 0));
        }
    }
}
