using System.Text.Json.Serialization;

namespace Payments;

/// <summary>
/// An e-mail to a payer, committed together with what it reports, and sent afterwards. Personal data: never logged. Immutable;
/// the engine alone makes the next version.
/// </summary>
public sealed record OutgoingEmail
{
    /// <summary>"eml_" and 22 letters and digits; ids made later sort later. The Message-ID of the mail is made of it.</summary>
    public required string Id { get; init; }

    /// <summary>Whose payer it goes to.</summary>
    public required Owner Owner { get; init; }

    /// <summary>What it tells.</summary>
    public required EmailKind Kind { get; init; }

    /// <summary>Where it goes; see <see cref="CustomerRules.IsEmail"/>.</summary>
    public required string To { get; init; }

    /// <summary>The language of the receiver, such as "en-GB"; see <see cref="EmailRules.IsLocale"/>.</summary>
    public required string Locale { get; init; }

    /// <summary>The checkout session that it is about, or null.</summary>
    public string? SessionId { get; init; }

    /// <summary>The charge that it is about, or null.</summary>
    public string? ChargeId { get; init; }

    /// <summary>The day on which the announced debit is made, or null.</summary>
    public DateOnly? DebitOn { get; init; }

    /// <summary>How many times it was tried since <see cref="QueuedAt"/>.</summary>
    public int Attempts { get; init; }

    /// <summary>
    /// When it was queued, at first or again by hand. A mail server that does not take it for 3 days from then on is left alone.
    /// </summary>
    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The state with its data.</summary>
    public required EmailState State { get; init; }

    /// <summary>The state without its data.</summary>
    [JsonIgnore]
    public EmailStatus Status => State.Status;

    /// <summary>Says nothing of the receiver.</summary>
    public override string ToString() => $"{Id} of {Owner}";
}

/// <summary>What an e-mail tells its receiver.</summary>
public enum EmailKind
{
    /// <summary>Where a checkout session can be paid.</summary>
    PaymentLink,

    /// <summary>That a payment has succeeded.</summary>
    Receipt,

    /// <summary>That a bank debit is going to be made.</summary>
    DebitAnnounced,

    /// <summary>That a payment took no money: a bank debit that failed, or that was returned later.</summary>
    PaymentFailed,
}
