using Payments.Providers;
using Xunit;
using static Payments.Simulator.Tests.Simulators;

namespace Payments.Simulator.Tests;

public sealed class SimulatorMethodsTests
{
    [Fact]
    public void It_offers_cards_transfers_and_mobile_money_in_this_order_and_bank_methods_on_request()
    {
        using var simulator = New();

        Assert.Equal(
            [MethodIds.Card, MethodIds.BankTransfer, MethodIds.MobileMoney],
            simulator.Methods.Where(offer => !offer.OnRequest).Select(offer => offer.Method)
        );
        Assert.Equal(
            [
                "bacs_debit GBP",
                "sepa_debit EUR",
                "autogiro SEK",
                "bank_transfer GBP EUR USD",
                "direct_transfer GBP EUR USD SEK",
                "pay_by_bank GBP EUR",
            ],
            simulator.Methods.Where(offer => offer.OnRequest).Select(offer => $"{offer.Method} {string.Join(' ', offer.Currencies)}")
        );
        Assert.Same(simulator.Methods, simulator.Methods);
        Assert.Equal(Currency.All, simulator.Methods[0].Currencies);
        Assert.Equal("NGN GHS KES USD ZAR", string.Join(' ', simulator.Methods[1].Currencies));
        Assert.Equal("GHS KES UGX TZS RWF ZMW", string.Join(' ', simulator.Methods[2].Currencies));
    }

    [Fact]
    public void Ids_are_lower_snake_case_and_unique_in_their_method() =>
        Assert.All(
            SimulatorMethods.All,
            offer =>
            {
                Assert.Distinct(offer.Rails.Select(rail => rail.Id));
                Assert.All(offer.Rails, rail => Assert.Matches(@"\A[a-z][a-z_]*\z", rail.Id));
                Assert.All(offer.Rails, rail => Assert.Single(rail.Currencies));
                Assert.InRange(offer.Window, TimeSpan.FromMinutes(1), TimeSpan.FromDays(30));
            }
        );

    [Theory]
    [InlineData("mtn", "GHS", "+233")]
    [InlineData("telecel", "GHS", "+233")]
    [InlineData("airteltigo", "GHS", "+233")]
    [InlineData("mpesa", "KES", "+254")]
    [InlineData("airtel", "UGX", "+256")]
    [InlineData("airtel_tz", "TZS", "+255")]
    public void The_operators_go_by_their_names(string id, string currency, string dialingCode)
    {
        var rail = SimulatorMethods.All[2].RailsFor(Currency.Of(currency)).Single(rail => rail.Id == id);

        Assert.Equal(dialingCode, rail.DialingCode);
    }

    [Fact]
    public async Task Every_rail_takes_its_published_numbers_and_every_bank_transfer_its_accounts()
    {
        await using var simulator = New();
        var requests = MobileMoneyRails
            .All.SelectMany(rail =>
                TestPhones
                    .For(rail)
                    .Select(phone =>
                        (rail.Currencies[0], RailBench.Source(MethodIds.MobileMoney, rail.Id, Requirement.PhoneNumber, phone.Number))
                    )
            )
            .Concat(
                SimulatorMethods
                    .All[1]
                    .Currencies.SelectMany(currency =>
                        TestBankAccounts.All.Select(account =>
                            (currency, RailBench.Source(MethodIds.BankTransfer, null, Requirement.BankAccountNumber, account.Number))
                        )
                    )
            )
            .ToList();

        foreach (var (number, (currency, source)) in requests.Index())
            Assert.IsType<ChargeOutcome.AwaitingPayment>(
                await simulator.ChargeAsync(
                    new ChargeRequest($"ch_{number}", Simulators.Shop, Money.FromMinorUnits(500, currency), source),
                    Token
                )
            );
        Assert.Equal(requests.Count, simulator.Ledger.Entries.Count);
    }

    [Fact]
    public void No_published_number_passes_for_a_card_and_each_says_what_happens()
    {
        Assert.All(TestPhones.All, phone => Assert.False(CardNumber.IsWithin(phone.Number)));
        Assert.All(TestBankAccounts.All, account => Assert.False(CardNumber.IsWithin(account.Number)));
        Assert.Distinct(TestPhones.All.Select(phone => phone.Number));
        Assert.Distinct(TestPhones.All.Select(phone => $"{phone.Description}"));
        Assert.Distinct(TestBankAccounts.All.Select(account => $"{account}"));
    }
}
