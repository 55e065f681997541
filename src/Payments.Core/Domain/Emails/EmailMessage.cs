namespace Payments.Providers;

/// <summary>
/// A mail as it is sent: the same words as plain text and as HTML. No value that goes into a header can hold a line break.
/// </summary>
public sealed record EmailMessage
{
    /// <summary>
    /// The Message-ID, such as "&lt;eml_1@example.com&gt;". It is the same at every try, so that a receiver can tell copies.
    /// </summary>
    /// <exception cref="ArgumentException">It is not printable ASCII in angle brackets, with one "@".</exception>
    public required string MessageId
    {
        get;
        init =>
            field =
                value is ['<', .., '>']
                && value.Count(character => character == '@') == 1
                && value[1..^1].All(character => character is > ' ' and < '\u007F' and not ('<' or '>'))
                    ? value
                    : throw new ArgumentException(
                        "A Message-ID is printable ASCII in angle brackets with one @, such as <eml_1@example.com>.",
                        nameof(value)
                    );
    }

    /// <summary>Who sends it.</summary>
    public required EmailAddress From { get; init; }

    /// <summary>Who gets the answers, or null for the sender.</summary>
    public EmailAddress? ReplyTo { get; init; }

    /// <summary>Who receives it.</summary>
    public required EmailAddress To { get; init; }

    /// <summary>The subject: something, on one line.</summary>
    /// <exception cref="ArgumentException">It is empty or holds control characters.</exception>
    public required string Subject
    {
        get;
        init =>
            field =
                !string.IsNullOrWhiteSpace(value) && TextRules.IsText(value, multiline: false)
                    ? value
                    : throw new ArgumentException("A subject is one line of text without control characters.", nameof(value));
    }

    /// <summary>The plain text.</summary>
    public required string Text { get; init; }

    /// <summary>The HTML, a whole document.</summary>
    public required string Html { get; init; }

    /// <summary>The language of the words, such as "de".</summary>
    /// <exception cref="ArgumentException">It is no language tag.</exception>
    public required string Language
    {
        get;
        init =>
            field = EmailRules.IsLocale(value) ? value : throw new ArgumentException("A language is a tag such as en-GB.", nameof(value));
    }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>Says nothing but its id.</summary>
    public override string ToString() => MessageId;
}

/// <summary>Who sends or receives a mail.</summary>
public sealed record EmailAddress
{
    /// <summary>An address, with the name that mail programs show beside it, or null.</summary>
    /// <exception cref="ArgumentException">The address breaks the rule of <see cref="CustomerRules.IsEmail"/>, or the name that
    /// of <see cref="CustomerRules.IsName"/>.</exception>
    public EmailAddress(string address, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!CustomerRules.IsEmail(address))
            throw new ArgumentException("An e-mail address is one such as name@example.com.", nameof(address));
        if (name is not null && !CustomerRules.IsName(name))
            throw new ArgumentException(
                "A name has 1 to 255 characters and no control characters; leave it out or fill it in.",
                nameof(name)
            );

        Address = address;
        Name = name;
    }

    /// <summary>The address.</summary>
    public string Address { get; }

    /// <summary>The name beside it, or null.</summary>
    public string? Name { get; }

    /// <summary>Says nothing of whose it is.</summary>
    public override string ToString() => "(e-mail address)";
}
