namespace Payments.Storage;

/// <summary>A record as it was read, with the version that a later write must still find.</summary>
/// <param name="Value">The record.</param>
/// <param name="Version">1 after the insert, one more after each update.</param>
public sealed record Stored<T>(T Value, long Version)
    where T : class;
