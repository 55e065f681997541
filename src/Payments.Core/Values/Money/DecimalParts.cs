namespace Payments;

/// <summary>A decimal as it is stored: a signed whole number of up to 96 bits over 10^<see cref="Scale"/>, the scale 0 to 28.</summary>
internal readonly record struct DecimalParts(Int128 SignedMantissa, int Scale)
{
    private const int LargestScale = 28;

    private static readonly Int128[] PowersOfTen = BuildPowers();

    internal Int128 Divisor => PowersOfTen[Scale];

    internal static Int128 PowerOfTen(int exponent) => PowersOfTen[exponent];

    internal static DecimalParts Of(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        ulong low = unchecked((uint)bits[0] | ((ulong)(uint)bits[1] << 32));
        ulong high = unchecked((uint)bits[2]);
        var mantissa = (Int128)new UInt128(high, low);
        return new DecimalParts(bits[3] < 0 ? -mantissa : mantissa, (bits[3] >> 16) & 0xFF);
    }

    private static Int128[] BuildPowers()
    {
        var powers = new Int128[LargestScale + 1];
        powers[0] = 1;
        for (int exponent = 1; exponent < powers.Length; exponent++)
            powers[exponent] = powers[exponent - 1] * 10;
        return powers;
    }
}
