using Payments.Providers;
using Xunit;

namespace Payments.Core.Tests;

/// <summary>
/// Money that a provider reports is held against the charge: state × amount, for what it takes, what it has reserved first and what payers
/// send. Where "received" and "captured" differ, a cell has both.
/// </summary>
public sealed class ChargeAmountTests
{
    public const string Expected = """
                               | nothing  | less than nothing | 0.01      | what was known | what was asked
        card: pending          | no_money | no_money          | underpaid | no_money       | succeeded
        card: unknown          | no_money | no_money          | underpaid | no_money       | succeeded
        card: awaiting_payment | no_money | no_money          | underpaid | no_money       | succeeded
        card: underpaid        | no_money | no_money          | same      | same           | succeeded
        card: succeeded        | no_money | no_money          | same      | same           | same
        card: accepted         | no_money | no_money          | same      | same           | more
        card: failed           | no_money | no_money          | paid_late | no_money       | paid_late
        card: expired          | no_money | no_money          | paid_late | no_money       | paid_late
        card: paid_late        | no_money | no_money          | same      | same           | more
        card: requires_action  | no_money | no_money          | underpaid | no_money       | succeeded
        card: authorized       | no_money | no_money          | succeeded | no_money       | succeeded
        card: capturing        | no_money | no_money          | succeeded | no_money       | succeeded
        card: canceled         | no_money | no_money          | paid_late | no_money       | paid_late
        card: returned         | no_money | no_money          | same      | same           | same

                                         | nothing  | less than nothing | 0.01                   | what was known | what was asked
        reserved first: pending          | no_money | no_money          | underpaid or succeeded | no_money       | succeeded
        reserved first: unknown          | no_money | no_money          | underpaid or succeeded | no_money       | succeeded
        reserved first: awaiting_payment | no_money | no_money          | underpaid or succeeded | no_money       | succeeded
        reserved first: underpaid        | no_money | no_money          | same                   | same           | succeeded
        reserved first: succeeded        | no_money | no_money          | same                   | same           | same
        reserved first: accepted         | no_money | no_money          | same                   | same           | more
        reserved first: failed           | no_money | no_money          | paid_late              | no_money       | paid_late
        reserved first: expired          | no_money | no_money          | paid_late              | no_money       | paid_late
        reserved first: paid_late        | no_money | no_money          | same                   | same           | more
        reserved first: requires_action  | no_money | no_money          | underpaid or succeeded | no_money       | succeeded
        reserved first: authorized       | no_money | no_money          | succeeded              | no_money       | succeeded
        reserved first: capturing        | no_money | no_money          | succeeded              | no_money       | succeeded
        reserved first: canceled         | no_money | no_money          | paid_late              | no_money       | paid_late
        reserved first: returned         | no_money | no_money          | same                   | same           | same

                                   | nothing  | less than nothing | 0.01      | what was known | what was asked
        transfer: pending          | no_money | no_money          | underpaid | no_money       | succeeded
        transfer: unknown          | no_money | no_money          | underpaid | no_money       | succeeded
        transfer: awaiting_payment | no_money | no_money          | underpaid | no_money       | succeeded
        transfer: underpaid        | no_money | no_money          | same      | same           | succeeded
        transfer: succeeded        | no_money | no_money          | same      | same           | same
        transfer: accepted         | no_money | no_money          | same      | same           | more
        transfer: failed           | no_money | no_money          | paid_late | no_money       | paid_late
        transfer: expired          | no_money | no_money          | paid_late | no_money       | paid_late
        transfer: paid_late        | no_money | no_money          | same      | same           | more
        transfer: requires_action  | no_money | no_money          | underpaid | no_money       | succeeded
        transfer: authorized       | no_money | no_money          | underpaid | no_money       | succeeded
        transfer: capturing        | no_money | no_money          | underpaid | no_money       | underpaid
        transfer: canceled         | no_money | no_money          | paid_late | no_money       | paid_late
        transfer: returned         | no_money | no_money          | same      | same           | same

                               | 7.00      | all       | a unit more        | 99,999.99          | other money
        card: pending          | underpaid | succeeded | more_than_asked    | more_than_asked    | other_currency
        card: unknown          | underpaid | succeeded | more_than_asked    | more_than_asked    | other_currency
        card: awaiting_payment | underpaid | succeeded | more_than_asked    | more_than_asked    | other_currency
        card: underpaid        | more      | succeeded | more_than_asked    | more_than_asked    | other_currency
        card: succeeded        | same      | same      | more_than_asked    | more_than_asked    | other_currency
        card: accepted         | more      | more      | more_than_asked    | more_than_asked    | other_currency
        card: failed           | paid_late | paid_late | more_than_asked    | more_than_asked    | other_currency
        card: expired          | paid_late | paid_late | more_than_asked    | more_than_asked    | other_currency
        card: paid_late        | more      | more      | more_than_asked    | more_than_asked    | other_currency
        card: requires_action  | underpaid | succeeded | more_than_asked    | more_than_asked    | other_currency
        card: authorized       | succeeded | succeeded | more_than_asked    | more_than_asked    | other_currency
        card: capturing        | succeeded | succeeded | more_than_asked    | more_than_asked    | other_currency
        card: canceled         | paid_late | paid_late | more_than_asked    | more_than_asked    | other_currency
        card: returned         | same      | same      | money_after_return | money_after_return | other_currency

                                         | 7.00                   | all       | a unit more        | 99,999.99          | other money
        reserved first: pending          | underpaid or succeeded | succeeded | more_than_asked    | more_than_asked    | other_currency
        reserved first: unknown          | underpaid or succeeded | succeeded | more_than_asked    | more_than_asked    | other_currency
        reserved first: awaiting_payment | underpaid or succeeded | succeeded | more_than_asked    | more_than_asked    | other_currency
        reserved first: underpaid        | more                   | succeeded | more_than_asked    | more_than_asked    | other_currency
        reserved first: succeeded        | same                   | same      | more_than_asked    | more_than_asked    | other_currency
        reserved first: accepted         | more                   | more      | more_than_asked    | more_than_asked    | other_currency
        reserved first: failed           | paid_late              | paid_late | more_than_asked    | more_than_asked    | other_currency
        reserved first: expired          | paid_late              | paid_late | more_than_asked    | more_than_asked    | other_currency
        reserved first: paid_late        | more                   | more      | more_than_asked    | more_than_asked    | other_currency
        reserved first: requires_action  | underpaid or succeeded | succeeded | more_than_asked    | more_than_asked    | other_currency
        reserved first: authorized       | succeeded              | succeeded | more_than_asked    | more_than_asked    | other_currency
        reserved first: capturing        | succeeded              | succeeded | more_than_asked    | more_than_asked    | other_currency
        reserved first: canceled         | paid_late              | paid_late | more_than_asked    | more_than_asked    | other_currency
        reserved first: returned         | same                   | same      | money_after_return | money_after_return | other_currency

                                   | 7.00      | all       | a unit more        | 99,999.99          | other money
        transfer: pending          | underpaid | succeeded | succeeded          | succeeded          | other_currency
        transfer: unknown          | underpaid | succeeded | succeeded          | succeeded          | other_currency
        transfer: awaiting_payment | underpaid | succeeded | succeeded          | succeeded          | other_currency
        transfer: underpaid        | more      | succeeded | succeeded          | succeeded          | other_currency
        transfer: succeeded        | same      | same      | more               | more               | other_currency
        transfer: accepted         | more      | more      | more               | more               | other_currency
        transfer: failed           | paid_late | paid_late | paid_late          | paid_late          | other_currency
        transfer: expired          | paid_late | paid_late | paid_late          | paid_late          | other_currency
        transfer: paid_late        | more      | more      | more               | more               | other_currency
        transfer: requires_action  | underpaid | succeeded | succeeded          | succeeded          | other_currency
        transfer: authorized       | underpaid | succeeded | succeeded          | succeeded          | other_currency
        transfer: capturing        | underpaid | succeeded | succeeded          | succeeded          | other_currency
        transfer: canceled         | paid_late | paid_late | paid_late          | paid_late          | other_currency
        transfer: returned         | same      | same      | money_after_return | money_after_return | other_currency
        """;

