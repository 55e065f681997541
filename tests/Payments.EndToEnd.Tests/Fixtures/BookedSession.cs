namespace Payments.EndToEnd.Tests;

internal sealed record BookedSession(string Id, string State, string Reference);
