using System.Collections.Immutable;
using Payments.Specifications;
using Xunit;

namespace Payments.Core.Tests;

public sealed class StructDefaultsTests
{
    private static readonly Money[] _amounts = [];
    private static readonly DayOfWeek[] _days = [];
    private static readonly ImmutableDictionary<string, Money> _named = ImmutableDictionary<string, Money>.Empty;
    private static readonly Dictionary<string, long> _counts = [];

    [Fact]
    public void Calls_that_answer_none_by_the_default_of_a_struct_are_found_and_no_others()
    {
        const string Here = "Payments.Core.Tests.StructDefaultsTests.";
        var found = StructDefaults
            .In(typeof(StructDefaultsTests).Assembly.Location)
            .Where(call => call.StartsWith(Here, StringComparison.Ordinal))
            .Select(call => call[Here.Length..]);

        Assert.Equal(
            [
                $"{nameof(ByNumber)}: ElementAtOrDefault",
                $"{nameof(First)}: FirstOrDefault",
                $"{nameof(FirstThat)}: FirstOrDefault",
                $"{nameof(Last)}: LastOrDefault",
                $"{nameof(Looked)}: GetValueOrDefault",
                $"{nameof(OfAnEnumeration)}: SingleOrDefault",
                $"{nameof(OfNumbers)}: FirstOrDefault",
                $"{nameof(OfPairs)}: FirstOrDefault",
            ],
            found.Order(StringComparer.Ordinal)
        );
    }

    private static Money First() => _amounts.FirstOrDefault();

    private static Money FirstThat() => _amounts.FirstOrDefault(amount => amount.IsPositive);

    private static Money Last() => _amounts.LastOrDefault();

    private static Money ByNumber() => _amounts.ElementAtOrDefault(1);

    private static DayOfWeek OfAnEnumeration() => _days.SingleOrDefault();

    private static int OfNumbers() => _amounts.Select(amount => amount.GetHashCode()).FirstOrDefault();

    private static string? OfPairs() => _amounts.Select(amount => (Name: "", amount)).FirstOrDefault().Name;

    private static Money Looked() => _named.GetValueOrDefault("");

    // What follows is right, and must not be found.
    private static Money? OfNullables() => _amounts.Select(amount => (Money?)amount).FirstOrDefault();

    private static string? OfClasses() => _amounts.Select(amount => $"{amount}").FirstOrDefault();

    private static Money WithDefault(Money none) => _amounts.FirstOrDefault(none);

    private static Money ThatWithDefault(Money none) => _amounts.FirstOrDefault(amount => amount.IsPositive, none);

    private static Money LookedWithDefault(Money none) => _named.GetValueOrDefault("", none);

    private static long Counted() => _counts.GetValueOrDefault("");
}
