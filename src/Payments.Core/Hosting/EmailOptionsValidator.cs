using Microsoft.Extensions.Options;

namespace Payments;

internal sealed class EmailOptionsValidator : IValidateOptions<EmailOptions>
{
    public ValidateOptionsResult Validate(string? name, EmailOptions options)
    {
        var failures = new List<string>();
        Check(
            CustomerRules.IsEmail(options.From),
            nameof(options.From),
            "the address that mails come from, such as \"payments@example.com\""
        );
        Check(
            options.FromName is null || CustomerRules.IsName(options.FromName),
            nameof(options.FromName),
            "a name of 1 to 255 characters, or null"
        );
        Check(
            options.ReplyTo is null || CustomerRules.IsEmail(options.ReplyTo),
            nameof(options.ReplyTo),
            "an address such as \"help@example.com\", or null"
        );
        Check(
            IsDomain(options.MessageIdDomain ?? DomainOf(options.From)),
            nameof(options.MessageIdDomain),
            "a domain in ASCII such as \"example.com\""
        );
        Check(EmailRules.IsLocale(options.DefaultLocale), nameof(options.DefaultLocale), "a language tag such as \"en-GB\"");
        Check(
            options.SendTimeout >= TimeSpan.FromSeconds(1) && options.SendTimeout <= TimeSpan.FromMinutes(10),
            nameof(options.SendTimeout),
            "a value from 1 second to 10 minutes"
        );
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

        void Check(bool isRight, string option, string remedy)
        {
            if (!isRight)
                failures.Add(
                    $"EmailOptions.{option} is not set as it must be; set it where mail is set up (UseSmtp or UseEmail) to {remedy}."
                );
        }
    }

    private static string DomainOf(string address) => address[(address.IndexOf('@', StringComparison.Ordinal) + 1)..];

    private static bool IsDomain(string text) =>
        text.Length is > 0 and <= 253 && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-');
}
