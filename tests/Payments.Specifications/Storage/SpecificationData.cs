using Xunit;

namespace Payments.Specifications;

/// <summary>What the suites are fed with.</summary>
public static class SpecificationData
{
    public static TheoryData<string> StorableTexts { get; } =
    [
        "plain",
        "O'Brien; DROP TABLE notes; --",
        "\"double\" `back` [square] %_ \\ ",
        "line\nbreak\ttab\u0001",
        "Zürich 東京 \u202Eright to left",
        "emoji 🧾 and U+10FFFF \U0010FFFF",
        " leading and trailing ",
        "",
    ];

    /// <summary>Half pairs do not survive the test runner's own serialization: enumerate them when they run.</summary>
    public static TheoryData<string> UnstorableTexts { get; } = ["nul\0inside", "\0", "half \uD83E", "\uDDFE half", "turned \uDDFE\uD83E"];

    /// <summary>A seed that once failed stays here.</summary>
    public static TheoryData<int> StoreSeeds { get; } = [.. Enumerable.Range(1, 12)];
}
