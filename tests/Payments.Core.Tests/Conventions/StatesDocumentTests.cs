using Payments.Specifications;
using Xunit;

namespace Payments.Core.Tests;

public sealed class StatesDocumentTests
{
    private const string Head = """
        # States

        What each machine makes of each command, written by the tests from the machines themselves. A cell is the next state, "same"
        where nothing changes, or the `refusal_code` that leaves everything as it was.

        A session is "paying" while it is open with a charge under way, and "late" from its time of expiry on. An intent is
        "tried out" once it has sent as many charges as it may. "Its" charge is the one under way, or the one that paid.
        A session that is "paying once" ends with that payment, whatever comes of it.

        A processor tells of money as a total. The charges below ask for 12.50; of those that are underpaid, accepted or paid late, 5.00 has
        arrived, and "a part" is 7.00. "More" is the same state with more money. A charge is "late" once the payer's time to act is over.


        """;

    [Fact]
    public void The_document_of_states_says_what_the_machines_do()
    {
        TransitionTable[] tables = [SessionTable.Table, IntentTable.Table, ChargeTable.Table, ChargeTable.CommandTable, RefundTable.Table];
        var current = Head + string.Join('\n', tables.Select(table => table.ToMarkdown()));

        Assert.Equal(current, Repository.Reviewed("docs/states.md", current));
    }
}
