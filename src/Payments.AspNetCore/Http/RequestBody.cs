using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Payments.AspNetCore;

/// <summary>Reads a request's JSON object whole, within limits, or says what is wrong with it.</summary>
internal static class RequestBody
{
    /// <summary>The largest body of an API request: 256 KiB.</summary>
    public const int MaximumLength = 256 * 1024;

    /// <summary>The object, or the problem. The caller disposes of the document.</summary>
    /// <param name="request">The request.</param>
    /// <param name="optional">Whether no body at all reads as an empty object.</param>
    /// <param name="maximumLength">The largest body in bytes.</param>
    public static async ValueTask<(JsonDocument? Document, RequestProblem? Problem)> ReadAsync(
        HttpRequest request,
        bool optional,
        int maximumLength = MaximumLength
    )
    {
        if (request.ContentLength > maximumLength)
            return (null, TooLarge(maximumLength));
        if (IsEncoded(request))
            return (null, Encoded(request));

        var (bytes, unread) = await ReadBytesAsync(request, maximumLength).ConfigureAwait(false);
        if (unread is not null)
            return (null, unread);
        if (bytes.Length == 0 && optional)
            return (JsonDocument.Parse("{}"), null);
        if (!IsJson(request.ContentType))
            return (
                null,
                new RequestProblem(
                    StatusCodes.Status415UnsupportedMediaType,
                    "Content-Type",
                    "Content-Type must be application/json, in UTF-8"
                )
            );
        if (bytes.Length == 0)
            return (null, new RequestProblem(StatusCodes.Status400BadRequest, "body", "the body is empty; send a JSON object"));
        if (JsonCheck.Check(bytes) is { } problem)
            return (null, problem);

        return (JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = JsonCheck.MaximumDepth }), null);
    }

    private static RequestProblem TooLarge(int maximumLength) =>
        new(StatusCodes.Status413PayloadTooLarge, "body", $"the body is too large; send at most {maximumLength} bytes");

    // A host that decompresses requests takes the header away.
    private static bool IsEncoded(HttpRequest request) =>
        request.Headers.ContentEncoding is { Count: > 0 } codings
        && !codings.All(coding => string.Equals(coding?.Trim(), "identity", StringComparison.OrdinalIgnoreCase));

    private static RequestProblem Encoded(HttpRequest request)
    {
        request.HttpContext.Response.Headers.AcceptEncoding = "identity";
        return new RequestProblem(
            StatusCodes.Status415UnsupportedMediaType,
            HeaderNames.ContentEncoding,
            "Content-Encoding is not supported; send the body as it is, without that header"
        );
    }

    private static async ValueTask<(byte[] Bytes, RequestProblem? Problem)> ReadBytesAsync(HttpRequest request, int maximumLength)
    {
        var buffer = new ArrayBufferWriter<byte>((int)Math.Max(256, request.ContentLength ?? 256));
        try
        {
            while (true)
            {
                var read = await request.Body.ReadAsync(buffer.GetMemory(256), request.HttpContext.RequestAborted).ConfigureAwait(false);
                if (read == 0)
                    return (buffer.WrittenSpan.ToArray(), null);

                buffer.Advance(read);
                if (buffer.WrittenCount > maximumLength)
                    return ([], TooLarge(maximumLength));
            }
        }
        catch (BadHttpRequestException refused) when (refused.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            // The host's own limit, which is lower.
            return ([], new RequestProblem(refused.StatusCode, "body", "the body is too large for this server; send a smaller one"));
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            request.HttpContext.Response.Headers.Connection = "close";
            return (
                [],
                new RequestProblem(
                    StatusCodes.Status400BadRequest,
                    "body",
                    "the body did not arrive whole, or its transfer coding is malformed; send the request again"
                )
            );
        }
    }

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (
            !type.Charset.HasValue
            || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase)
        );
}
