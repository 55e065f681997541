using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.Yorlet;

/// <summary>
/// Yorlet's errors: {"error": {"message", "param", "type"}, "status"}. Its documents show the type "invalid_request" alone; the
/// others are ours. Which status and type belong to which refusal is said here and nowhere else.
/// </summary>
internal static class Errors
{
    private const string InvalidRequest = "invalid_request";
    private const string Authentication = "authentication_error";
    private const string Permission = "permission_error";
    private const string Idempotency = "idempotency_error";
    private const string Api = "api_error";

    private static readonly KeyValuePair<string, string>[] _retry = [new("Retry-After", "1")];

    /// <summary>No key was sent, or one that is unknown, revoked or malformed: the same response for all.</summary>
    public static ApiResponse Unauthorized { get; } =
        Error(
            StatusCodes.Status401Unauthorized,
            Authentication,
            "No valid API key was sent. Send an active secret key as \"Authorization: Bearer sk_…\".",
            null
        );

    /// <summary>A publishable key was sent, which is in every payer's browser.</summary>
    public static ApiResponse PublishableKey { get; } =
        Error(
            StatusCodes.Status403Forbidden,
            Permission,
            "A publishable key cannot be used here. Send a secret key as \"Authorization: Bearer sk_…\", from your server alone.",
            null
        );

    /// <summary>The key may not act for the account that the header names.</summary>
    public static ApiResponse ForbiddenContext { get; } =
        Error(
            StatusCodes.Status403Forbidden,
            Permission,
            "The API key may not act for the account in "
                + $"{Calls.ContextHeader}. Name one that it was allowed, or leave the header out.",
            Calls.ContextHeader
        );

    /// <summary>The store cannot take the request now; whether a write took place is not known where one was lost.</summary>
    public static ApiResponse StoreUnavailable { get; } =
        Error(
            StatusCodes.Status503ServiceUnavailable,
            Api,
            "The service cannot answer now. Send the same request with the same Idempotency-Key again.",
            null
        ) with
        {
            Headers = _retry,
        };

    /// <summary>There is no URL for the page.</summary>
    public static ApiResponse MissingHost { get; } =
        Error(
            StatusCodes.Status400BadRequest,
            InvalidRequest,
            "The Host header is missing, and the url of the payment session is made from it; send it.",
            "Host"
        );

    /// <summary>No route has the address.</summary>
    public static ApiResponse NoRoute { get; } =
        Error(StatusCodes.Status404NotFound, InvalidRequest, "There is no such address; compare the path with the documentation.", null);

    /// <summary>The address takes other methods.</summary>
    public static ApiResponse WrongMethod(string allowed) =>
        Error(StatusCodes.Status405MethodNotAllowed, InvalidRequest, $"This address does not take that method; use {allowed}.", null);

    /// <summary>What the path or a parameter names does not exist.</summary>
    public static ApiResponse NotFound(string param) =>
        Error(StatusCodes.Status404NotFound, InvalidRequest, $"The supplied {param.Replace('_', ' ')} was not found.", param);

    public static ApiResponse Invalid(string param, string message) =>
        Error(StatusCodes.Status400BadRequest, InvalidRequest, message, param);

    public static ApiResponse Of(RequestProblem problem) => Error(problem.Status, InvalidRequest, problem.Message, problem.Field);

    public static ApiResponse Of(Refusal refusal) =>
        refusal.Kind switch
        {
            RefusalKind.Invalid or RefusalKind.NotFound when refusal.Code.EndsWith("_not_found", StringComparison.Ordinal) => NotFound(
                ParamOf(refusal)
            ),
            RefusalKind.Invalid or RefusalKind.WrongState => Error(
                StatusCodes.Status400BadRequest,
                InvalidRequest,
                refusal.Message,
                refusal.Field
            ),
            RefusalKind.NotFound => Error(StatusCodes.Status404NotFound, InvalidRequest, refusal.Message, refusal.Field),
            RefusalKind.Conflict => Error(
                StatusCodes.Status409Conflict,
                refusal.Field == IdempotencyHeader.Name ? Idempotency : Api,
                refusal.Message,
                refusal.Field
            ) with
            {
                Headers = _retry,
            },
            RefusalKind.KeyReused => Error(StatusCodes.Status400BadRequest, Idempotency, refusal.Message, refusal.Field),
            RefusalKind.Unavailable => Error(StatusCodes.Status503ServiceUnavailable, Api, refusal.Message, refusal.Field) with
            {
                Headers = _retry,
            },
        };

    /// <summary>The same refusal with a field, and the message that begins with it, under the name that the request has for it.</summary>
    public static Refusal Renamed(Refusal refusal, params ReadOnlySpan<(string From, string To)> names)
    {
        foreach (var (from, to) in names)
        {
            if (refusal.Field != from && !(refusal.Field?.StartsWith(from + ".", StringComparison.Ordinal) ?? false))
                continue;

            var message = refusal.Message.StartsWith(from, StringComparison.Ordinal)
                ? to + refusal.Message[from.Length..]
                : refusal.Message;
            return refusal with { Field = to + refusal.Field[from.Length..], Message = message };
        }

        return refusal;
    }

    private static string ParamOf(Refusal refusal) =>
        refusal.Code switch
        {
            "session_not_found" => "payment_session",
            "payment_intent_not_found" or "charge_not_found" => "transaction",
            "ledger_transaction_not_found" => "balance_transaction",
            var code => code[..^"_not_found".Length],
        };

    private static ApiResponse Error(int status, string type, string message, string? param) =>
        new(
            status,
            JsonText.Write(
                (status, type, message, param),
                static (writer, error) =>
                {
                    writer.WriteStartObject();
                    writer.WriteStartObject("error");
                    writer.WriteString("message", error.message);
                    if (error.param is not null)
                        writer.WriteString("param", error.param);
                    writer.WriteString("type", error.type);
                    writer.WriteEndObject();
                    writer.WriteNumber("status", error.status);
                    writer.WriteEndObject();
                }
            )
        );
}
