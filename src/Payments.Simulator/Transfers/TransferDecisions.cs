using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Payments.Providers;

namespace Payments.Simulator;

/// <summary>Decides a charge by a transfer to an account that is not the charge's alone.</summary>
internal static class TransferDecisions
{
    public static SimulatorTransferEntry.TransferAwaited Decide(
        ChargeRequest request,
        PaymentSource.Rail source,
        MethodOffer offer,
        DateTimeOffset now,
        SimulatorTimes times,
        RandomSource random
    )
    {
        var reference = SimulatorIds.Charge(now, random);
        var remittance = request.PaymentReference ?? $"SIM-{reference[^8..]}";
        var customer = SimulatorTransferEntry.TransferAwaited.CustomerOf(request);
        return new(
            request.Key,
            now,
            request.Owner,
            request.Amount,
            source.Method,
            reference,
            VirtualAccounts.For(request.Amount.Currency, request.Owner, customer, remittance),
            request.PayableUntil ?? now + offer.Window,
            times.TransfersArrive ? ArrivingOf(request) : null
        )
        {
            Delay = times.RailDelay,
            CustomerId = customer,
            Remittance = remittance,
        };
    }

    private static Money? ArrivingOf(ChargeRequest request) =>
        request.Simulate switch
        {
            SimulatedOutcome.Success or null => request.Amount,
            SimulatedOutcome.Underpaid => PayerScript.PartOf(request.Amount),
            SimulatedOutcome.Failed => null,
        };
}

/// <summary>
/// The account numbers of customers and merchants: the same each time, and different for each. No run of digits is as long as a
/// card number's.
/// </summary>
internal static class VirtualAccounts
{
    private const string BankName = "Simulator Bank";
    private const string OfCustomer = "Test customer account";
    private const string OfMerchant = "Test business account";
    private const string SortCode = "20-00-00";
    private const string Bic = "SIMUNL2A";
    private const string RoutingNumber = "021000021";

    /// <summary>The payer's instructions.</summary>
    /// <param name="currency">The currency.</param>
    /// <param name="owner">The merchant.</param>
    /// <param name="customerId">The customer whose own account it is; null for the merchant's.</param>
    /// <param name="reference">What the payer writes.</param>
    public static PaymentInstructions.BankAccount For(Currency currency, Owner owner, string? customerId, string reference)
    {
        var number = NumberOf($"{owner.Account} {customerId}");
        var name = customerId is null ? OfMerchant : OfCustomer;
        return currency.Code switch
        {
            "EUR" => Dutch(DebitAccounts.Dutch(Digits(number, 10)), name, reference),
            "USD" => new(BankName, Digits(number, 10), name, reference) { RoutingNumber = RoutingNumber },
            "SEK" => new(BankName, $"5000 {Digits(number, 7)}", name, reference),
            _ => new(BankName, Digits(number, 8), name, reference) { SortCode = SortCode },
        };
    }

    private static PaymentInstructions.BankAccount Dutch(Iban iban, string name, string reference) =>
        new(BankName, iban.Print, name, reference) { Iban = iban.Print, Bic = Bic };

    private static ulong NumberOf(string whose) => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(whose)));

    private static string Digits(ulong number, int count)
    {
        var text = number.ToString("D20", CultureInfo.InvariantCulture);
        return text[^count..];
    }
}
