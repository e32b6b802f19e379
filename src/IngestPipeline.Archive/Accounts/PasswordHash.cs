using System.Globalization;
using System.Security.Cryptography;

namespace IngestPipeline.Archive;

/// <summary>PBKDF2 with HMAC-SHA-512, 16 bytes of salt, 32 bytes of key; rounds after the OWASP Password Storage Cheat Sheet (210,000).</summary>
internal static class PasswordHash
{
    public const int Rounds = 210_000;

    private const string Scheme = "pbkdf2-sha512";

    public static string Make(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        return string.Join('$', Scheme, Rounds.ToString(CultureInfo.InvariantCulture), Convert.ToBase64String(salt), Convert.ToBase64String(Derive(password, salt, Rounds)));
    }

    public static bool Matches(string password, string hash) =>
        hash.Split('$') is [Scheme, var rounds, var salt, var key]
        && CryptographicOperations.FixedTimeEquals(
            Derive(password, Convert.FromBase64String(salt), int.Parse(rounds, CultureInfo.InvariantCulture)), Convert.FromBase64String(key));

    /// <summary>As typed on another keyboard: passwords are compared in NFC.</summary>
    private static byte[] Derive(string password, byte[] salt, int rounds) =>
        Rfc2898DeriveBytes.Pbkdf2(password.Normalize(), salt, rounds, HashAlgorithmName.SHA512, 32);
}
