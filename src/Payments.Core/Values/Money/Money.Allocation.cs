namespace Payments;

public readonly partial record struct Money
{
    /// <summary>
    /// Divides the amount in proportion to ratios and loses nothing: the parts sum to the amount, and each is less than one minor
    /// unit from its exact share. The units that whole shares leave over go one each to the parts with the largest remainders, of equal
    /// ones to the earlier parts; a ratio of 0 gets nothing. The parts of a negative amount are the negatives of its opposite's.
    /// </summary>
    /// <exception cref="ArgumentException">There is no ratio, one is negative, or all are 0.</exception>
    public Money[] Allocate(params ReadOnlySpan<long> ratios)
    {
        var parts = new Money[ratios.Length];
        Allocate(ratios, parts);
        return parts;
    }

    /// <summary>
    /// As <see cref="Allocate(ReadOnlySpan{long})"/>, into given room, and without allocating up to 64 parts; more borrow from the
    /// shared pool.
    /// </summary>
    /// <exception cref="ArgumentException">There is no ratio, one is negative, all are 0, or the room differs in length from the
    /// ratios.</exception>
    public void Allocate(ReadOnlySpan<long> ratios, Span<Money> destination)
    {
        if (destination.Length != ratios.Length)
            throw new ArgumentException($"There are {ratios.Length} ratios; give room for exactly as many parts.", nameof(destination));

        LargestRemainder.Allocate(this, ratios, destination);
    }

    /// <summary>
    /// Divides the amount into equal parts and loses nothing: they differ by at most one minor unit, the larger ones first.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">There is not at least one part.</exception>
    public Money[] Split(int parts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parts, 1);
        var split = new Money[parts];
        Split(split);
        return split;
    }

    /// <summary>As <see cref="Split(int)"/>, into given room of at least one part, without allocating.</summary>
    /// <exception cref="ArgumentException">There is no room.</exception>
    public void Split(Span<Money> destination)
    {
        if (destination.IsEmpty)
            throw new ArgumentException("Give room for at least one part.", nameof(destination));

        (ulong share, ulong unallotted) = Math.DivRem(AmountText.Magnitude(MinorUnits), (ulong)destination.Length);
        for (int part = 0; part < destination.Length; part++)
            destination[part] = WithMagnitude((ulong)part < unallotted ? share + 1 : share);
    }

    /// <summary>
    /// So many minor units of this currency, negative where this is. The lowest amount, of magnitude 2^63, is its own negative in
    /// 64 bits.
    /// </summary>
    internal Money WithMagnitude(ulong magnitude) => new(unchecked(_minorUnits < 0 ? -(long)magnitude : (long)magnitude), _currency);
}
