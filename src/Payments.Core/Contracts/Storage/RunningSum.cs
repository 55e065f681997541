namespace Payments.Storage;

/// <summary>A number that many add to without reading it at the moment of reading.</summary>
/// <param name="Key">What is summed; unique in owner and sum.</param>
/// <param name="Value">All that was added to it; 0 where that has come to nothing.</param>
public readonly record struct RunningSum(string Key, long Value);

/// <summary>What a change set adds to one key of a running sum.</summary>
/// <param name="Sum">Which sum: lower snake case.</param>
/// <param name="Key">What is summed; unique in owner and sum.</param>
/// <param name="Delta">What is added; not 0.</param>
public sealed record SumChange(string Sum, string Key, long Delta)
{
    /// <summary>What every store throws where the sum would leave the range of a 64-bit integer.</summary>
    public StoreException OutOfRange(Exception? cause) =>
        new(
            $"{Sum} of {Key} would leave the range of a 64-bit integer, and nothing was changed. Find out how it came to be so large.",
            cause!
        );
}
