using System.Security.Cryptography;

namespace IngestPipeline.Learning;

/// <summary>Reads the weights of trained models that lie in a folder.</summary>
public sealed class WeightReader(string folder) : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Names the weights read so far: the first 12 hex digits of the SHA-256 of their bytes.</summary>
    public string Identity => Convert.ToHexStringLower(_hash.GetCurrentHash())[..12];

    /// <exception cref="InvalidDataException">The weights are damaged; the message names the file.</exception>
    /// <exception cref="IOException">They cannot be read.</exception>
    public T Read<T>(string file, Func<TextReader, T> read)
    {
        var path = Path.Combine(folder, file);
        var bytes = File.ReadAllBytes(path);
        _hash.AppendData(bytes);
        try
        {
            using var reader = new StreamReader(new MemoryStream(bytes));
            return read(reader);
        }
        catch (Exception e) when (e is InvalidDataException or KeyNotFoundException or ArgumentException)
        {
            throw new InvalidDataException($"{path}: {e.Message}", e);
        }
    }

    public void Dispose() => _hash.Dispose();
}
