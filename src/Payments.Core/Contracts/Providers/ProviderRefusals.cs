namespace Payments;

internal static class ProviderRefusals
{
    public static Refusal None(Owner owner) =>
        new(
            RefusalKind.WrongState,
            "no_processor",
            owner.Livemode
                ? "No processor is set up for live payments; add one to AddPayments(…), or use a test key"
                : "No processor is set up for test payments; add UseSimulator() to AddPayments(…)"
        );
}
