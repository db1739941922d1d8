using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Monitor.Web.Features.Accounts;

/// <summary>
/// A code that a person reads to another, once: 80 random bits in four groups of letters and digits that cannot be mistaken
/// for each other (Crockford's base 32). Only its hash is kept, with the time it expires.
/// </summary>
public static class OneTimeCode
{
    const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    const int Length = 16, Group = 4;

    /// <summary>How long a reset code may be used.</summary>
    public static readonly TimeSpan Validity = TimeSpan.FromHours(72);

    public static string Create() =>
        string.Join('-', RandomNumberGenerator.GetString(Alphabet, Length).Chunk(Group).Select(part => new string(part)));

    /// <summary>What is stored instead of the code.</summary>
    public static string Seal(string code, DateTime now) => $"{Hash(code)}|{(now + Validity).Ticks.ToString(CultureInfo.InvariantCulture)}";

    public static bool Opens(string? code, string? sealedCode, DateTime now) =>
        code is not null && sealedCode?.Split('|') is [var hash, var expires]
        && Same(Hash(code), hash) && now.Ticks < long.Parse(expires, CultureInfo.InvariantCulture);

    public static bool Same(string a, string b) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b));

    /// <summary>As typed: letter case, dashes, spaces, and O for 0, I or L for 1 do not matter.</summary>
    public static string Normalize(string code) =>
        string.Concat(code.ToUpperInvariant().Where(char.IsLetterOrDigit)).Replace('O', '0').Replace('I', '1').Replace('L', '1');

    static string Hash(string code) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Normalize(code))));
}
