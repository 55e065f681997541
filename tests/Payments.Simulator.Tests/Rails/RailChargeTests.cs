using Payments.Providers;
using Xunit;
using static Payments.Simulator.Tests.RailBench;
using static Payments.Simulator.Tests.Simulators;

namespace Payments.Simulator.Tests;

public sealed class RailChargeTests : IAsyncDisposable
{
    private readonly RailBench _bench = new();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_phone_is_prompted_by_its_operator_and_its_number_is_not_stored()
    {
        var outcome = Assert.IsType<ChargeOutcome.AwaitingPayment>(await _bench.Charge(Mobile("ch_1", "+233241234567", rail: "telecel")));

        Assert.Equal(new PaymentInstructions.PhonePrompt("Telecel Cash", "567"), outcome.Instructions);
        Assert.Equal(_bench.Time.GetUtcNow().AddMinutes(10), outcome.Until);
        Assert.StartsWith("simch_", outcome.Reference, StringComparison.Ordinal);
        Assert.DoesNotContain("1234567", $"{_bench.Simulator.Ledger.Entries[0]}", StringComparison.Ordinal);
        await _bench.Simulator.DisposeAsync();
        Assert.DoesNotContain("1234567", await File.ReadAllTextAsync(_bench.LedgerPath, Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_transfer_gets_an_account_of_its_own()
    {
        var outcomes = new List<ChargeOutcome.AwaitingPayment>();
        for (var number = 0; number < 200; number++)
            outcomes.Add(Assert.IsType<ChargeOutcome.AwaitingPayment>(await _bench.Charge(Transfer($"ch_{number}"))));

        var accounts = outcomes.ConvertAll(outcome => Assert.IsType<PaymentInstructions.BankAccount>(outcome.Instructions));
        Assert.All(accounts, account => Assert.Matches(@"\A[1-9][0-9]{9}\z", account.AccountNumber));
        Assert.All(accounts, account => Assert.Matches(@"\ASIM-[1-9][0-9]{7}\z", account.Reference));
        Assert.Distinct(accounts.Select(account => account.AccountNumber));
        Assert.Equal(_bench.Time.GetUtcNow().AddMinutes(60), outcomes[0].Until);
    }

    [Fact]
    public async Task The_engine_sets_the_time_to_act_where_it_names_one()
    {
        var until = _bench.Time.GetUtcNow().AddMinutes(3);

        var outcome = await _bench.Charge(Mobile("ch_1") with { PayableUntil = until });

        Assert.Equal(until, Assert.IsType<ChargeOutcome.AwaitingPayment>(outcome).Until);
    }

    [Fact]
    public async Task The_same_key_returns_the_outcome_and_begins_nothing()
    {
        var first = await _bench.Charge(Mobile("ch_1"));
        _bench.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(first, await _bench.Charge(Mobile("ch_1")));
        await _bench.Restart();
        Assert.Equal(first, await _bench.Charge(Mobile("ch_1")));
        _bench.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("1001", (await _bench.Charge(Mobile("ch_1"))).Words());
        Assert.Single(_bench.Simulator.Ledger.Entries);
    }

    [Fact]
    public async Task A_key_used_for_another_charge_is_refused_and_changes_nothing()
    {
        var request = Mobile("ch_1");
        await _bench.Charge(request);
        ChargeRequest[] others =
        [
            Mobile("ch_1", "+233200000041"),
            Mobile("ch_1", "+233240000001"),
            Mobile("ch_1", pesewas: 1002),
            Mobile("ch_1", rail: "telecel"),
            Transfer("ch_1"),
            Request("ch_1", "none") with
            {
                Amount = request.Amount,
            },
            request with
            {
                Owner = Owner.Test("acct_other"),
            },
            request with
            {
                Simulate = SimulatedOutcome.Failed,
            },
        ];

        foreach (var other in others)
            await Assert.ThrowsAsync<InvalidOperationException>(() => _bench.Charge(other));
        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await _bench.Simulator.ResolveAsync(Owner.Test("acct_other"), "ch_1", Token)
        );
        Assert.Single(_bench.Simulator.Ledger.Entries);
    }

    [Fact]
    public async Task A_key_that_was_asked_about_before_takes_no_charge()
    {
        Assert.Equal(Declined(DeclineCode.NotSent), await _bench.Resolve());

        Assert.Equal(Declined(DeclineCode.NotSent), await _bench.Charge(Mobile("ch_1")));
        _bench.Time.Advance(Delay);
        Assert.Equal(Declined(DeclineCode.NotSent), await _bench.Resolve());
        Assert.Null(_bench.Simulator.Ledger.AmountCharged("ch_1"));
    }

    [Theory]
    [InlineData("+233241234567", "awaiting")]
    [InlineData("+233559999999", "awaiting")]
    [InlineData("+2331234", "ProcessingError")]
    [InlineData("+23320000000", "ProcessingError")]
    [InlineData("+2332000000012", "ProcessingError")]
    [InlineData("+2330241234567", "ProcessingError")]
    [InlineData("+233302345678", "ProcessingError")]
    [InlineData("+254700000001", "ProcessingError")]
    [InlineData("233200000001", "ProcessingError")]
    [InlineData("+233 20 000 0001", "ProcessingError")]
    [InlineData("+23320000000x", "ProcessingError")]
    [InlineData("", "ProcessingError")]
    public async Task A_phone_is_a_mobile_number_of_its_operators_country_in_E164(string phone, string outcome) =>
        Assert.Equal(outcome, (await _bench.Charge(Mobile("ch_1", phone))).Words());

    [Theory]
    [InlineData("12345", "ProcessingError")]
    [InlineData("123456", "awaiting")]
    [InlineData("12345678901234567890", "awaiting")]
    [InlineData("123456789012345678901", "ProcessingError")]
    [InlineData("12 34 56", "ProcessingError")]
    [InlineData("٠١٢٣٤٥٦٧", "ProcessingError")]
    [InlineData(Approved, "ProcessingError")]
    public async Task An_account_number_has_6_to_20_digits_and_is_no_card(string account, string outcome) =>
        Assert.Equal(outcome, (await _bench.Charge(Transfer("ch_1", account))).Words());

    public static TheoryData<string, string?, string, string, string> Unknown { get; } =
        new()
        {
            { "crypto", null, "phone_number", "GHS", "PaymentSimulator.Methods" },
            { "card", null, "phone_number", "GHS", "by its token" },
            { "mobile_money", "mtn", "phone_number", "EUR", "GHS, KES" },
            { "mobile_money", "mtn", "phone_number", "UGX", "airtel, mtn_ug" },
            { "mobile_money", null, "phone_number", "GHS", "mtn, telecel, airteltigo" },
            { "mobile_money", "MTN", "phone_number", "GHS", "mtn, telecel, airteltigo" },
            { "mobile_money", "mtn", "phone", "GHS", "takes phone_number" },
            { "bank_transfer", "mtn", "bank_account_number", "GHS", "Leave the rail null" },
            { "bank_transfer", null, "phone_number", "GHS", "takes bank_account_number" },
            { "bank_transfer", null, "bank_account_number", "TZS", "NGN, GHS, KES, USD, ZAR" },
        };

    [Theory]
    [MemberData(nameof(Unknown))]
    public async Task What_the_catalog_rules_out_is_refused_with_what_it_offers(
        string method,
        string? rail,
        string field,
        string currency,
        string remedy
    )
    {
        var request = new ChargeRequest(
            "ch_1",
            Simulators.Shop,
            Money.FromMinorUnits(1000, Currency.Of(currency)),
            Source(method, rail, field, Pays)
        );

        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => _bench.Charge(request));

        Assert.Contains(remedy, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Pays, refusal.Message, StringComparison.Ordinal);
        Assert.Empty(_bench.Simulator.Ledger.Entries);
    }

    [Fact]
    public async Task An_outcome_that_is_none_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => _bench.Charge(Mobile("ch_1") with { Simulate = (SimulatedOutcome)99 }));

