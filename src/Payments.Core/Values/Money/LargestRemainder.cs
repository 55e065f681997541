using System.Buffers;
using System.Numerics;

namespace Payments;

/// <summary>The method of largest remainders. Its products are exact in 128 bits, and computed in 64 where those suffice.</summary>
internal static class LargestRemainder
{
    private const int MostOnStack = 64;

    internal static void Allocate(Money amount, ReadOnlySpan<long> ratios, Span<Money> parts)
    {
        ulong magnitude = AmountText.Magnitude(amount.MinorUnits);
        UInt128 total = Total(ratios);
        if (total <= ulong.MaxValue && Math.BigMul(magnitude, (ulong)total, out _) == 0)
            Allocate(amount, magnitude, ratios, (ulong)total, parts);
        else
            Allocate(amount, (UInt128)magnitude, ratios, total, parts);
    }

    private static UInt128 Total(ReadOnlySpan<long> ratios)
    {
        UInt128 total = 0;
        foreach (long ratio in ratios)
        {
            if (ratio < 0)
                throw new ArgumentException($"The ratio {ratio} is negative; ratios are 0 or more.", nameof(ratios));
            total += (ulong)ratio;
        }

        return total != 0
            ? total
            : throw new ArgumentException("The ratios have no sum to divide by; give at least one above 0.", nameof(ratios));
    }

    private static void Allocate<T>(Money amount, T magnitude, ReadOnlySpan<long> ratios, T total, Span<Money> parts)
        where T : unmanaged, IBinaryInteger<T>
    {
        int room = ratios.Length * 2;
        T[]? borrowed = null;
        Span<T> remainders = room <= MostOnStack * 2 ? stackalloc T[MostOnStack * 2] : borrowed = ArrayPool<T>.Shared.Rent(room);
        Span<T> ordered = remainders[ratios.Length..room];
        remainders = remainders[..ratios.Length];

        T unallotted = magnitude;
        for (int part = 0; part < ratios.Length; part++)
        {
            (T share, remainders[part]) = T.DivRem(magnitude * T.CreateTruncating(ratios[part]), total);
            parts[part] = amount.WithMagnitude(ulong.CreateTruncating(share));
            unallotted -= share;
        }

        remainders.CopyTo(ordered);
        HandOut(amount.WithMagnitude(1), int.CreateTruncating(unallotted), remainders, ordered, parts);
        if (borrowed is not null)
            ArrayPool<T>.Shared.Return(borrowed);
    }

    /// <summary>One unit each to the parts above the smallest remainder served, then in their order to those that have just it.</summary>
    private static void HandOut<T>(Money unit, int count, ReadOnlySpan<T> remainders, Span<T> ordered, Span<Money> parts)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (count == 0)
            return;

        ordered.Sort();
        T smallestServed = ordered[^count];
        int servedOfEqual = ordered[^count..].LastIndexOf(smallestServed) + 1;
        for (int part = 0; part < parts.Length; part++)
        {
            int comparison = remainders[part].CompareTo(smallestServed);
            if (comparison > 0 || (comparison == 0 && servedOfEqual-- > 0))
                parts[part] += unit;
        }
    }
}
