namespace Payments.EndToEnd.Tests;

/// <summary>A charge on file.</summary>
internal sealed record BookedCharge(string Id, string Session, string State);
