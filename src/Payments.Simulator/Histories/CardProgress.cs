using Payments.Providers;

namespace Payments.Simulator;

/// <summary>A charge of a card that can still change after its first answer. A pure fold of its entries.</summary>
internal sealed record CardProgress
{
    private CardProgress(Money amount, string reference, CardTerms terms)
    {
        Amount = amount;
        Reference = reference;
        Terms = terms;
    }

    public Money Amount { get; }

    public string Reference { get; }

    public CardTerms Terms { get; }

    /// <summary>The money that was taken and since when; null where none was.</summary>
    public (Money Amount, DateTimeOffset Since)? Taken { get; private init; }

    /// <summary>When the payer answered and how; null where the payer did not.</summary>
    public (DateTimeOffset At, bool Passed)? Answer { get; private init; }

    private SimulatorCardEntry.Challenged? Challenge { get; init; }

    private DateTimeOffset? AuthorizedUntil { get; init; }

    private SavedCard? Kept { get; init; }

    private bool IsReleased { get; init; }

    private bool IsLapsed { get; init; }

    private CardBehaviour Behaviour => CardBehaviour.Find(Terms.Behaviour)!;

    /// <summary>Null where the opening is decided for good.</summary>
    public static CardProgress? Of(SimulatorEntry opening) =>
        opening switch
        {
            SimulatorCardEntry.Charged charged => new(charged.Amount, charged.Reference, charged.Terms ?? CardTerms.Plain)
            {
                Taken = (charged.Amount, charged.At),
                Kept = charged.Kept,
            },
            SimulatorCardEntry.Authorized authorized => new(authorized.Amount, authorized.Reference, authorized.Terms)
            {
                AuthorizedUntil = authorized.Until,
                Kept = authorized.Kept,
            },
            SimulatorCardEntry.Challenged challenged => new(challenged.Amount, challenged.Reference, challenged.Terms)
            {
                Challenge = challenged,
            },
            _ => null,
        };

    public ChargeOutcome OutcomeAt(DateTimeOffset now) =>
        IsReleased ? new ChargeOutcome.Declined(DeclineCode.Released)
        : Challenge is { } challenge && Answer is null ? WaitingAt(challenge, now)
        : Answer is { Passed: false } ? new ChargeOutcome.Declined(DeclineCode.AuthenticationFailed)
        : Taken is { } taken ? TakenOutcome(taken.Amount)
        : AuthorizedUntil is not { } until ? new ChargeOutcome.Declined(Behaviour.Code ?? DeclineCode.CardDeclined)
        : until <= now ? new ChargeOutcome.Declined(DeclineCode.AuthorizationExpired)
        : new ChargeOutcome.Authorized(Reference, until) { SavedToken = Kept?.Token, SavedFingerprint = Kept?.Fingerprint };

    /// <summary>What the payer's decision reports to the host; null where there is none.</summary>
    public ChargeOutcome? Told =>
        Answer is { } answer
            ? (this with { IsReleased = false, Taken = AuthorizedUntil is null ? Taken : null }).OutcomeAt(answer.At)
            : null;

    /// <summary>True where a time is over and no entry records it yet.</summary>
    public bool IsOver(DateTimeOffset now) =>
        OutcomeAt(now) switch
        {
            ChargeOutcome.Declined { Code: DeclineCode.Released } => !IsReleased,
            ChargeOutcome.Declined { Code: DeclineCode.AuthorizationExpired } => !IsLapsed,
            _ => false,
        };

    /// <summary>The progress with one more entry, or null where it does not follow.</summary>
    public CardProgress? With(SimulatorEntry entry, DateTimeOffset at) =>
        (entry, OutcomeAt(at)) switch
        {
            (SimulatorChargeEntry.ChallengeAnswered answered, ChargeOutcome.RequiresAction) => AnsweredBy(answered, at),
            (SimulatorCardEntry.Captured captured, ChargeOutcome.Authorized)
                when captured.Amount.Currency == Amount.Currency && captured.Amount.IsPositive && captured.Amount <= Amount => this with
            {
                Taken = (captured.Amount, at),
            },
            (SimulatorChargeEntry.Released, ChargeOutcome.RequiresAction or ChargeOutcome.Authorized) => this with { IsReleased = true },
            (SimulatorChargeEntry.Released, ChargeOutcome.Declined { Code: DeclineCode.Released }) when !IsReleased => this with
            {
                IsReleased = true,
            },
            (SimulatorCardEntry.AuthorizationLapsed, ChargeOutcome.Declined { Code: DeclineCode.AuthorizationExpired }) when !IsLapsed =>
                this with
                {
                    IsLapsed = true,
                },
            _ => null,
        };

    private CardProgress AnsweredBy(SimulatorChargeEntry.ChallengeAnswered answered, DateTimeOffset at)
    {
        var progress = this with { Answer = (at, answered.Passed), Kept = answered.Kept };
        return !answered.Passed || Behaviour.Code is not null ? progress
            : Terms.Lifetime is { } lifetime ? progress with { AuthorizedUntil = at + lifetime }
            : progress with { Taken = (Amount, at) };
    }

    private ChargeOutcome TakenOutcome(Money taken) =>
        AuthorizedUntil is null
            ? new ChargeOutcome.Approved(Reference) { SavedToken = Kept?.Token, SavedFingerprint = Kept?.Fingerprint }
            : new ChargeOutcome.Captured(Reference, taken);

    private static ChargeOutcome WaitingAt(SimulatorCardEntry.Challenged challenge, DateTimeOffset now) =>
        challenge.Until <= now ? new ChargeOutcome.Declined(DeclineCode.Released) : ((IChargeDecision)challenge).Outcome;
}
