using Payments.Specifications;
using Xunit;

namespace Payments.Core.Tests;

/// <summary>That the types of a file are found with their names and lengths.</summary>
public sealed class SourceFileTests
{
    private const string Text = """"
        using System;

        namespace Payments.Made;

        /// <summary>Documentation is no part of it.</summary>
        [Flags]
        public enum Colours
        {
            Red = 1,
        }

        public sealed partial record Page<T, TKey>(
            IReadOnlyList<T> Items,
            TKey? Next
        )
            : Base(";"),
                IPage
        {
            public const string Sample = """
                public class Imagined
                """;

            private class Nested { }
        }

        internal readonly record struct Pair(int One, int Two);
        public delegate ValueTask<TResult> Read<in T, TResult>(T from);
        internal interface IPage;

        internal sealed class Derived(string text)
            : Base(text);
        public static class Empty { }
        """";

    private static readonly SourceFile File = new("Pages/Page.cs", Text.Split('\n'));

    [Fact]
    public void A_file_tells_its_types_and_their_lines() =>
        Assert.Equal(
            [
                new("Payments.Made.Colours", 4),
                new("Payments.Made.Page`2", 13),
                new("Payments.Made.Pair", 1),
                new("Payments.Made.Read`2", 1),
                new("Payments.Made.IPage", 1),
                new("Payments.Made.Derived", 2),
                new("Payments.Made.Empty", 1),
            ],
            File.Types
        );

    [Fact]
    public void A_partial_class_counts_over_all_its_files()
    {
        var other = new SourceFile("Pages/Page.Next.cs", ["namespace Payments.Made;", "partial record Page<T, TKey>", "{", "}"]);

        Assert.Equal(16, new SourceTree([File, other]).LinesOfTypes["Payments.Made.Page`2"]);
    }

    [Fact]
    public void A_component_is_a_type_of_its_own_name_and_of_the_namespace_of_its_imports()
    {
        Assert.Equal([new("Payments.Views.PayView", 2)], new SourceFile("Views/PayView.razor", ["<p>", "</p>"], "Payments.Views").Types);
        Assert.Equal([new("Other.PayView", 1)], new SourceFile("PayView.razor", ["@namespace Other"], "Payments.Views").Types);
    }

    [Fact]
    public void A_folder_of_components_is_read_with_the_namespace_of_its_imports() =>
        Assert.Contains(
            SourceTree.Read(Repository.PathOf("src/Payments.AspNetCore")).Files.Where(file => file.IsRazor).SelectMany(file => file.Types),
            type => type.FullName == "Payments.AspNetCore.HostedPage.Views.PayView"
        );
}
