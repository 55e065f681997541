namespace Payments.EndToEnd.Tests;

/// <summary>An event on file; the session is empty where the event is of something else.</summary>
internal sealed record BookedEvent(string Id, string Type, string Session);
