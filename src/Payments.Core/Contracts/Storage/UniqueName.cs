namespace Payments.Storage;

/// <summary>
/// A name by which at most one record of an owner goes. It is fixed at insert: an update never changes it. A record
/// whose column is null has no such name.
/// </summary>
/// <param name="Table">The record type's table.</param>
/// <param name="Column">The text column that holds the name.</param>
public sealed record UniqueName(string Table, Column Column);
