using System.Reflection;
using Payments.Specifications;
using Xunit;

namespace Payments.Core.Tests;

public sealed class StatesDocumentTests
{
    private const string Head = """
        # States, decline codes and events

        Written by the tests from the code itself.

        ## States

        What each machine makes of each command. A cell is the next state, "same"
        where nothing changes, or the `refusal_code` that leaves everything as it was.

        A session is "paying" while it is open with a charge under way, and "late" from its time of expiry on. An intent is
        "tried out" once it has sent as many charges as it may. "Its" charge is the one under way, or the one that paid.
        A session that is "paying once" ends with that payment, whatever comes of it.

        A provider reports money as a total. The charges below ask for 12.50; of those that are underpaid, accepted or paid late, 5.00 has
        arrived. Of a charge that is "reported otherwise" a provider has reported 7.00. What a charge refuses of its provider is noted on
        it and told by `charge.mismatched`. "More" is the same state with more money, with another payment method, or with another reason to
        wait. A charge is "late" once the payer's time to act is over, and a dispute once the time for evidence is. The charge that is
        being captured has 5.00 of its money asked for.


        """;

    [Fact]
    public void The_document_of_states_says_what_the_machines_do()
    {
        TransitionTable[] tables =
        [
            SessionTable.Table,
            IntentTable.Table,
            ChargeTable.Table,
            ChargeTable.AmountTable,
            ChargeTable.CommandTable,
            SetupTable.Table,
            RefundTable.Table,
            DisputeTable.Table,
            EmailTable.Table,
        ];
        Assert.Equal(
            TableProperties().Select(property => ((TransitionTable)property.GetValue(null)!).Name).Order(StringComparer.Ordinal),
            tables.Select(table => table.Name).Order(StringComparer.Ordinal)
        );
        var current =
            Head + string.Join('\n', tables.Select(table => table.ToMarkdown())) + "\n" + DeclineCodesText() + "\n" + EventsText();

        Assert.Equal(current, Repository.Reviewed("docs/states.md", current));
    }

    [Fact]
    public void Every_machine_has_a_table()
    {
        var machines = typeof(SessionMachine)
            .Assembly.GetTypes()
            .Select(type => type.Name)
            .Where(name => name.EndsWith("Machine", StringComparison.Ordinal))
            .Select(name => name.Replace("Machine", "Table", StringComparison.Ordinal));

        Assert.Equal(
            machines.Order(StringComparer.Ordinal),
            TableProperties().Select(property => property.DeclaringType!.Name).Distinct().Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Every_event_has_its_name_in_the_list_of_types()
    {
        var names = EventDataTypes()
            .Select(type => (string)type.GetField("TypeName")!.GetRawConstantValue()!)
            .Order(StringComparer.Ordinal);

        Assert.Equal(names, EventTypes.All);
        Assert.Throws<ArgumentException>(() => EventTypes.Describe("payment_intent.imagined"));
    }

    [Fact]
    public void Every_decline_code_has_a_name_of_its_own_and_a_sentence_of_its_own()
    {
        var codes = Enum.GetValues<DeclineCode>();

        Assert.Equal(codes.Length, codes.Select(DeclineCodes.NameOf).Distinct().Count());
        Assert.Equal(codes.Length, codes.Select(DeclineCodes.Describe).Distinct().Count());
        Assert.All(codes, code => Assert.Matches(@"\A[a-z]+(_[a-z]+)*\z", DeclineCodes.NameOf(code)));
        Assert.Equal(Enum.GetValues<DeclineAdvice>(), codes.Select(DeclineCodes.AdviceOf).Distinct().Order());
    }

    private static IEnumerable<PropertyInfo> TableProperties() =>
        typeof(StatesDocumentTests)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetProperties(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(property => property.PropertyType == typeof(TransitionTable));

    private static IEnumerable<Type> EventDataTypes() =>
        typeof(EventData).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(EventData)));

    private static string DeclineCodesText() =>
        "## Decline codes\n\n| code | means | what may help |\n|---|---|---|\n"
        + string.Concat(
            Enum.GetValues<DeclineCode>()
                .Select(code =>
                    $"| `{DeclineCodes.NameOf(code)}` | {DeclineCodes.Describe(code)} | {Words(DeclineCodes.AdviceOf(code))} |\n"
                )
        );

    private static string EventsText() =>
        "## Events\n\n| type | when |\n|---|---|\n"
        + string.Concat(EventTypes.All.Select(type => $"| `{type}` | {EventTypes.Describe(type)} |\n"));

    private static string Words(DeclineAdvice advice) =>
        advice switch
        {
            DeclineAdvice.UseAnother => "another card or method",
            DeclineAdvice.Correct => "type it again",
            DeclineAdvice.TryAgainLater => "the same again, later",
            DeclineAdvice.Authenticate => "bring the payer back to authenticate",
            DeclineAdvice.StartAgain => "a new payment",
        };
}
