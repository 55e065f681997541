using Payments.Providers;
using Xunit;
using static Payments.Simulator.Tests.Simulators;

namespace Payments.Simulator.Tests;

public sealed class TestCardsTests
{
    public static TheoryData<string, string, ChargeOutcomeKind, DeclineCode?> Published { get; } =
        new()
        {
            { "4242424242424242", "visa", ChargeOutcomeKind.Approved, null },
            { "4000056655665556", "visa", ChargeOutcomeKind.Approved, null },
            { "5555555555554444", "mastercard", ChargeOutcomeKind.Approved, null },
            { "2223003122003222", "mastercard", ChargeOutcomeKind.Approved, null },
            { "378282246310005", "amex", ChargeOutcomeKind.Approved, null },
            { "6011111111111117", "discover", ChargeOutcomeKind.Approved, null },
            { "3056930009020004", "diners", ChargeOutcomeKind.Approved, null },
            { "3566002020360505", "jcb", ChargeOutcomeKind.Approved, null },
            { "6200000000000005", "unionpay", ChargeOutcomeKind.Approved, null },
            { "4000000000000002", "visa", ChargeOutcomeKind.Declined, DeclineCode.CardDeclined },
            { "4000000000009995", "visa", ChargeOutcomeKind.Declined, DeclineCode.InsufficientFunds },
            { "4000000000000069", "visa", ChargeOutcomeKind.Declined, DeclineCode.ExpiredCard },
            { "4000000000000127", "visa", ChargeOutcomeKind.Declined, DeclineCode.IncorrectCvc },
            { "4000000000000119", "visa", ChargeOutcomeKind.Declined, DeclineCode.ProcessingError },
            { "4000000000009987", "visa", ChargeOutcomeKind.Declined, DeclineCode.LostCard },
            { "4000000000009979", "visa", ChargeOutcomeKind.Declined, DeclineCode.StolenCard },
            { "4000000000006975", "visa", ChargeOutcomeKind.Declined, DeclineCode.CardVelocityExceeded },
            { "4000009770000035", "visa", ChargeOutcomeKind.Declined, DeclineCode.DoNotHonor },
            { "4000009770000043", "visa", ChargeOutcomeKind.Declined, DeclineCode.Fraudulent },
            { "4000009770000050", "visa", ChargeOutcomeKind.Declined, DeclineCode.TransactionNotAllowed },
            { "4000009770000068", "visa", ChargeOutcomeKind.Declined, DeclineCode.IssuerNotAvailable },
            { "4000009770000076", "visa", ChargeOutcomeKind.Declined, DeclineCode.CurrencyNotSupported },
            { "4000009770000084", "visa", ChargeOutcomeKind.Declined, DeclineCode.InvalidAccount },
            { "4000009770000019", "visa", ChargeOutcomeKind.Unknown, null },
            { "4000009770000027", "visa", ChargeOutcomeKind.Unknown, null },
            { "4000000000003055", "visa", ChargeOutcomeKind.Approved, null },
            { "4000000000003220", "visa", ChargeOutcomeKind.RequiresAction, null },
            { "4000002760003184", "visa", ChargeOutcomeKind.RequiresAction, null },
            { "4000002500003155", "visa", ChargeOutcomeKind.RequiresAction, null },
            { "4000008400001629", "visa", ChargeOutcomeKind.RequiresAction, null },
            { "4000000000000341", "visa", ChargeOutcomeKind.Approved, null },
            { "4000000000007726", "visa", ChargeOutcomeKind.Approved, null },
            { "4000000000005126", "visa", ChargeOutcomeKind.Approved, null },
            { "4000000000000259", "visa", ChargeOutcomeKind.Approved, null },
            { "4000000000002685", "visa", ChargeOutcomeKind.Approved, null },
            { "4000000000001976", "visa", ChargeOutcomeKind.Approved, null },
        };

