namespace Payments.Simulator;

/// <summary>
/// The operators by country. A rail has one dialing code, so an operator is a rail in each of its countries: under its plain
/// name in the first, and elsewhere with the country's code behind it.
/// </summary>
internal static class MobileMoneyRails
{
    public static IReadOnlyList<PaymentRail> All { get; } =
        Array.AsReadOnly<PaymentRail>([
            .. In("GHS", "+233", ("mtn", "MTN MoMo"), ("telecel", "Telecel Cash"), ("airteltigo", "AirtelTigo Money")),
            .. In("KES", "+254", ("mpesa", "M-PESA"), ("airtel_ke", "Airtel Money")),
            .. In("UGX", "+256", ("airtel", "Airtel Money"), ("mtn_ug", "MTN MoMo")),
            .. In("TZS", "+255", ("mpesa_tz", "M-Pesa"), ("airtel_tz", "Airtel Money"), ("mixx", "Mixx by Yas")),
            .. In("RWF", "+250", ("mtn_rw", "MTN MoMo"), ("airtel_rw", "Airtel Money")),
            .. In("ZMW", "+260", ("mtn_zm", "MTN MoMo"), ("airtel_zm", "Airtel Money")),
        ]);

    private static IEnumerable<PaymentRail> In(string currency, string dialingCode, params (string Id, string Name)[] operators) =>
        operators.Select(known => new PaymentRail(known.Id, known.Name, [Currency.Of(currency)], dialingCode));
}
