namespace Payments;

/// <summary>Card numbers that begin alike. The narrowest range that has a number says whose it is.</summary>
/// <param name="First">The first beginning, 1 to 6 digits such as "650002".</param>
/// <param name="Last">The last one, of as many digits.</param>
/// <param name="Brand">The network; <see cref="CardBrand.Unknown"/> for cards of a network that has no mark here.</param>
/// <param name="Lengths">How many digits the numbers have; rising, 14 to 19.</param>
public sealed record CardIssuerRange(string First, string Last, CardBrand Brand, IReadOnlyList<int> Lengths)
{
    /// <summary>Whether a number, or as much of it as is known, begins so.</summary>
    /// <param name="digits">Digits only; fewer than <see cref="First"/> has are never enough.</param>
    public bool Contains(ReadOnlySpan<char> digits)
    {
        if (digits.Length < First.Length)
            return false;

        var beginning = digits[..First.Length];
        return beginning.SequenceCompareTo(First) >= 0 && beginning.SequenceCompareTo(Last) <= 0;
    }
}
