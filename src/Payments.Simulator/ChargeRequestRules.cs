using Payments.Providers;

namespace Payments.Simulator;

/// <summary>What is a bug of the caller. No message repeats a key or a token, which could hold anything.</summary>
internal static class ChargeRequestRules
{
    public static void Check(ChargeRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(request.Source, $"{nameof(request)}.{nameof(request.Source)}");
        CheckKey(request.Key, $"{nameof(request)}.{nameof(request.Key)}");
        CheckOwner(request.Owner);
        if (!request.Amount.IsPositive || request.Amount.MinorUnits > Limits.Amount)
            throw new ArgumentException($"The simulator charges amounts from 1 to {Limits.Amount} minor units, not {request.Amount}. Refuse such an amount where it enters.", nameof(request));
    }

    public static void CheckKey(string key, string parameter)
    {
        ArgumentNullException.ThrowIfNull(key, parameter);
        if (key is { Length: 0 or > Limits.IdempotencyKeyLength } || key.Any(static character => character is < '!' or > '~'))
            throw new ArgumentException($"A key is 1 to {Limits.IdempotencyKeyLength} visible ASCII characters. Use the charge's id.", parameter);
        if (CardNumber.IsWithin(key))
            throw new ArgumentException("The key holds a card number. Use the charge's id.", parameter);
    }

    private static void CheckOwner(Owner owner)
    {
        if (owner == default)
            throw new ArgumentException("The request's owner is default(Owner). Use Owner.Test(account).", nameof(owner));
        if (owner.Livemode)
            throw new ArgumentException($"The simulator takes no charge of {owner}: it serves test mode only. Send live charges to a live processor.", nameof(owner));
    }
}
