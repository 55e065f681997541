using System.Text.Json;

namespace Payments.AspNetCore.Yorlet;

/// <summary>Transactions, each of which is an intent with its last charge: the documented fields, then ours. Pure.</summary>
/// <param name="urlOf">Where a payer does what an action asks for, or null where no URL is known.</param>
internal sealed class TransactionResponses(Func<NextAction, string?> urlOf)
{
    /// <summary>All that a transaction shows.</summary>
    /// <param name="Intent">The intent.</param>
    /// <param name="Charge">Its last charge, or null where there is none or it was not looked up.</param>
    /// <param name="BalanceTransactionId">What it has moved first in the ledger, or null.</param>
    public sealed record Told(PaymentIntent Intent, Charge? Charge = null, string? BalanceTransactionId = null);

    /// <summary>As events show it: without what opens it, or its action, to a holder of it.</summary>
    public static void WriteEvent(Utf8JsonWriter writer, Told told) =>
        new TransactionResponses(static _ => null).Write(
            writer,
            told with
            {
                Intent = told.Intent with { ClientSecret = null },
            },
            ObjectView.Plain
        );

    /// <summary>The intent of a charge as that has left it, where only the charge is known and its session, if it has one.</summary>
    public static PaymentIntent IntentOf(CheckoutSession? session, Charge charge) =>
        new()
        {
            Id = charge.PaymentIntentId,
            Owner = charge.Owner,
            Amount = session?.Amount ?? charge.Amount,
            SessionId = session?.Id,
            Origin = Names.Origin,
            Methods = session?.Methods ?? [charge.Method],
            CustomerId = charge.CustomerId ?? session?.CustomerId,
            PostingOptions = charge.PostingOptions ?? session?.PostingOptions,
            Description = session?.Description,
            LatestChargeId = charge.Id,
            CreatedAt = session?.CreatedAt ?? charge.CreatedAt,
            UpdatedAt = charge.UpdatedAt,
            State = StateOf(session, charge),
        };

    public void Write(Utf8JsonWriter writer, Told told, ObjectView view)
    {
        var (intent, charge) = (told.Intent, told.Charge);
        var refunded = charge?.AmountRefunded ?? Money.Zero(intent.Amount.Currency);
        writer.WriteStartObject();
        Responses.WriteHead(writer, Names.Transaction.Of(intent.Id), "transaction", intent.CreatedAt, view);
        Responses.WriteNulls(writer, "adaptive_pricing");
        Responses.WriteAmount(writer, "amount", intent.Amount);
        Responses.WriteAmount(writer, "amount_refunded", refunded);
        Responses.WriteNulls(writer, "application");
        view.WriteReference(writer, "balance_transaction", told.BalanceTransactionId);
        writer.WriteString("capture_method", Names.Of(intent.CaptureMethod));
        writer.WriteString("client_secret", intent.ClientSecret);
        Responses.WriteTime(writer, "confirmed_at", charge?.CreatedAt ?? (intent.LatestChargeId is null ? null : intent.UpdatedAt));
        Responses.WriteNulls(writer, "cross_border");
        writer.WriteString("currency", Names.Of(intent.Amount.Currency));
        view.WriteReference(writer, "customer", intent.CustomerId);
        writer.WriteString("description", intent.Description);
        Responses.WriteNulls(writer, "dispute");
        writer.WriteBoolean("disputed", charge is not null && (charge.AmountDisputed.IsPositive || charge.Status == ChargeStatus.Returned));
        Responses.WriteNulls(writer, "invoice");
        WriteError(writer, intent, charge);
        Responses.WriteMetadata(writer, intent.Metadata);
        WriteAction(writer, intent);
        Responses.WriteTime(writer, "paid_at", intent.State is IntentState.Succeeded succeeded ? succeeded.At : null);
        writer.WriteString("payment_method", intent.PaymentMethodId ?? charge?.PaymentMethodId);
        Responses.WriteTexts(writer, "payment_method_types", intent.Methods.Count > 0 || charge is null ? intent.Methods : [charge.Method]);
        view.WriteReference(writer, "payment_session", intent.SessionId is { } session ? Names.Session.Of(session) : null);
        Responses.WriteNulls(writer, "presentment_details");
        WriteProcessing(writer, charge);
        Responses.WriteNulls(writer, "receipt_url");
        writer.WriteBoolean("refunded", refunded.IsPositive && refunded >= ReceivedOf(intent, charge));
        writer.WriteString("reporting_type", intent.PostingOptions?.Reporting ?? PostingOptions.DefaultReportingType);
        writer.WriteString("status", Names.Of(intent.Status));
        Responses.WriteNulls(writer, "transfer_group");
        WriteOurs(writer, intent, charge);
        writer.WriteEndObject();
    }

    private static IntentState StateOf(CheckoutSession? session, Charge charge) =>
        charge.State switch
        {
            ChargeState.Succeeded or ChargeState.Accepted or ChargeState.Returned => new IntentState.Succeeded(
                charge.Id,
                PaidAt(session, charge)
            ),
            ChargeState.RequiresAction action => new IntentState.RequiresAction(charge.Id, action.Action, action.Until),
            ChargeState.Authorized reserved => new IntentState.RequiresCapture(charge.Id, reserved.Until),
            ChargeState.Canceled canceled => new IntentState.Canceled(canceled.At),
            ChargeState.PaidLate => new IntentState.RequiresPaymentMethod(),
            _ when charge.IsOpen => new IntentState.Processing(charge.Id),
            _ => new IntentState.RequiresPaymentMethod(new PaymentError(charge.Id, CodeOf(charge) ?? DeclineCode.NotPaidInTime)),
        };

