using System.Reflection;
using Payments.Providers;
using Payments.Specifications;
using Payments.Storage;
using Xunit;
using Rules = Payments.Specifications.Conventions;

namespace Payments.Core.Tests;

public sealed class CoreConventionTests
{
    private static readonly Assembly Core = typeof(PaymentEngine).Assembly;

    // From the lowest room to the highest. A new room goes above all rooms that it uses; the root of values holds the limits.
    private static readonly RoomOrder Rooms = new(
        "Values",
        "Values/Characters",
        "Values/Countries",
        "Values/Cards",
        "Values/Ids",
        "Values/Money",
        "Values/Outcomes",
        "Values/Owners",
        "Values/Results",
        "Values/PaymentMethodTypes",
        "Values/Banking",
        "Values/Text",
        "Values/Metadata",
        "Values/People",
        "Values/Records",
        "Values/Posting",
        "Domain/ApiKeys",
        "Domain/BankLines",
        "Domain/Charges",
        "Domain/Customers",
        "Domain/Disputes",
        "Domain/Idempotency",
        "Domain/Options",
        "Domain/Intents",
        "Domain/PaymentMethodTypes",
        "Domain/Pricing",
        "Domain/Refunds",
        "Domain/Ledger",
        "Domain/Sessions",
        "Domain/Emails",
        "Domain/Quotes",
        "Domain/SetupIntents",
        "Domain/Events",
        "Domain/Webhooks",
        "Contracts/Providers",
        "Contracts/Storage",
        "Engine/Foundation",
        "Engine/Work",
        "Engine/ApiKeys",
        "Engine/Commands",
        "Engine/Emails",
        "Engine/Ledger",
        "Engine/Customers",
        "Engine/Charges",
        "Engine/BankLines",
        "Engine/Disputes",
        "Engine/Intents",
        "Engine/PaymentMethodTypes",
        "Engine/Quotes",
        "Engine/Refunds",
        "Engine/Sessions",
        "Engine/SetupIntents",
        "Engine/Webhooks",
        "Engine/Events",
        "Engine",
        "Hosting"
    );

    [Fact]
    public void Core_uses_the_runtime_four_abstractions_and_the_numbering_plans_of_phones()
    {
        var stray = Rules.StrayReferences(
            Core,
            "System.*",
            "Microsoft.Extensions.DependencyInjection.Abstractions",
            "Microsoft.Extensions.Options",
            "Microsoft.Extensions.Logging.Abstractions",
            "Microsoft.Extensions.Hosting.Abstractions",
            "PhoneNumbers"
        );
        Assert.Empty(stray);
        Assert.DoesNotContain(Core.GetReferencedAssemblies(), reference => reference.Name is "System.Net.Http" or "System.Net.Sockets");
    }

    [Fact]
    public void Core_knows_of_a_database_only_that_the_host_may_have_a_transaction() =>
        Assert.Equal(["DbTransaction"], Rules.TypesTakenFrom(Core, "System.Data.Common"));

    [Fact]
    public void Core_names_no_dialect_and_no_wire_format() =>
        Assert.Empty(Rules.Mentions(Core, "synapto", "syncpay", "syncgram", "yorlet", "Content-Type", "SELECT ", "INSERT INTO"));

    [Fact]
    public void A_word_that_stands_in_Core_is_found_there() =>
        Assert.Equal(["charge.reconcile", "paymentengine"], Rules.Mentions(Core, "charge.reconcile", "paymentengine"));

    [Fact]
    public void Public_types_stand_in_the_namespace_of_their_audience() =>
        Assert.Empty(
            Rules.StrayNamespaces(Core, "Payments", "Payments.Providers", "Payments.Storage", "Microsoft.Extensions.DependencyInjection")
        );

    [Fact]
    public void Public_classes_are_sealed_or_abstract() => Assert.Empty(Rules.OpenClasses(Core, typeof(StoreException)));

    [Fact]
    public void Closed_hierarchies_are_closed() => Assert.Empty(Rules.OpenHierarchies(Core, typeof(RandomSource), typeof(HeldResponse)));

    [Fact]
    public void Every_closed_hierarchy_that_is_stored_names_all_its_cases()
    {
        var parents = Core.GetTypes()
            .Where(type =>
                type.IsDefined(typeof(System.Text.Json.Serialization.JsonDerivedTypeAttribute), inherit: false)
                || (type is { IsAbstract: true, IsSealed: false } && type.Name.EndsWith("State", StringComparison.Ordinal))
            )
            .ToList();

        Assert.NotEmpty(parents);
        foreach (var parent in parents)
        {
            var cases = Core.GetTypes().Where(type => type.BaseType == parent);
            var named = parent.GetCustomAttributes<System.Text.Json.Serialization.JsonDerivedTypeAttribute>().ToList();
            Assert.Equal(cases.ToHashSet(), named.Select(attribute => attribute.DerivedType).ToHashSet());
            Assert.Equal(named.Count, named.Select(attribute => attribute.TypeDiscriminator).Distinct().Count());
        }
    }

    [Fact]
    public void Every_prefix_of_ids_is_unlike_the_others()
    {
        var prefixes = Concepts.All.IdPrefixes;

        Assert.All(prefixes, prefix => Assert.Matches(@"\A[a-z]{2,4}_\z", prefix));
        Assert.All(prefixes, prefix => Assert.Single(prefixes, other => other.StartsWith(prefix, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_first_refusal_of_every_concept_is_none() =>
        Assert.All(
            Core.GetTypes().Where(type => type.IsEnum && type.Name.EndsWith("Refusal", StringComparison.Ordinal)),
            type => Assert.Equal("None", Enum.GetName(type, 0))
        );

    [Fact]
    public void Extension_points_take_a_cancellation_token_last() =>
        Assert.All(
            new[]
            {
                typeof(IPaymentProvider),
                typeof(IChargeResolver),
                typeof(IRefundProvider),
                typeof(ICardTokenizer),
                typeof(IPaymentStore),
                typeof(IWebhookSender),
                typeof(IPaymentEventHandler<>),
                typeof(IExchangeRates),
                typeof(IEmailSender),
                typeof(IEmailComposer),
            }
                .SelectMany(face => face.GetMethods())
                .Where(method => !method.IsSpecialName),
            method =>
                Assert.True(
                    method.GetParameters() is [.., { HasDefaultValue: false } last] && last.ParameterType == typeof(CancellationToken),
                    method.Name
                )
        );

    [Fact]
    public void No_call_answers_none_by_the_default_of_a_struct() => Assert.Empty(StructDefaults.In(Core.Location));

    [Fact]
    public void A_room_of_Core_uses_only_those_below_it() => Assert.Empty(Rules.RoomBreaches(Core, Rooms));

    [Fact]
    public void The_floors_of_Core_lie_in_their_order() =>
        Assert.Equal(["Values", "Domain", "Contracts", "Engine", "Hosting"], Rooms.Floors);

    [Fact]
    public void The_rooms_of_Core_form_no_cycle() => Assert.Empty(Rules.RoomsOf(Core).Cycles());

    [Fact]
    public void Names_of_tests_are_sentences() => Assert.Empty(Rules.NamesThatAreNoSentences(GetType().Assembly));

    [Fact]
    public void What_Core_offers_was_reviewed()
    {
        var surface = PublicSurface.Of(Core);

        Assert.Equal(surface, Repository.Reviewed("docs/api/Payments.Core.txt", surface));
    }
}