    public static TheoryData<string, string, string> Cells => new(TransitionTable.Read(Expected));

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_charge_in_a_state_takes_an_amount_or_refuses_it(string state, string report, string expected) =>
        Assert.Equal(expected, ChargeTable.AmountTable.Apply(state, report));

    [Fact]
    public void Every_pair_of_states_and_amounts_stands_in_the_table() =>
        Assert.Equal(ChargeTable.AmountTable.Pairs(), TransitionTable.Read(Expected).Select(cell => (cell.State, cell.Command)).Order());

    [Theory]
    [MemberData(nameof(Cells))]
    public void What_has_arrived_is_what_was_reported_or_what_was_known(string state, string report, string expected)
    {
        foreach (var (charge, outcome) in ChargeTable.Reported(state, report))
        {
            var after = ChargeMachine.Apply(charge, outcome, TestRecords.Noon.AddSeconds(1)).State;
            var told = outcome is ChargeOutcome.Received received ? received.Total : ((ChargeOutcome.Captured)outcome).Amount;

            Assert.Equal(ChargeTable.States.ContainsKey(expected.Split(" or ")[0]) || expected == "more", !ReferenceEquals(charge, after));
            Assert.Equal(ReferenceEquals(charge, after) ? charge.AmountReceived : told, after.AmountReceived);
        }
    }
}
