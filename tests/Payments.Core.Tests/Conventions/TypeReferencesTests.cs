using Payments.Specifications;
using Xunit;

namespace Payments.Core.Tests;

/// <summary>That every way to use a type is seen in the compiled assembly.</summary>
public sealed class TypeReferencesTests
{
    private const string Space = "Payments.Core.Tests.";

    private static readonly TypeReferences Own = TypeReferences.Read(typeof(TypeReferencesTests).Assembly.Location);

    [Theory]
    [InlineData(nameof(ByBaseType))]
    [InlineData(nameof(ByInterface))]
    [InlineData(nameof(ByField))]
    [InlineData(nameof(BySignature))]
    [InlineData(nameof(ByGenericArgument))]
    [InlineData(nameof(ByConstraint))]
    [InlineData(nameof(ByAttribute))]
    [InlineData(nameof(ByInstruction))]
    [InlineData(nameof(ByGenericMethod))]
    [InlineData(nameof(ByPattern))]
    [InlineData(nameof(ByNested))]
    [InlineData(nameof(ByAsyncMethod))]
    public void A_use_is_seen_whichever_way_it_is_made(string user) =>
        Assert.Contains(
            Own.Pairs,
            pair => pair.From == Space + user && pair.To is (Space + nameof(UsedType)) or (Space + nameof(IUsedType))
        );

    [Fact]
    public void A_type_that_uses_none_of_the_others_draws_no_arrow() =>
        Assert.DoesNotContain(Own.Pairs, pair => pair.From is Space + nameof(UsedType) or Space + nameof(IUsedType));

    [Fact]
    public void A_type_that_a_source_declares_is_found_in_the_assembly_and_the_other_way_round()
    {
        var core = TypeReferences.Read(typeof(PaymentEngine).Assembly.Location);
        var sources = SourceTree.Read(Repository.PathOf("src/Payments.Core"));

        Assert.True(core.PublicTypes.IsProperSubsetOf(core.Types));
        Assert.Contains("Payments.PaymentEngine", core.PublicTypes);
        Assert.Empty(sources.Files.SelectMany(file => file.Types).Select(type => type.FullName).Except(core.Types));
        Assert.True(core.Pairs.Count > 1000);
    }
}

internal interface IUsedType;

internal class UsedType
{
    public static UsedType? Instance { get; }
}

internal sealed class ByBaseType : UsedType;

internal sealed class ByInterface : IUsedType;

internal sealed class ByField
{
    public UsedType[]? Kept { get; set; }
}

internal abstract class BySignature
{
    public abstract void Take(ref UsedType value);
}

internal abstract class ByGenericArgument : List<UsedType>;

internal sealed class ByConstraint
{
    public static string NameOf<T>()
        where T : UsedType => typeof(T).Name;
}

[System.Text.Json.Serialization.JsonConverter(typeof(UsedType))]
internal sealed class ByAttribute;

internal sealed class ByInstruction
{
    public static bool IsThere() => UsedType.Instance is not null;
}

internal sealed class ByGenericMethod
{
    public static int Size(IEnumerable<object> all) => all.OfType<UsedType>().Count();
}

internal sealed class ByPattern
{
    public static bool Is(object value) => value is UsedType;
}

internal sealed class ByNested
{
    private sealed class Inner
    {
        public static Type Type => typeof(UsedType);
    }

    public static Type Type => Inner.Type;
}

internal sealed class ByAsyncMethod
{
    public static async Task<bool> IsThereAsync()
    {
        await Task.Yield();
        return UsedType.Instance is null;
    }
}
