using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.Synapto;

/// <summary>
/// Synapto's errors: {"message", "code"} with the codes of gRPC. Which HTTP status and code belong to which refusal is said here
/// and nowhere else.
/// </summary>
internal static class Errors
{
    private const int InvalidArgument = 3;
    private const int NotFoundCode = 5;
    private const int PermissionDenied = 7;
    private const int ResourceExhausted = 8;
    private const int FailedPrecondition = 9;
    private const int Aborted = 10;
    private const int OutOfRange = 11;
    private const int Unimplemented = 12;
    private const int Unavailable = 14;

    /// <summary>No key was sent.</summary>
    public static ApiResponse MissingKey { get; } =
        Error(StatusCodes.Status403Forbidden, PermissionDenied, "Please provide your api key to authenticate via the \"Api-Key\" header.");

    /// <summary>The key is unknown, revoked or malformed: the same response for all three.</summary>
    public static ApiResponse UnknownKey { get; } =
        Error(
            StatusCodes.Status403Forbidden,
            PermissionDenied,
            "The api key is not valid. Send an active one as \"Authorization: Api-Key sk_…\"."
        );

    /// <summary>A publishable key was sent, which is in every payer's browser.</summary>
    public static ApiResponse PublishableKey { get; } =
        Error(
            StatusCodes.Status403Forbidden,
            PermissionDenied,
            "A publishable key cannot read data or perform actions on your account. Send a "
                + "secret key as \"Authorization: Api-Key sk_…\", from your server alone."
        );

    /// <summary>The store cannot take the request now; whether a write took place is not known where one was lost.</summary>
    public static ApiResponse StoreUnavailable { get; } =
        Error(
            StatusCodes.Status503ServiceUnavailable,
            Unavailable,
            "The service cannot answer now. Send the same request with the same Idempotency-Key again."
        ) with
        {
            Headers = [new("Retry-After", "1")],
        };

    /// <summary>No route has the address.</summary>
    public static ApiResponse NoRoute { get; } =
        Error(StatusCodes.Status404NotFound, NotFoundCode, "There is no such address; compare the path with the documentation");

    /// <summary>What the engine calls a cursor.</summary>
    public static ApiResponse InvalidPageToken { get; } =
        Error(StatusCodes.Status400BadRequest, InvalidArgument, "page_token is not one that a page gave; begin again without it");

    /// <summary>There is no URL for the page.</summary>
    public static ApiResponse MissingHost { get; } =
        Error(
            StatusCodes.Status400BadRequest,
            InvalidArgument,
            "The Host header is missing, and the url of the session is made from it; send it"
        );

    /// <summary>The address takes other methods.</summary>
    public static ApiResponse WrongMethod(string allowed) =>
        Error(StatusCodes.Status405MethodNotAllowed, Unimplemented, $"This address does not take that method; use {allowed}");

    /// <summary>The account has had as many events sent again as it may in a minute.</summary>
    public static ApiResponse TooManyResends(int retryAfter) =>
        Error(
            StatusCodes.Status429TooManyRequests,
            ResourceExhausted,
            $"An account can resend {Limits.ResendsPerMinute} events a minute; wait as many seconds as Retry-After says"
        ) with
        {
            Headers = [new("Retry-After", retryAfter.ToString(CultureInfo.InvariantCulture))],
        };

    public static ApiResponse AccountNotFound(string account) =>
        Error(StatusCodes.Status404NotFound, NotFoundCode, $"There is no account {TextExcerpt.Of(account)} for this api key");

    /// <summary>An event that is unknown, or that this interface does not report.</summary>
    public static ApiResponse EventNotFound(string id) =>
        Error(StatusCodes.Status404NotFound, NotFoundCode, $"There is no event {TextExcerpt.Of(id)}");

    public static ApiResponse Of(RequestProblem problem) =>
        Error(problem.Status, problem.Status == StatusCodes.Status413PayloadTooLarge ? OutOfRange : InvalidArgument, problem.Message);

    /// <summary>The first thing that is wrong.</summary>
    public static ApiResponse Of(FieldProblems problems) =>
        Error(StatusCodes.Status400BadRequest, InvalidArgument, problems.First!.Message);

    public static ApiResponse Of(Refusal refusal) =>
        refusal.Kind switch
        {
            RefusalKind.Invalid => Error(StatusCodes.Status400BadRequest, InvalidArgument, refusal.Message),
            RefusalKind.NotFound => Error(StatusCodes.Status404NotFound, NotFoundCode, refusal.Message),
            RefusalKind.WrongState => Error(StatusCodes.Status400BadRequest, FailedPrecondition, refusal.Message),
            RefusalKind.Conflict => Error(StatusCodes.Status409Conflict, Aborted, refusal.Message) with
            {
                Headers = [new("Retry-After", "1")],
            },
            RefusalKind.KeyReused => Error(StatusCodes.Status422UnprocessableEntity, InvalidArgument, refusal.Message),
            RefusalKind.Unavailable => Error(StatusCodes.Status503ServiceUnavailable, Unavailable, refusal.Message) with
            {
                Headers = [new("Retry-After", "1")],
            },
        };

    private static ApiResponse Error(int status, int code, string message) =>
        new(
            status,
            JsonText.Write(
                (code, message),
                static (writer, error) =>
                {
                    writer.WriteStartObject();
                    writer.WriteString("message", error.message);
                    writer.WriteNumber("code", error.code);
                    writer.WriteEndObject();
                }
            )
        );
}
