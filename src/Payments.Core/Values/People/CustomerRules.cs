using System.Buffers;

namespace Payments;

/// <summary>What may be kept of a customer. Pure.</summary>
public static class CustomerRules
{
    private const int ShortestEmail = 3;

    private static readonly SearchValues<char> _notInEmail = SearchValues.Create(" \t\r\n<>()[],;:\\\"");

    /// <summary>
    /// Whether a text can be an e-mail address: one "@" with something on both sides, no spaces or brackets, no invisible
    /// characters and no dashes but "-", at most 255 characters. Only mail proves that it is one.
    /// </summary>
    public static bool IsEmail(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return text.Length >= ShortestEmail
            && !TextRules.IsLonger(text, Limits.CustomerTextLength)
            && at > 0
            && at == text.LastIndexOf('@')
            && at < text.Length - 1
            && text[at + 1] != '.'
            && text[^1] != '.'
            && TextRules.IsText(text, multiline: false)
            && StrayCharacters.FirstIn(text) is null
            && !text.AsSpan().ContainsAny(_notInEmail)
            && !CardNumber.IsWithin(text);
    }

    /// <summary>
    /// What is wrong with an e-mail address that <see cref="IsEmail"/> refuses, to follow its field's name. Characters that were pasted
    /// with it and cannot be seen are named: nobody finds them otherwise.
    /// </summary>
    /// <param name="text">The address that was refused.</param>
    public static string DescribeEmail(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return StrayCharacters.FirstIn(text) is { } stray
            ? $"contains {stray}; type the address again without it"
            : "must be an e-mail address such as name@example.com";
    }

    /// <summary>
    /// Whether a text can be a name, or a part of one: 1 to 255 characters, not all of them space or invisible, no control characters, no
    /// card number.
    /// </summary>
    public static bool IsName(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return StrayCharacters.Shows(text)
            && !TextRules.IsLonger(text, Limits.CustomerTextLength)
            && TextRules.IsText(text, multiline: false)
            && !CardNumber.IsWithin(text);
    }

    internal static Refusal? Check(CustomerDetails? customer) =>
        customer is null ? null
        : customer.Email is { } email && !IsEmail(email)
            ? new(RefusalKind.Invalid, "invalid_email", $"customer.email {DescribeEmail(email)}", "customer.email")
        : CheckName(customer.Name, "customer.name")
            ?? CheckName(customer.FirstName, "customer.first_name")
            ?? CheckName(customer.LastName, "customer.last_name");

    /// <summary>Refuses a field that only a request with a customer can have.</summary>
    internal static Refusal RequiredWith(string field) =>
        new(RefusalKind.Invalid, "customer_required", $"customer is required with {field}; create a customer first", "customer");

    private static Refusal? CheckName(string? name, string field) =>
        name is null || IsName(name)
            ? null
            : new(RefusalKind.Invalid, "invalid_name", $"{field} must be a name of 1 to {Limits.CustomerTextLength} characters", field);
}
