using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Payments.Specifications;
using Xunit;

namespace Payments.Simulator.Tests;

public sealed partial class UsualTasksTests : IAsyncDisposable
{
    private const string DeclinesOnceSaved = "4000000000000341";

    private readonly List<string> _delivered = [];
    private readonly ServiceProvider _services;
    private readonly PaymentEngine _payments;

    public UsualTasksTests()
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new ManualTimeProvider());
        UsualTasks.OnPaid(services.AddPayments().UseInMemoryStore().UseSimulator(), _delivered.Add);
        _services = services.BuildServiceProvider();
        _payments = _services.GetRequiredService<PaymentEngine>();
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    [Fact]
    public async Task A_session_keeps_metadata_from_a_dictionary()
    {
        var id = await UsualTasks.OpenSession(_payments, Simulators.Shop);

        var session = await _payments.CheckoutSessions.GetAsync(Simulators.Shop, id, Simulators.Token);
        Assert.Equal("b_17", session.Value.Metadata["basket"]);
        Assert.Equal([new("basket", "b_17")], session.Value.Metadata);
    }

    [Fact]
    public async Task A_payment_is_refunded_by_its_intent()
    {
        var paid = await PayAsync(1850);

        var refund = await UsualTasks.RefundPayment(_payments, Simulators.Shop, paid.Id);

        Assert.Equal(paid.LatestChargeId, refund.ChargeId);
        Assert.Equal(Money.FromMinorUnits(500, "GBP"), refund.Amount);
    }

    [Fact]
    public async Task A_refund_names_a_charge_or_an_intent_that_has_one()
    {
        var open = await _payments.PaymentIntents.CreateAsync(
            Simulators.Shop,
            new() { Amount = Money.FromMinorUnits(1850, "GBP") },
            cancellationToken: Simulators.Token
        );

        Assert.Equal(("charge_or_intent", "charge_id"), await RefusalOf(new RefundCreation()));
        Assert.Equal(
            ("charge_or_intent", "charge_id"),
            await RefusalOf(new RefundCreation { ChargeId = "ch_1", PaymentIntentId = open.Value.Id })
        );
        Assert.Equal(("not_refundable", "payment_intent_id"), await RefusalOf(new RefundCreation { PaymentIntentId = open.Value.Id }));
        Assert.Equal("payment_intent_id", (await RefusalOf(new RefundCreation { PaymentIntentId = "pi_none" })).Field);
    }

    [Theory]
    [InlineData(Simulators.Approved, "charged")]
    [InlineData(DeclinesOnceSaved, "declined: card_declined")]
    public async Task A_saved_card_is_charged_while_the_customer_is_away(string number, string expected)
    {
        var customer = await _payments.Customers.CreateAsync(Simulators.Shop, new() { Name = "Ada" }, cancellationToken: Simulators.Token);
        await PayAsync(1850, customer.Value.Id, number: number);
        var saved = Assert.Single(await _payments.PaymentMethods.ListAsync(Simulators.Shop, customer.Value.Id, Simulators.Token));

        Assert.Equal(expected, await UsualTasks.ChargeSavedCard(_payments, Simulators.Shop, customer.Value.Id, saved.Id));
    }

    [Fact]
    public async Task Balances_are_listed()
    {
        await PayAsync(1850);

        Assert.Contains("18.50 GBP", Assert.Single(await UsualTasks.ListBalances(_payments, Simulators.Shop)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_amount_is_formatted_for_a_culture() => Assert.Equal("£18.50", UsualTasks.ShowPrice(Money.FromDecimal(18.50m, "GBP")));

    [Fact]
    public void A_webhook_is_verified_with_plain_text()
    {
        const string secret = "whsec_usual_tasks";
        var header = TimestampedSignature.Sign([WebhookSecret.Of(secret)], TimeProvider.System.GetUtcNow(), "{}"u8);

        Assert.True(UsualTasks.IsGenuine(header, "{}", secret));
        Assert.False(UsualTasks.IsGenuine(header, "{ }", secret));
        Assert.False(UsualTasks.IsGenuine(null, "{}", secret));
    }

    [Fact]
    public async Task An_event_is_handled()
    {
        await PayAsync(1850);
        await _payments.RunDueWorkAsync(Simulators.Token);

        Assert.Equal(["payment_intent.succeeded: 18.50 GBP"], _delivered);
    }

    [Fact]
    public async Task A_part_of_a_reserved_payment_is_captured()
    {
        var reserved = await PayAsync(1850, capture: CaptureMethod.Manual);
        Assert.Equal(IntentStatus.RequiresCapture, reserved.Status);

        var captured = await UsualTasks.CapturePart(_payments, Simulators.Shop, reserved.Id);

        Assert.Equal(IntentStatus.Succeeded, captured.Status);
    }

    [Fact]
    public async Task A_payment_is_canceled()
    {
        var reserved = await PayAsync(1850, capture: CaptureMethod.Manual);

        Assert.Equal(IntentStatus.Canceled, (await UsualTasks.CancelPayment(_payments, Simulators.Shop, reserved.Id)).Status);
    }

    [Fact]
    public async Task A_charge_is_read()
    {
        var paid = await PayAsync(1850);

        Assert.Equal("18.50 GBP by visa 4242: Succeeded", await UsualTasks.ReadCharge(_payments, Simulators.Shop, paid.LatestChargeId!));
    }

    [Fact]
    public void The_guide_shows_these_methods()
    {
        var source = File.ReadAllText(Repository.PathOf("tests/Payments.Simulator.Tests/UsualTasks/UsualTasks.cs"));
        var guide = new StringBuilder("# Usual tasks\n\nEach of these methods is compiled and run by the tests.\n");
        foreach (Match task in Tasks().Matches(source))
        {
            var lines = task.Groups["code"].Value.Split('\n').Select(line => line.Length > 4 ? line[4..] : "");
            guide.Append(null, $"\n## {task.Groups["title"].Value}\n\n```csharp\n{string.Join('\n', lines)}\n```\n");
        }

        Assert.Equal(guide.ToString(), Repository.Reviewed("docs/guide/usual-tasks.md", guide.ToString()));
    }

    [GeneratedRegex(
        @"^    /// <summary>(?<title>.*)</summary>\n(?<code>    public static (?s:.*?))(?=\n\n    ///|\n}\n*\z)",
        RegexOptions.Multiline
    )]
    private static partial Regex Tasks();

    private async Task<PaymentIntent> PayAsync(
        long pence,
        string? customerId = null,
        CaptureMethod capture = CaptureMethod.Automatic,
        string number = Simulators.Approved
    )
    {
        var simulator = _services.GetRequiredService<PaymentSimulator>();
        var card = await simulator.TokenizeAsync(Simulators.Card(number), Simulators.Token);
        var intent = await _payments.PaymentIntents.CreateAsync(
            Simulators.Shop,
            new()
            {
                Amount = Money.FromMinorUnits(pence, "GBP"),
                CustomerId = customerId,
                CaptureMethod = capture,
                SetupFutureUsage = customerId is null ? null : FutureUsage.OffSession,
            },
            cancellationToken: Simulators.Token
        );
        var confirmed = await _payments.PaymentIntents.ConfirmAsync(
            Simulators.Shop,
            intent.Value.Id,
            new() { Card = card.Value },
            cancellationToken: Simulators.Token
        );
        return confirmed.Value;
    }

    private async Task<(string Code, string? Field)> RefusalOf(RefundCreation creation)
    {
        var refund = await _payments.Refunds.CreateAsync(Simulators.Shop, creation, cancellationToken: Simulators.Token);
        return (refund.Refusal!.Code, refund.Refusal.Field);
    }
}
