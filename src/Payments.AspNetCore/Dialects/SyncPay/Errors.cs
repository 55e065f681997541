using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.SyncPay;

/// <summary>
/// SyncPay's errors: {"error":{"code","message","details"}}. Which HTTP status and code belong to which refusal is said here and nowhere
/// else. UNAUTHORIZED, FORBIDDEN, VALIDATION_ERROR and NOT_FOUND are documented; the other codes are this library's.
/// </summary>
internal static class Errors
{
    private const string ValidationError = "VALIDATION_ERROR";
    private const string InvalidParameters = "Invalid request parameters";

    // The engine's fields have neutral names.
    private static readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal)
    {
        ["amount"] = "pricing.amount",
        ["currency"] = "to_currency",
        ["customer.email"] = "customer_email",
        ["customer.name"] = "customer_name",
        ["expires_in"] = "expires_in_minutes",
        ["card"] = "payment_method",
    };

    /// <summary>No key, a malformed, an unknown or a revoked one: the same response for all.</summary>
    public static ApiResponse Unauthorized { get; } =
        ErrorEnvelope.Write(StatusCodes.Status401Unauthorized, "UNAUTHORIZED", "Invalid API key");

    /// <summary>The account takes nothing.</summary>
    public static ApiResponse NoMethods { get; } =
        ErrorEnvelope.Write(StatusCodes.Status403Forbidden, "FORBIDDEN", "No payment methods enabled for this organization");

    /// <summary>There is no such checkout, or it was not made through this interface.</summary>
    public static ApiResponse NoCheckout { get; } = NotFound("Checkout not found");

    /// <summary>There is no such quote; it is named in a body, so that the field is named.</summary>
    public static ApiResponse NoQuote { get; } = Invalid([new("quote_id", "There is no such quote; ask for one and send its quote_id")]);

    /// <summary>The store cannot take the request now; whether a write took place is not known where one was lost.</summary>
    public static ApiResponse StoreUnavailable { get; } =
        Again(
            StatusCodes.Status503ServiceUnavailable,
            "SERVICE_UNAVAILABLE",
            "The service cannot answer now. Send the same request with the same Idempotency-Key again"
        );

    /// <summary>There is no URL for the page.</summary>
    public static ApiResponse MissingHost { get; } =
        Invalid([new("Host", "The Host header is missing, and checkout_url is made from it; send it")]);

    /// <summary>A quote's time was over. That its message begins so is documented.</summary>
    public static ApiResponse QuoteExpired { get; } =
        ErrorEnvelope.Write(StatusCodes.Status400BadRequest, "QUOTE_EXPIRED", "Quote expired; ask for a new one and confirm that");

    /// <summary>A quote has paid something already.</summary>
    public static ApiResponse QuoteUsed { get; } =
        ErrorEnvelope.Write(StatusCodes.Status400BadRequest, "QUOTE_USED", "The quote was used; ask for a new one");

    /// <summary>No route has the address.</summary>
    public static ApiResponse NoRoute { get; } = NotFound("There is no such address; compare the path with the documentation");

    /// <summary>The address takes other methods.</summary>
    public static ApiResponse WrongMethod(string allowed) =>
        ErrorEnvelope.Write(
            StatusCodes.Status405MethodNotAllowed,
            "METHOD_NOT_ALLOWED",
            $"This address does not take that method; use {allowed}"
        );

    public static ApiResponse Invalid(IEnumerable<FieldRefusal> problems) =>
        ErrorEnvelope.Write(StatusCodes.Status400BadRequest, ValidationError, InvalidParameters, problems);

    public static ApiResponse Of(RequestProblem problem) =>
        problem.Status switch
        {
            StatusCodes.Status413PayloadTooLarge => ErrorEnvelope.Write(problem.Status, "PAYLOAD_TOO_LARGE", problem.Message),
            StatusCodes.Status415UnsupportedMediaType => ErrorEnvelope.Write(problem.Status, "UNSUPPORTED_MEDIA_TYPE", problem.Message),
            _ => Invalid([new(problem.Field, problem.Message)]),
        };

    public static ApiResponse Of(Refusal refusal) =>
        refusal.Kind switch
        {
            RefusalKind.Invalid => Invalid(Problems(refusal)),
            RefusalKind.NotFound => NotFound(NotFoundMessage(refusal.Code)),
            RefusalKind.WrongState => refusal.Code switch
            {
                "no_methods" => NoMethods,
                "quote_expired" => QuoteExpired,
                "quote_used" => QuoteUsed,
                _ => ErrorEnvelope.Write(StatusCodes.Status400BadRequest, "INVALID_STATE", refusal.Message),
            },
            RefusalKind.Conflict => Again(StatusCodes.Status409Conflict, "CONFLICT", refusal.Message),
            RefusalKind.KeyReused => ErrorEnvelope.Write(StatusCodes.Status409Conflict, "IDEMPOTENCY_CONFLICT", refusal.Message),
            RefusalKind.Unavailable => Again(StatusCodes.Status503ServiceUnavailable, "SERVICE_UNAVAILABLE", refusal.Message),
        };

    private static IEnumerable<FieldRefusal> Problems(Refusal refusal)
    {
        IEnumerable<FieldRefusal> all =
            refusal.Problems.Count > 0 ? refusal.Problems : [new FieldRefusal(refusal.Field ?? "body", refusal.Message)];
        return all.Select(problem => problem with { Field = _fields.GetValueOrDefault(problem.Field, problem.Field) });
    }

    // The engine's messages hold its own ids, which callers here do not know.
    private static string NotFoundMessage(string code) =>
        code switch
        {
            "session_not_found" => "Checkout not found",
            "charge_not_found" => "Charge not found",
            "quote_not_found" => "Quote not found",
            "refund_not_found" => "Refund not found",
            _ => "Not found",
        };

    private static ApiResponse NotFound(string message) => ErrorEnvelope.Write(StatusCodes.Status404NotFound, "NOT_FOUND", message);

    private static ApiResponse Again(int status, string code, string message) =>
        ErrorEnvelope.Write(status, code, message) with
        {
            Headers = [new("Retry-After", "1")],
        };
}
