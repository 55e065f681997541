using System.Buffers;

namespace Payments.AspNetCore;

/// <summary>Puts headers on a webhook's request. What could end a header early or change the framing is the caller's bug.</summary>
internal static class WebhookRequestHeaders
{
    public const string UserAgent = "Payments-Webhooks";
    public const string ContentType = "application/json; charset=utf-8";

    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create(
        "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    );

    private static readonly HashSet<string> Framing = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection",
        "Content-Length",
        "Expect",
        "Host",
        "Keep-Alive",
        "Proxy-Connection",
        "TE",
        "Trailer",
        "Transfer-Encoding",
        "Upgrade",
    };

    public static void Apply(IReadOnlyList<KeyValuePair<string, string>> headers, HttpRequestMessage request, HttpContent content)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in headers)
        {
            Require(name, value);
            if (!names.Add(name))
                throw new ArgumentException($"The header {name} is given twice.", nameof(headers));
            Add(name, value, request, content);
        }

        if (!names.Contains("User-Agent"))
            Add("User-Agent", UserAgent, request, content);
        if (!names.Contains("Content-Type"))
            Add("Content-Type", ContentType, request, content);
    }

    private static void Add(string name, string value, HttpRequestMessage request, HttpContent content)
    {
        if (!request.Headers.TryAddWithoutValidation(name, value))
            content.Headers.TryAddWithoutValidation(name, value);
    }

    private static void Require(string name, string value)
    {
        // The name is not repeated in the message: it may hold what it is refused for.
        if (name.Length == 0 || name.AsSpan().ContainsAnyExcept(TokenCharacters))
            throw new ArgumentException("A header's name consists of ASCII letters, digits and !#$%&'*+-.^_`|~.", nameof(name));
        if (Framing.Contains(name))
            throw new ArgumentException($"The header {name} belongs to the connection and is set by the client.", nameof(name));
        if (value.AsSpan().ContainsAnyExceptInRange(' ', '~') || value.StartsWith(' ') || value.EndsWith(' '))
            throw new ArgumentException(
                $"The value of the header {name} must be printable ASCII without space at either end.",
                nameof(value)
            );
    }
}
