namespace Payments.Specifications;

/// <summary>A record with everything that a record type can declare; its title and its code are unique names.</summary>
public sealed record Note(string Id, string Text = "", string? Title = null, string? Code = null, string? Folder = null, long? Rank = null);
