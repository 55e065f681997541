using Microsoft.Extensions.DependencyInjection;
using Payments;
using Payments.Providers;

// Takes a payment and refunds part of it, then lists what happened. Exit code 0 where all of it went well.
var services = new ServiceCollection();
services.AddPayments().UseInMemoryStore().UseSimulator();
await using var provider = services.BuildServiceProvider();
var payments = provider.GetRequiredService<PaymentEngine>();
await payments.StartAsync();

var shop = Owner.Test("acct_shop");
var amount = Money.FromMinorUnits(1850, Currency.Of("GBP"));
var card = await provider
    .GetRequiredService<PaymentSimulator>()
    .TokenizeAsync(new CardDetails(TestCards.All[0].Number, 12, DateTime.UtcNow.Year + 1, "123"), CancellationToken.None);
var intent = Done(await payments.PaymentIntents.CreateAsync(shop, new PaymentIntentRequest { Amount = amount }));
var paid = Done(await payments.PaymentIntents.ConfirmAsync(shop, intent.Id, new PaymentConfirmation { Card = Done(card) }));
if (paid.State is not IntentState.Succeeded)
    throw new InvalidOperationException($"The intent is {paid.State}");

Done(
    await payments.Refunds.CreateAsync(
        shop,
        new RefundCreation { PaymentIntentId = paid.Id, Amount = Money.FromMinorUnits(350, Currency.Of("GBP")) }
    )
);

// The numbering plans are read from the package's resources, and numbers are matched by patterns made at run time.
if (
    MobileNumber.Read("+233 (0)24 123 4567", "+233", out var phone) != MobileNumberProblem.None
    || MobileNumber.Read("+233 30 234 5678", "+233", out _) != MobileNumberProblem.NotMobile
)
    throw new InvalidOperationException("A phone number was read wrongly");

await payments.RunDueWorkAsync();
var listed = Done(await payments.PaymentIntents.ListAsync(shop));
var funds = (await payments.Ledger.ListBalancesAsync(shop)).Single();
Console.WriteLine($"{phone}: {listed.Items.Count} intent, paid {amount}, pending {funds.Pending}, available {funds.Available}");

static T Done<T>(Result<T> result)
    where T : class => result.IsSuccess ? result.Value : throw new InvalidOperationException(result.Refusal.Message);
