using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore;

/// <summary>The Idempotency-Key header.</summary>
internal static class IdempotencyHeader
{
    public const string Name = "Idempotency-Key";

    /// <summary>The key, or null where none was sent; or what is wrong with it.</summary>
    public static (string? Key, RequestProblem? Problem) Read(HttpRequest request)
    {
        var values = request.Headers[Name];
        if (values.Count == 0)
            return (null, null);
        if (values.Count > 1)
            return (null, Problem($"{Name} appears {values.Count} times; send it once"));

        // RFC 8941 writes a string in quotes; the key is what is between them.
        var text = values[0]!;
        var key = text.Length >= 2 && text[0] == '"' && text[^1] == '"' ? text[1..^1] : text;
        return IdempotencyRules.IsKey(key)
            ? (key, null)
            : (
                null,
                Problem(
                    $"{Name} must have 1 to {Limits.IdempotencyKeyLength} letters, digits or . _ "
                        + ": + / = - and be no card number; a UUID is a good choice"
                )
            );
    }

    private static RequestProblem Problem(string message) => new(StatusCodes.Status400BadRequest, Name, message);
}
