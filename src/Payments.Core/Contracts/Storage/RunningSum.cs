namespace Payments.Storage;

/// <summary>A number that many add to without reading it, as it stood when it was read.</summary>
/// <param name="Key">What is summed; unique in owner and sum.</param>
/// <param name="Value">All that was added to it; 0 where that has come to nothing.</param>
public readonly record struct RunningSum(string Key, long Value);
