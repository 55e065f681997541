namespace Payments.EndToEnd.Tests;

/// <summary>A session on file.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">Its state.</param>
/// <param name="Reference">The merchant's reference: Synapto's client_reference_id, or SyncPay's order_id in the metadata.</param>
/// <param name="Origin">The interface by which it was made; empty for Synapto's.</param>
internal sealed record BookedSession(string Id, string State, string Reference, string Origin);