    [Theory]
    [MemberData(nameof(Published))]
    public async Task A_published_card_does_what_is_published(string number, string brand, ChargeOutcomeKind kind, DeclineCode? code)
    {
        await using var simulator = New();
        var card = (await simulator.TokenizeAsync(Card(number, month: 7, year: 2031), Token)).Value;

        var outcome = await simulator.ChargeAsync(Request("ch_1", card.Token), Token);

        Assert.Equal(new CardSummary(brand, number[^4..], 7, 2031), card.Card);
        Assert.Equal(kind, outcome.Kind);
        Assert.Equal(code, (outcome as ChargeOutcome.Declined)?.Code);
    }

    [Fact]
    public void The_table_of_these_tests_names_every_card_in_the_published_order() =>
        Assert.Equal(Published.Select(row => row.Data.Item1), TestCards.All.Select(card => card.Number));

    [Fact]
    public void Every_number_has_a_right_check_digit_and_is_of_its_brand() =>
        Assert.All(
            TestCards.All,
            card =>
            {
                Assert.True(CardNumber.HasValidCheckDigit(card.Number));
                Assert.NotEqual("unknown", card.Brand);
                Assert.Equal(CardBrands.Key(CardBrands.Detect(card.Number)), card.Brand);
            }
        );

    [Fact]
    public void A_card_says_in_print_what_its_charge_does() =>
        Assert.All(
            TestCards.All,
            card =>
            {
                if (card.Effect is TestCardEffect.Approve or TestCardEffect.Decline)
                    Assert.Equal(card.Effect == TestCardEffect.Decline, card.DeclineCode is not null);
                Assert.Equal(card.Effect == TestCardEffect.Dispute, card.DisputeReason is not null);
                Assert.Contains(
                    card.Effect switch
                    {
                        TestCardEffect.Approve => "approved",
                        TestCardEffect.Decline => "declined",
                        TestCardEffect.LoseAnswer => "answer lost",
                        TestCardEffect.LoseRequest => "request lost",
                        TestCardEffect.Challenge or TestCardEffect.ChallengeUnlessSaved => "must authenticate",
                        TestCardEffect.DeclineOnceSaved => "declined once saved",
                        TestCardEffect.RefundLater => "a refund is pending",
                        TestCardEffect.RefundFailsLater => "fails later",
                        TestCardEffect.Dispute => "then disputed",
                    },
                    card.Description,
                    StringComparison.Ordinal
                );
            }
        );

    [Theory]
    [InlineData("4242424242424242", "4242 4242 4242 4242")]
    [InlineData("378282246310005", "3782 822463 10005")]
    public void A_number_is_printed_in_the_groups_of_its_brand(string number, string grouped) =>
        Assert.Equal(grouped, TestCards.All.Single(card => card.Number == number).GroupedNumber);

    [Fact]
    public async Task A_valid_number_that_is_not_published_is_declined_in_test_mode()
    {
        await using var simulator = New();

        Assert.Equal(Declined(DeclineCode.TestModeCardOnly), await simulator.Charge("ch_1", "4111111111111111"));
    }

    [Fact]
    public async Task A_charge_whose_answer_is_lost_took_the_money_and_says_so_when_asked()
    {
        await using var simulator = New();

        Assert.IsType<ChargeOutcome.Unknown>(await simulator.Charge("ch_1", LosesAnswer));

        var charge = Assert.Single(simulator.Ledger.Charges);
        Assert.Equal(new ChargeOutcome.Approved(charge.Reference), await simulator.ResolveAsync(Simulators.Shop, "ch_1", Token));
    }

    [Fact]
    public async Task A_charge_whose_request_is_lost_took_nothing_and_cannot_any_more_once_it_was_asked_about()
    {
        await using var simulator = New();
        var request = Request("ch_1", await simulator.TokenOf(LosesRequest));

        Assert.IsType<ChargeOutcome.Unknown>(await simulator.ChargeAsync(request, Token));
        Assert.Empty(simulator.Ledger.Entries);

        Assert.Equal(Declined(DeclineCode.NotSent), await simulator.ResolveAsync(Simulators.Shop, "ch_1", Token));
        Assert.Equal(Declined(DeclineCode.NotSent), await simulator.ChargeAsync(request, Token));
        Assert.Equal(0, simulator.Ledger.TimesCharged("ch_1"));
    }
}
