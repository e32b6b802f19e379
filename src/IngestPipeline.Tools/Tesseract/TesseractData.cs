using System.Security.Cryptography;
using System.Text;

namespace IngestPipeline.Tools.Tesseract;

/// <summary>The engine's language data: files <c>vie.traineddata</c> of one folder.</summary>
internal static class TesseractData
{
    /// <summary>The folder that <c>--list-langs</c> names in its first line: <c>List of available languages in "/usr/share/…/" (3):</c>; null where it names none.</summary>
    public static string? Folder(string said) => said.Split('\n').Select(l => l.Split('"')).Where(p => p.Length == 3).Select(p => p[1]).FirstOrDefault();

    /// <summary>Eight hex digits of the hash over the files of these languages, <c>vie+eng</c> being two; a missing one counts as empty.</summary>
    public static string Fingerprint(string folder, IEnumerable<string> languages)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var language in languages.SelectMany(l => l.Split('+')))
        {
            var file = new FileInfo(Path.Combine(folder, language + ".traineddata"));
            hash.AppendData(Encoding.UTF8.GetBytes(language + "\n"));
            hash.AppendData(file.Exists ? SHA256.HashData(File.ReadAllBytes(file.FullName)) : []);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..8];
    }
}
