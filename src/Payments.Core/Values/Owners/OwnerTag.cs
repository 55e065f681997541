namespace Payments;

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
