using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore;

/// <summary>
/// The error that several systems answer with: {"error":{"code","message","details":{field: message}}}; without details where no
/// field is at fault.
/// </summary>
internal static class ErrorEnvelope
{
    public static ApiResponse Write(int status, string code, string message, params IEnumerable<FieldRefusal> details) =>
        Write(status, code, message, details, beside: null);

    /// <summary>The same, with more beside the error.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="code">In upper snake case.</param>
    /// <param name="message">For people.</param>
    /// <param name="details">The fields at fault.</param>
    /// <param name="beside">Writes further members after "error"; null for none.</param>
    public static ApiResponse Write(
        int status,
        string code,
        string message,
        IEnumerable<FieldRefusal> details,
        Action<Utf8JsonWriter>? beside
    ) =>
        new(
            status,
            JsonText.Write(
                (code, message, details, beside),
                static (writer, error) =>
                {
                    writer.WriteStartObject();
                    writer.WriteStartObject("error");
                    writer.WriteString("code", error.code);
                    writer.WriteString("message", error.message);
                    var begun = false;
                    foreach (var problem in error.details)
                    {
                        if (!begun)
                            writer.WriteStartObject("details");
                        begun = true;
                        writer.WriteString(problem.Field, problem.Message);
                    }

                    if (begun)
                        writer.WriteEndObject();
                    writer.WriteEndObject();
                    error.beside?.Invoke(writer);
                    writer.WriteEndObject();
                }
            )
        );
}

/// <summary>A JSON response of an API, ready to be sent: pure data until it is.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The JSON.</param>
internal sealed record ApiResponse(int Status, string Body) : IResult
{
    /// <summary>A 200 with what <paramref name="write"/> writes.</summary>
    public static ApiResponse Ok<T>(T value, Action<Utf8JsonWriter, T> write) => new(StatusCodes.Status200OK, JsonText.Write(value, write));

    /// <summary>Further headers.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.ContentType = "application/json; charset=utf-8";
        foreach (var (name, value) in Headers)
            response.Headers[name] = value;
        var bytes = Encoding.UTF8.GetBytes(Body);
        response.ContentLength = bytes.Length;
        return response.Body.WriteAsync(bytes, httpContext.RequestAborted).AsTask();
    }
}
