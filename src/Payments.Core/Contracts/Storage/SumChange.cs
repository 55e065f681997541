namespace Payments.Storage;

/// <summary>What a change set adds to one key of a running sum.</summary>
/// <param name="Sum">Which sum: lower snake case.</param>
/// <param name="Key">What is summed; unique in owner and sum.</param>
/// <param name="Delta">What is added; not 0.</param>
public sealed record SumChange(string Sum, string Key, long Delta)
{
    /// <summary>What every store throws where the sum would leave the range of a 64-bit integer.</summary>
    public StoreException OutOfRange(Exception cause) =>
        new(
            $"{Sum} of {Key} would leave the range of a 64-bit integer, and nothing was changed. Find out how it came to be so large.",
            cause
        );
}