    // The charge has changed since where its debit was returned: the intent itself, and so every read, keeps the day of payment.
    private static DateTimeOffset PaidAt(CheckoutSession? session, Charge charge) =>
        session?.State is SessionState.Complete complete && complete.ChargeId == charge.Id
            ? complete.At
            : charge.PaidAt() ?? charge.UpdatedAt;

    // The intent knows its price and what was captured of it; the charge knows what has really arrived: too little, too much, or late.
    private static Money ReceivedOf(PaymentIntent intent, Charge? charge) =>
        charge is not null && charge.Amount.Currency == intent.Amount.Currency ? charge.AmountPaid() : intent.AmountReceived;

    private static void WriteOurs(Utf8JsonWriter writer, PaymentIntent intent, Charge? charge)
    {
        Responses.WriteAmount(writer, "amount_received", ReceivedOf(intent, charge));
        Responses.WriteAmount(writer, "amount_capturable", intent.AmountCapturable);
        writer.WriteString("payment_method_type", charge?.Method);
        writer.WriteString("statement_descriptor", intent.PostingOptions?.StatementDescriptor);
        writer.WriteString("unit", intent.PostingOptions?.Unit);
        writer.WriteStartArray("transfers");
        foreach (var transfer in charge?.Transfers ?? [])
        {
            writer.WriteStartObject();
            writer.WriteString("payee", transfer.PayeeId);
            Responses.WriteAmount(writer, "amount", transfer.Amount);
            Responses.WriteAmount(writer, "amount_reversed", transfer.Reversed ?? Money.Zero(transfer.Amount.Currency));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (charge?.Mismatch is { } mismatch)
            WriteMismatch(writer, mismatch);
    }

    private static void WriteMismatch(Utf8JsonWriter writer, ChargeMismatch mismatch)
    {
        writer.WriteStartObject("mismatch");
        writer.WriteString("kind", Names.Of(mismatch.Kind));
        if (mismatch.Amount is { } amount)
            Responses.WriteAmount(writer, "reported_amount", amount);
        else
            writer.WriteNull("reported_amount");
        writer.WriteString("reported_currency", mismatch.Amount is { } money ? Names.Of(money.Currency) : null);
        writer.WriteString("reference", mismatch.Reference);
        Responses.WriteTime(writer, "at", mismatch.At);
        writer.WriteEndObject();
    }

    private static void WriteError(Utf8JsonWriter writer, PaymentIntent intent, Charge? charge)
    {
        var code =
            (charge is null ? null : CodeOf(charge))
            ?? (intent.State is IntentState.RequiresPaymentMethod { LastError: { } error } ? error.Code : null);
        if (code is not { } known)
        {
            writer.WriteNull("last_payment_error");
            return;
        }

        writer.WriteStartObject("last_payment_error");
        writer.WriteString("code", DeclineCodes.NameOf(known));
        Responses.WriteTime(writer, "failed_at", (charge is null ? null : FailedAt(charge)) ?? intent.UpdatedAt);
        writer.WriteString("message", DeclineCodes.Describe(known));
        writer.WriteEndObject();
    }

    private void WriteAction(Utf8JsonWriter writer, PaymentIntent intent)
    {
        if (intent.State is not IntentState.RequiresAction action || urlOf(action.Action) is not { } url)
        {
            writer.WriteNull("next_action");
            return;
        }

        writer.WriteStartObject("next_action");
        writer.WriteString("type", "redirect_to_url");
        writer.WriteStartObject("redirect_to_url");
        writer.WriteString("url", url);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    // Documented for Bacs alone; the other debits are reported in the same form.
    private static void WriteProcessing(Utf8JsonWriter writer, Charge? charge)
    {
        if (charge is not { Status: ChargeStatus.Pending or ChargeStatus.Unknown, Debit: { } debit })
        {
            writer.WriteNull("processing");
            return;
        }

        writer.WriteStartObject("processing");
        writer.WriteString("type", charge.Method);
        writer.WriteStartObject(charge.Method);
        writer.WriteStartObject("timings");
        Responses.WriteDay(writer, "customer_debit_at", debit.DebitOn);
        Responses.WriteDay(writer, "settlement_at", debit.SettleOn);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static DeclineCode? CodeOf(Charge charge) =>
        charge.State switch
        {
            ChargeState.Failed failed => failed.Code,
            ChargeState.Returned returned => returned.Code,
            ChargeState.Expired when charge.Method == MethodIds.Card => DeclineCode.AuthenticationAbandoned,
            ChargeState.Expired expired => expired.Cause == ChargeExpiry.GivenUp ? DeclineCode.GivenUp : DeclineCode.NotPaidInTime,
            _ => null,
        };

    private static DateTimeOffset? FailedAt(Charge charge) =>
        charge.State switch
        {
            ChargeState.Failed failed => failed.At,
            ChargeState.Returned returned => returned.At,
            ChargeState.Expired expired => expired.At,
            _ => null,
        };
}
