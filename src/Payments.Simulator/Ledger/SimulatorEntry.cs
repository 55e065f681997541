using Payments.Providers;
using Payments.Simulator;

namespace Payments;

/// <summary>One decision of the simulator, final. There is one per key. Closed: the three cases below.</summary>
public abstract record SimulatorEntry
{
    private protected SimulatorEntry(string key, DateTimeOffset at)
    {
        Key = key;
        At = at;
    }

    /// <summary>The caller's key, <see cref="ChargeRequest.Key"/>.</summary>
    public string Key { get; }

    /// <summary>When it was decided.</summary>
    public DateTimeOffset At { get; }

    internal abstract ChargeOutcome Outcome { get; }

    /// <summary>True where the request is the one that was decided, or where the key is closed to any.</summary>
    internal abstract bool Answers(ChargeRequest request, CardToken? token);

    /// <summary>True where the decision names another owner than the one who asks.</summary>
    internal abstract bool BelongsToAnother(Owner owner);

    /// <summary>The money is taken.</summary>
    /// <param name="Key">The caller's key.</param>
    /// <param name="At">When it was decided.</param>
    /// <param name="Owner">Whose charge it is; always in test mode.</param>
    /// <param name="Amount">How much was taken.</param>
    /// <param name="Token">The card's token.</param>
    /// <param name="Reference">The simulator's id for the charge.</param>
    public sealed record Charged(string Key, DateTimeOffset At, Owner Owner, Money Amount, string Token, string Reference)
        : SimulatorEntry(Key, At)
    {
        internal override ChargeOutcome Outcome => new ChargeOutcome.Approved(Reference);

        internal override bool Answers(ChargeRequest request, CardToken? token) =>
            request.Owner == Owner && request.Amount == Amount && token?.Text == Token;

        internal override bool BelongsToAnother(Owner owner) => owner != Owner;
    }

    /// <summary>No money was taken.</summary>
    /// <param name="Key">The caller's key.</param>
    /// <param name="At">When it was decided.</param>
    /// <param name="Owner">Whose charge it is; always in test mode.</param>
    /// <param name="Amount">How much was asked for.</param>
    /// <param name="Token">The card's token; null where the request had none that the simulator made, for that could be a card number.</param>
    /// <param name="Code">Why.</param>
    public sealed record Declined(string Key, DateTimeOffset At, Owner Owner, Money Amount, string? Token, DeclineCode Code)
        : SimulatorEntry(Key, At)
    {
        internal override ChargeOutcome Outcome => new ChargeOutcome.Declined(Code);

        internal override bool Answers(ChargeRequest request, CardToken? token) =>
            request.Owner == Owner && request.Amount == Amount && token?.Text == Token;

        internal override bool BelongsToAnother(Owner owner) => owner != Owner;
    }

    /// <summary>The key was asked about before any charge arrived; none that arrives later is taken.</summary>
    /// <param name="Key">The caller's key.</param>
    /// <param name="At">When it was closed.</param>
    public sealed record Closed(string Key, DateTimeOffset At) : SimulatorEntry(Key, At)
    {
        internal override ChargeOutcome Outcome => new ChargeOutcome.Declined(DeclineCode.NotSent);

        internal override bool Answers(ChargeRequest request, CardToken? token) => true;

        internal override bool BelongsToAnother(Owner owner) => false;
    }
}
