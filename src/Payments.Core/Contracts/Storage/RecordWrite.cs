namespace Payments.Storage;

/// <summary>One record's part in a change set.</summary>
/// <param name="Type">The record's table.</param>
/// <param name="Id">The record's id.</param>
/// <param name="ExpectedVersion">0 to insert a record that must not exist; else the version that must still stand.</param>
/// <param name="Record">The new record, or null to delete the one that stands.</param>
public sealed record RecordWrite(RecordType Type, string Id, long ExpectedVersion, object? Record);
