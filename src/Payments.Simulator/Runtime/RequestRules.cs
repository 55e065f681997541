using Payments.Providers;

namespace Payments.Simulator;

/// <summary>What is a bug of the caller. No message repeats a key or a token, which could hold anything.</summary>
internal static class RequestRules
{
    public static void Check(ChargeRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(request.Source, $"{nameof(request)}.{nameof(request.Source)}");
        CheckKey(request.Key, $"{nameof(request)}.{nameof(request.Key)}");
        CheckOwner(request.Owner);
        CheckMoney(request.Amount, "charges", nameof(request));
        if (request.Simulate is { } simulate && !Enum.IsDefined(simulate))
            throw new ArgumentException($"{simulate} is no SimulatedOutcome. Give a named one, or null.", nameof(request));
        if (request.Source is not PaymentSource.Rail source)
            return;
        if (request.AuthorizeOnly || request.SaveCard)
            throw new ArgumentException(
                "Only a card can be authorized or saved; a charge by "
                    + $"{source.Method} can be neither. Leave AuthorizeOnly and SaveCard false.",
                nameof(request)
            );
        RailRules.Check(source, request.Amount.Currency, nameof(request));
    }

    public static void Check(CaptureRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        CheckKey(request.Key, $"{nameof(request)}.{nameof(request.Key)}");
        CheckOwner(request.Owner);
        CheckMoney(request.Amount, "captures", nameof(request));
    }

    public static void Check(SetupRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(request.Source, $"{nameof(request)}.{nameof(request.Source)}");
        CheckKey(request.Key, $"{nameof(request)}.{nameof(request.Key)}");
        CheckOwner(request.Owner);
    }

    public static void Check(RefundRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        CheckKey(request.Key, $"{nameof(request)}.{nameof(request.Key)}");
        CheckKey(request.ChargeKey, $"{nameof(request)}.{nameof(request.ChargeKey)}");
        CheckOwner(request.Owner);
        CheckMoney(request.Amount, "refunds", nameof(request));
        if (request.Simulate is not (null or SimulatedOutcome.Success or SimulatedOutcome.Failed))
            throw new ArgumentException($"A refund is simulated as success or failed, not as {request.Simulate}.", nameof(request));
    }

    public static void CheckMoney(Money amount, string verb, string parameter)
    {
        if (!amount.IsPositive || amount.MinorUnits > Limits.Amount)
            throw new ArgumentException(
                $"The simulator {verb} amounts from 1 to {Limits.Amount} minor units, not {amount}. Refuse such an amount where it enters.",
                parameter
            );
    }

    public static void CheckKey(string key, string parameter)
    {
        ArgumentNullException.ThrowIfNull(key, parameter);
        if (key is { Length: 0 or > Limits.IdempotencyKeyLength } || key.Any(static character => character is < '!' or > '~'))
            throw new ArgumentException(
                $"A key is 1 to {Limits.IdempotencyKeyLength} visible ASCII characters. Use the charge's id.",
                parameter
            );
        if (CardNumber.IsWithin(key))
            throw new ArgumentException("The key holds a card number. Use the charge's id.", parameter);
    }

    public static void CheckOwner(Owner owner)
    {
        if (owner == default)
            throw new ArgumentException("The request's owner is default(Owner). Use Owner.Test(account).", nameof(owner));
        if (owner.Livemode)
            throw new ArgumentException(
                $"The simulator is for test mode only, and {owner} is live. Send live charges to a live provider.",
                nameof(owner)
            );
    }

    public static void CheckOwner(ChargeHistory charge, Owner owner)
    {
        if (charge.Decision.BelongsToAnother(owner))
            throw new InvalidOperationException(
                $"The key {charge.Opening.Key} was used for a charge of another owner. Ask as the charge's owner."
            );
    }
}
