using System.Reflection;
using System.Text.Json.Serialization;
using Payments.Storage;
using Xunit;

namespace Payments.Core.Tests;

public sealed class ConceptTests
{
    private static readonly Type[] _types = typeof(Concept).Assembly.GetTypes();

    [Fact]
    public void Every_concept_is_in_the_list() =>
        Assert.Equal(Classes<Concept>(), Concepts.All.Concepts.Select(concept => concept.GetType()).ToHashSet());

    [Fact]
    public void Every_event_is_declared_with_the_name_that_it_gives_itself()
    {
        var declared = Concepts.All.EventTypes;

        Assert.Equal(Classes<EventData>(), declared.Select(type => type.Json.Type).ToHashSet());
        Assert.All(declared, type => Assert.Equal(type.Json.Type.GetField("TypeName")!.GetRawConstantValue(), type.Name));
    }

    [Fact]
    public void Every_stored_id_prefix_table_and_kind_of_work_is_declared()
    {
        var storage = _types.Where(type => type.IsAbstract && type.IsSealed && type.Name.EndsWith("Storage", StringComparison.Ordinal));
        var constants = storage.SelectMany(type => type.GetFields()).Where(field => field.IsLiteral).ToLookup(field => field.Name);
        var tables = storage.SelectMany(type => type.GetProperties()).Select(property => property.GetValue(null)).OfType<RecordType>();

        Assert.Equal(Values(constants["IdPrefix"]), Concepts.All.IdPrefixes.ToHashSet());
        Assert.Equal(
            Values(constants.Where(name => name.Key.EndsWith("Work", StringComparison.Ordinal)).SelectMany(fields => fields)),
            Concepts.All.Work.Select(work => work.Kind).ToHashSet()
        );
        Assert.Equal(tables.Append(Concepts.All.Events).ToHashSet(), Concepts.All.Tables.Select(table => table.Type).ToHashSet());
    }

    [Fact]
    public void Every_table_is_in_the_schema_in_the_order_in_which_released_steps_created_it()
    {
        var schema = PaymentsSchema.Current;
        string[] released =
        [
            "checkout_sessions payment_intents charges events idempotency_keys webhook_endpoints webhook_deliveries api_keys",
            "quotes method_settings refunds claimed_references signing_keys owner_tags",
            "customers payment_methods setup_intents disputes",
            "ledger_transactions bank_lines open_items customer_balances customer_balance_transactions unit_ownerships payout_gates emails",
        ];

        Assert.Equal(
            released,
            schema.Steps.Take(released.Length).Select(step => string.Join(' ', step.Creates.Select(table => table.Table)))
        );
        Assert.Equal(Concepts.All.Tables.Count, schema.Types.Count);
        Assert.Equal([false, false, false, true], schema.Steps.Take(released.Length).Select(step => step.CreatesRunningSums));
    }

    [Fact]
    public void All_documents_are_written_by_the_same_rules()
    {
        var contexts = _types.Where(type => type.IsSubclassOf(typeof(JsonSerializerContext))).ToList();
        var rules = contexts.Select(context => context.GetCustomAttribute<JsonSourceGenerationOptionsAttribute>()!);

        Assert.All(
            rules,
            rule =>
            {
                Assert.Equal(JsonKnownNamingPolicy.SnakeCaseLower, rule.PropertyNamingPolicy);
                Assert.Equal(JsonIgnoreCondition.WhenWritingNull, rule.DefaultIgnoreCondition);
                Assert.True(rule.UseStringEnumConverter);
                Assert.True(rule.AllowOutOfOrderMetadataProperties);
            }
        );
    }

    [Theory]
    [InlineData("tea_", "gift", "gift.count", "gifts", "id prefix \"tea_\"")]
    [InlineData("gft_", "tea.made", "gift.count", "gifts", "event type \"tea.made\"")]
    [InlineData("gft_", "gift", "tea.cool", "gifts", "kind of work \"tea.cool\"")]
    [InlineData("gft_", "gift", "gift.count", "teas", "table \"teas\"")]
    public void Two_concepts_that_claim_the_same_name_are_refused_by_both_their_names(
        string prefix,
        string eventType,
        string work,
        string table,
        string named
    )
    {
        var thrown = Assert.Throws<InvalidOperationException>(() =>
            new ConceptList([new Made("teas", "tea_", "tea.made", "tea.cool", "teas"), new Made("gifts", prefix, eventType, work, table)])
        );

        Assert.Equal($"The concepts teas and gifts both declare the {named}: rename the newer one.", thrown.Message);
    }

    [Fact]
    public void A_table_of_a_step_that_the_schema_lacks_is_refused_with_the_remedy()
    {
        var concepts = new ConceptList([
            new Made("teas", "tea_", "tea.made", "tea.cool", "teas"),
            new Made("gifts", "gft_", "gift", "gift.count", "gifts", step: 2),
        ]);
        var first = concepts.Step(1, "tea");

        var thrown = Assert.Throws<InvalidOperationException>(() => concepts.SchemaOf([first]));

        Assert.Equal(
            "The concept gifts declares the table \"gifts\" for step 2 of the schema, and there is no such step: add "
                + "Concepts.All.Step(2, …) to PaymentsSchema.",
            thrown.Message
        );
        Assert.Equal(2, concepts.SchemaOf([first, concepts.Step(2, "gifts")]).Types.Count);
    }

    private static HashSet<Type> Classes<T>() => [.. _types.Where(type => type.IsSubclassOf(typeof(T)))];

    private static HashSet<string> Values(IEnumerable<FieldInfo> fields) =>
        [.. fields.Select(field => (string)field.GetRawConstantValue()!)];

    private sealed class Made(string name, string prefix, string eventType, string work, string table, int step = 1) : Concept(name)
    {
        public override IReadOnlyList<string> IdPrefixes => [prefix];

        public override IReadOnlyList<EventType> EventTypes =>
            [EventType.Of(eventType, "Something happened", EventJson.Default.CustomerCreated)];

        public override IReadOnlyList<WorkKind> Work => [new(work, WorkLoopName.Decisions, _ => null)];

        public override IReadOnlyList<ConceptTable> Tables(IReadOnlyList<EventType> eventTypes) =>
            [new(step, new RecordType<Customer>(table, customer => customer.Id, CustomerJson.Default.Customer))];
    }
}
