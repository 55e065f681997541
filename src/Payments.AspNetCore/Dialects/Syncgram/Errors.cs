using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.Syncgram;

/// <summary>
/// Syncgram's errors: {"error":{"code","message","details"}}. Its documents show none; they are those of the product's
/// generations before and after it. Which status and code belong to which refusal is said here and nowhere else.
/// </summary>
internal static class Errors
{
    private const string ValidationError = "VALIDATION_ERROR";
    private const string Conflict = "CONFLICT";
    private const string NotFound = "NOT_FOUND";
    private const string InvalidParameters = "Invalid request parameters";

    /// <summary>The key is absent, unknown, revoked or malformed: the same response for all.</summary>
    public static ApiResponse Unauthorized { get; } =
        ErrorEnvelope.Write(StatusCodes.Status401Unauthorized, "UNAUTHORIZED", "Invalid API key") with
        {
            Headers = [new("WWW-Authenticate", "Bearer")],
        };

    /// <summary>
    /// The token of a public route opens nothing: the same response whatever is wrong with it, so that nobody learns anything by
    /// trying.
    /// </summary>
    public static ApiResponse NoCheckout { get; } =
        ErrorEnvelope.Write(StatusCodes.Status404NotFound, NotFound, "There is no such checkout, or its link has expired");

    /// <summary>Nothing can be paid at all.</summary>
    public static ApiResponse NoMethods { get; } =
        ErrorEnvelope.Write(StatusCodes.Status403Forbidden, "FORBIDDEN", "No payment methods enabled for this organization");

    /// <summary>The store cannot take the request now; whether a write took place is not known where one was lost.</summary>
    public static ApiResponse StoreUnavailable { get; } =
        Later("The service cannot answer now. Send the same request with the same Idempotency-Key again.");

    /// <summary>There is no URL for the page.</summary>
    public static ApiResponse MissingHost { get; } =
        Of([new FieldRefusal("Host", "The Host header is missing, and checkout_url is made from it; send it")]);

    /// <summary>No route has the address.</summary>
    public static ApiResponse NoRoute { get; } =
        ErrorEnvelope.Write(StatusCodes.Status404NotFound, NotFound, "There is no such address; compare the path with the documentation");

    /// <summary>The address takes other methods.</summary>
    public static ApiResponse WrongMethod(string allowed) =>
        ErrorEnvelope.Write(
            StatusCodes.Status405MethodNotAllowed,
            "METHOD_NOT_ALLOWED",
            $"This address does not take that method; use {allowed}"
        );

    /// <summary>The owner of the key has no such thing.</summary>
    public static ApiResponse NoSuch(string thing, string id) =>
        ErrorEnvelope.Write(StatusCodes.Status404NotFound, NotFound, $"There is no {thing} {TextExcerpt.Of(id, 60)}");

    /// <summary>The charge has no money that counts as payment.</summary>
    public static ApiResponse NotRefundable(Charge charge)
    {
        var message =
            $"charge_id: the charge is {StatusNames.Of(charge)}; only one that is SUCCEEDED or "
            + "ACCEPTED, or FAILED with money that could not be given back, can be refunded";
        return ErrorEnvelope.Write(StatusCodes.Status409Conflict, Conflict, message, new FieldRefusal("charge_id", message));
    }

    public static ApiResponse Of(IEnumerable<FieldRefusal> problems) =>
        ErrorEnvelope.Write(StatusCodes.Status400BadRequest, ValidationError, InvalidParameters, problems);

    public static ApiResponse Of(RequestProblem problem) =>
        ErrorEnvelope.Write(problem.Status, ValidationError, InvalidParameters, new FieldRefusal(problem.Field, problem.Message));

    public static ApiResponse Of(Refusal refusal) =>
        refusal.Kind switch
        {
            RefusalKind.Invalid => Of(Details(refusal, "body")),
            RefusalKind.NotFound when refusal.Field == "quote_id" => Of(Details(refusal, null)),
            RefusalKind.NotFound => ErrorEnvelope.Write(StatusCodes.Status404NotFound, NotFound, refusal.Message),
            RefusalKind.WrongState when refusal.Code == "no_methods" => NoMethods,
            RefusalKind.WrongState => ErrorEnvelope.Write(StatusCodes.Status409Conflict, Conflict, refusal.Message, Details(refusal, null)),
            RefusalKind.Conflict when refusal.Code == "reference_taken" => ErrorEnvelope.Write(
                StatusCodes.Status409Conflict,
                Conflict,
                "Duplicate request detected",
                Details(refusal, null)
            ),
            RefusalKind.Conflict => ErrorEnvelope.Write(StatusCodes.Status409Conflict, Conflict, refusal.Message) with
            {
                Headers = [new("Retry-After", "1")],
            },
            RefusalKind.KeyReused => ErrorEnvelope.Write(
                StatusCodes.Status409Conflict,
                "IDEMPOTENCY_CONFLICT",
                refusal.Message,
                Details(refusal, null)
            ),
            RefusalKind.Unavailable => Later(refusal.Message),
        };

    /// <summary>The quote cannot be confirmed any more; beside the error is a fresh one, where one could be made.</summary>
    public static ApiResponse QuoteExpired(Refusal refusal, Quote? fresh) =>
        ErrorEnvelope.Write(
            StatusCodes.Status400BadRequest,
            "QUOTE_EXPIRED",
            refusal.Message,
            [new FieldRefusal("quote_id", refusal.Message)],
            beside: fresh is null
                ? null
                : writer =>
                {
                    writer.WritePropertyName("quote");
                    StepResponses.Write(writer, fresh);
                }
        );

    private static IEnumerable<FieldRefusal> Details(Refusal refusal, string? otherwise) =>
        refusal.Problems.Count > 0 ? refusal.Problems
        : (refusal.Field ?? otherwise) is { } field ? [new FieldRefusal(field, refusal.Message)]
        : [];

    private static ApiResponse Later(string message) =>
        ErrorEnvelope.Write(StatusCodes.Status503ServiceUnavailable, "SERVICE_UNAVAILABLE", message) with
        {
            Headers = [new("Retry-After", "1")],
        };
}
