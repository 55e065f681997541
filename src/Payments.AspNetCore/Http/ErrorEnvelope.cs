using System.Text.Json;

namespace Payments.AspNetCore;

/// <summary>
/// The error that several systems answer with: {"error":{"code","message","details":{field: message}}}; without details where no
/// field is at fault.
/// </summary>
internal static class ErrorEnvelope
{
    public static ApiAnswer Write(int status, string code, string message, params IEnumerable<FieldProblem> details) =>
        Write(status, code, message, details, beside: null);

    /// <summary>The same, with more beside the error.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="code">In upper snake case.</param>
    /// <param name="message">For people.</param>
    /// <param name="details">The fields at fault.</param>
    /// <param name="beside">Writes further members after "error"; null for none.</param>
    public static ApiAnswer Write(
        int status,
        string code,
        string message,
        IEnumerable<FieldProblem> details,
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
