using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.Synapto;

/// <summary>
/// What a browser gets where its call is refused: <see cref="Errors"/>' form, with "field" beside it where one field is
/// at fault. No message repeats what was sent of a card.
/// </summary>
internal static class ClientErrors
{
    private const int InvalidArgument = 3;
    private const int PermissionDenied = 7;
    private const int FailedPrecondition = 9;
    private const int OutOfRange = 11;

    /// <summary>No key was sent.</summary>
    public static ApiResponse MissingKey { get; } =
        Error(StatusCodes.Status403Forbidden, PermissionDenied, "Please provide your publishable key as \"Authorization: Api-Key pk_…\".");

    /// <summary>The key is unknown, revoked or malformed: the same response for all three.</summary>
    public static ApiResponse UnknownKey { get; } =
        Error(
            StatusCodes.Status403Forbidden,
            PermissionDenied,
            "The publishable key is not valid. Send an active one as \"Authorization: Api-Key pk_…\"."
        );

    /// <summary>A secret key came from where a browser calls; whether it is a real one is not said.</summary>
    public static ApiResponse SecretKey { get; } =
        Error(
            StatusCodes.Status403Forbidden,
            PermissionDenied,
            "This is a secret key. Never put one in a browser: send the publishable key "
                + "(pk_…) here, and revoke the secret one if it was in a page."
        );

    /// <summary>
    /// The client secret opens nothing, or not this: the same response for every reason, so that it reveals nothing.
    /// </summary>
    public static ApiResponse WrongSecret { get; } =
        Error(
            StatusCodes.Status403Forbidden,
            PermissionDenied,
            "The client secret does not open this. Send the one that came with it as \"Client-Secret: …_secret_…\"."
        );

    /// <summary>Nobody here may see a card number.</summary>
    public static ApiResponse NoCardsHere { get; } =
        Error(
            StatusCodes.Status400BadRequest,
            FailedPrecondition,
            "Card numbers are taken here in test mode only. In live mode the card goes to the "
                + "provider's own fields, and your server confirms with their token.",
            "card"
        );

    public static ApiResponse Of(RequestProblem problem) =>
        Error(
            problem.Status,
            problem.Status == StatusCodes.Status413PayloadTooLarge ? OutOfRange : InvalidArgument,
            problem.Message,
            problem.Field
        );

    public static ApiResponse Of(Refusal refusal)
    {
        var response = Errors.Of(refusal);
        return refusal.Field is { } field ? response with { Body = WithField(response.Body, field) } : response;
    }

    /// <summary>A provider refuses the card before it is charged.</summary>
    public static ApiResponse OfCard(Refusal refusal) =>
        Error(
            StatusCodes.Status400BadRequest,
            InvalidArgument,
            refusal.Message,
            refusal.Code switch
            {
                "invalid_expiry" or "expired_card" => "card.exp_year",
                "invalid_cvc" => "card.cvc",
                _ => "card.number",
            }
        );

    private static ApiResponse Error(int status, int code, string message, string? field = null)
    {
        var body = JsonText.Write(
            (code, message),
            static (writer, error) =>
            {
                writer.WriteStartObject();
                writer.WriteString("message", error.message);
                writer.WriteNumber("code", error.code);
                writer.WriteEndObject();
            }
        );
        return new ApiResponse(status, field is null ? body : WithField(body, field));
    }

    private static string WithField(string body, string field) =>
        $"{body[..^1]},\"field\":{JsonText.Write(field, static (writer, text) => writer.WriteStringValue(text))}}}";
}