    [Fact]
    public async Task Faults_of_the_way_are_those_of_cards()
    {
        var fault = SimulatedFault.LoseRequest;
        await using var bench = new RailBench(faults: _ => fault);

        await Assert.ThrowsAsync<TimeoutException>(() => bench.Charge(Mobile("ch_1")));
        Assert.Empty(bench.Simulator.Ledger.Entries);
        fault = SimulatedFault.LoseAnswer;
        await Assert.ThrowsAsync<TimeoutException>(() => bench.Charge(Mobile("ch_1")));
        Assert.Equal("awaiting", (await bench.Resolve()).Words());
        fault = SimulatedFault.Refuse;
        Assert.Equal("awaiting", (await bench.Charge(Mobile("ch_1"))).Words());
        Assert.Equal(Declined(DeclineCode.ProcessingError), await bench.Charge(Mobile("ch_2")));
        fault = SimulatedFault.None;
        Assert.Equal(Declined(DeclineCode.ProcessingError), await bench.Charge(Mobile("ch_2")));
        Assert.Empty(await bench.Told());
    }

    [Fact]
    public async Task Many_calls_of_one_key_at_once_begin_one_charge()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => _bench.Charge(Mobile("ch_1")), Token)));

        Assert.Single(_bench.Simulator.Ledger.Entries);
        Assert.Single(outcomes.Distinct());
    }
}
