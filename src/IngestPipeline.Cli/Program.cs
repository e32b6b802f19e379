using System.Security.Cryptography;
using IngestPipeline.Documents;
using IngestPipeline.Hosting;
using IngestPipeline.Pipelines;

// ingest process FILE… --out DIR
var files = args.Skip(1).TakeWhile(a => a != "--out").ToList();
var output = args[^1];
Directory.CreateDirectory(output);
var pipeline = PipelineFactory.Build(PipelineDefinition.Parse(File.ReadAllText("pipelines/bao-cao.yaml")));
var runner = new PipelineRunner(pipeline, new NoCheckpoints(), TimeProvider.System);
foreach (var file in files)
{
    var bytes = File.ReadAllBytes(file);
    var source = new SourceFile(Path.GetFileName(file), Path.GetFullPath(file), Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.LongLength);
    var result = await runner.Run(new Document { Source = source }, StageContext.Silent());
    using var stream = File.Create(Path.Combine(output, source.Name + ".json"));
    DocumentJson.Write(stream, result.Document, result.Run);
}
