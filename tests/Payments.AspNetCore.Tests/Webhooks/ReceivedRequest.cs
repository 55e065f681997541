namespace Payments.AspNetCore.Tests.Webhooks;

internal sealed record ReceivedRequest(
    string Method,
    string Target,
    IReadOnlyDictionary<string, string> Headers,
    byte[] Body,
    string ConnectionId
);
