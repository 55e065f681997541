namespace Payments;

/// <summary>Who sends e-mail to payers, and which. Every value is checked at start.</summary>
public sealed class EmailOptions
{
    /// <summary>The address that mails come from; required, and one that the mail server lets this host send from.</summary>
    public string From { get; set; } = "";

    /// <summary>The name beside it; 1 to 255 characters. Null, the default, is the name of the business on the hosted page.</summary>
    public string? FromName { get; set; }

    /// <summary>Who gets the answers. Null, the default, is <see cref="From"/>.</summary>
    public string? ReplyTo { get; set; }

    /// <summary>
    /// The part after the "@" of Message-IDs: letters, digits, "." and "-". Null, the default, is the domain of
    /// <see cref="From"/>, which must be ASCII then.
    /// </summary>
    public string? MessageIdDomain { get; set; }

    /// <summary>Whether a payer whose e-mail address is known is sent a receipt. Default false.</summary>
    public bool SendReceipts { get; set; }

    /// <summary>The language of mails for which none is named, such as "de-AT". Default "en".</summary>
    public string DefaultLocale { get; set; } = "en";

    /// <summary>
    /// How long one try to send a mail may take, from connecting to the mail server's answer. Default 1 minute; 1 second to 10
    /// minutes.
    /// </summary>
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromMinutes(1);
}
