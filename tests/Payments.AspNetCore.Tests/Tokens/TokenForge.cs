using System.Security.Cryptography;
using System.Text;

namespace Payments.AspNetCore.Tests;

/// <summary>Makes tokens of any text, as other software might, without the code under test.</summary>
internal static class TokenForge
{
    public const string Header = """{"alg":"HS256"}""";

    public const string Payload = """{"sub":"chk_01J9ABC123","org":"acct_shop","mode":"test","use":"pay","exp":1772367060}""";

    /// <summary>The key 00 01 02 … 1f.</summary>
    public static byte[] Key { get; } = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    public static byte[] OtherKey { get; } = [.. Enumerable.Range(1, 48).Select(i => (byte)i)];

    public static DateTimeOffset End { get; } = DateTimeOffset.FromUnixTimeSeconds(1_772_367_060);

    /// <summary>One second before the token of <see cref="Payload"/> ends.</summary>
    public static DateTimeOffset Now { get; } = End.AddSeconds(-1);

    public static CheckoutClaims Claims { get; } = new(Owner.Test("acct_shop"), "chk_01J9ABC123", CheckoutTokenPurpose.Pay, End);

    public static string Of(string payload, string header = Header, byte[]? key = null) => Seal($"{Encode(header)}.{Encode(payload)}", key);

    /// <summary>Signs a text that is encoded already.</summary>
    public static string Seal(string content, byte[]? key = null) =>
        $"{content}.{Encode(HMACSHA256.HashData(key ?? Key, Encoding.UTF8.GetBytes(content)))}";

    public static string Encode(string text) => Encode(Encoding.UTF8.GetBytes(text));

    public static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    public static bool IsGood(string? text, CheckoutTokenPurpose purpose = CheckoutTokenPurpose.Pay) =>
        CheckoutToken.TryVerify(text, [Key], purpose, Now, out _);
}
