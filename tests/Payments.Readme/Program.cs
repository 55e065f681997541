using Payments;

var builder = WebApplication.CreateBuilder(args);
builder
    .Services.AddPayments()
    .UseSqlite("payments.db")
    .UseSimulator()
    .AddCheckoutEndpoints()
    .OnEvent<CheckoutSessionPaid>(
        async (happened, paid, services, cancellation) =>
            await Console.Out.WriteLineAsync($"{paid.Session.ClientReferenceId} is paid".AsMemory(), cancellation)
    );
var app = builder.Build();
app.MapCheckoutEndpoints();
app.MapGet(
    "/buy",
    async (PaymentEngine payments) =>
    {
        var order = new CheckoutSessionRequest { Amount = Money.FromMinorUnits(1850, Currency.Of("GBP")), ClientReferenceId = "order_1" };
        var session = await payments.CheckoutSessions.CreateAsync(Owner.Test("acct_shop"), order);
        return Results.Redirect(session.Value.PageUrl!);
    }
);
app.Run();
