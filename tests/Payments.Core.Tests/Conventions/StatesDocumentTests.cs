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


        """;

    [Fact]
    public void The_document_of_states_says_what_the_machines_do()
    {
        var current = Head + string.Join('\n', SessionTable.Table.ToMarkdown(), IntentTable.Table.ToMarkdown(), ChargeTable.Table.ToMarkdown());

        Assert.Equal(current, Repository.Reviewed("docs/states.md", current));
    }
}
