namespace Payments.Specifications;

/// <summary>A record with nothing beside its document.</summary>
public sealed record Counter(string Id, long Value);
