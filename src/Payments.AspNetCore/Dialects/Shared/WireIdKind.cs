namespace Payments.AspNetCore;

/// <summary>One concept's ids under another prefix.</summary>
/// <param name="Wire">The prefix on the wire.</param>
/// <param name="Own">The library's prefix.</param>
internal sealed record WireIdKind(string Wire, string Own)
{
    /// <summary>The library's id on the wire.</summary>
    public string Of(string id) => Wire + id[Own.Length..];

    /// <summary>The library's id for one that came by the wire; "", which names nothing, for a text that is none.</summary>
    public string Read(string? text) => Id.IsWellFormed(text, Wire) ? Own + text![Wire.Length..] : "";
}
