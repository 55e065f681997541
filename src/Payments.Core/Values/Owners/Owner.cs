using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Payments;

/// <summary>
/// An account in one mode: the owner of every record, and the first part of every key. Test and live records of one
/// account are strangers to each other. Equality is by account (ordinal) and mode. The default value owns nothing
/// and its <see cref="Account"/> throws.
/// </summary>
[JsonConverter(typeof(OwnerJsonConverter))]
public readonly record struct Owner
{
    /// <summary>The longest account id, in characters.</summary>
    public const int MaxAccountLength = 64;

    private readonly string? _account;

    private Owner(string account, bool livemode)
    {
        _account = account;
        Livemode = livemode;
    }

    /// <summary>Owns what belongs to no account: API keys, which are looked up before their account is known.</summary>
    public static Owner Directory { get; } = new("~", livemode: false);

    /// <summary>The account's id: 1 to 64 of A-Z, a-z, 0-9, '_' and '-'.</summary>
    /// <exception cref="InvalidOperationException">This is the default value.</exception>
    public string Account =>
        _account ?? throw new InvalidOperationException("default(Owner) has no account. Use Owner.Test(account) or Owner.Live(account).");

    /// <summary>True where real money moves.</summary>
    public bool Livemode { get; }

    /// <summary>The account's test mode.</summary>
    /// <exception cref="ArgumentException">The id is empty, longer than 64, or has another character.</exception>
    public static Owner Test(string account) => Of(account, livemode: false);

    /// <summary>The account's live mode.</summary>
    /// <exception cref="ArgumentException">The id is empty, longer than 64, or has another character.</exception>
    public static Owner Live(string account) => Of(account, livemode: true);

    /// <summary>The account in the given mode.</summary>
    /// <exception cref="ArgumentException">The id is empty, longer than 64, or has another character.</exception>
    public static Owner Of(string account, bool livemode) =>
        TryOf(account, livemode, out var owner)
            ? owner
            : throw new ArgumentException(
                $"An account id is 1 to {MaxAccountLength} letters, digits, '_' or '-', such as \"acct_shop\".",
                nameof(account)
            );

    /// <summary>The account in the given mode, or false where the id breaks the rule of <see cref="Account"/>.</summary>
    public static bool TryOf([NotNullWhen(true)] string? account, bool livemode, out Owner owner)
    {
        owner = default;
        if (account is null or { Length: 0 or > MaxAccountLength })
            return false;

        foreach (var character in account)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('_' or '-'))
                return false;
        }

        owner = new Owner(account, livemode);
        return true;
    }

    /// <summary>Such as "acct_shop/test".</summary>
    public override string ToString() => _account is null ? "(no account)" : $"{_account}/{(Livemode ? "live" : "test")}";

    internal static Owner FromStorage(string account, bool livemode) => new(account, livemode);
}

/// <summary>Writes an owner as "acct_shop/test", so that a stored document names it in one string.</summary>
internal sealed class OwnerJsonConverter : JsonConverter<Owner>
{
    public override Owner Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString() ?? throw new JsonException("An owner is a string such as \"acct_shop/test\".");
        var slash = text.LastIndexOf('/');
        return (slash < 0 ? "" : text[(slash + 1)..]) switch
        {
            "test" => Owner.FromStorage(text[..slash], livemode: false),
            "live" => Owner.FromStorage(text[..slash], livemode: true),
            _ => throw new JsonException($"\"{text}\" names no owner."),
        };
    }

    public override void Write(Utf8JsonWriter writer, Owner value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}

/// <summary>A short word that leads to an owner, for ids that must say whose they are without naming the account.</summary>
/// <param name="Tag"><see cref="Length"/> letters and digits.</param>
/// <param name="Owner">Whose it is.</param>
public sealed record OwnerTag(string Tag, Owner Owner)
{
    /// <summary>The characters of a tag.</summary>
    public const int Length = 8;

    /// <summary>The tag that an owner gets unless another has it: then that of the next round.</summary>
    internal static string Propose(Owner owner, int round)
    {
        Span<byte> hash = stackalloc byte[System.Security.Cryptography.SHA256.HashSizeInBytes];
        System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{owner} {round}"), hash);
        Span<char> tag = stackalloc char[Length];
        Base62.Encode(hash[..8], tag);
        return new string(tag);
    }
}
