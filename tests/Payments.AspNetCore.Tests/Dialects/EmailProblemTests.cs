using Xunit;

namespace Payments.AspNetCore.Tests.Dialects;

public sealed class EmailProblemTests
{
    [Theory]
    [InlineData("ada", "Invalid email format")]
    [InlineData("ada@", "Invalid email format")]
    [InlineData(
        "ada\u200b@example.com",
        "Invalid email format: it contains a zero-width space (U+200B); type the address again without it"
    )]
    [InlineData(
        "ada@ex\u2011ample.com",
        "Invalid email format: it contains a non-breaking hyphen (U+2011); type the address again without it"
    )]
    public void The_documents_words_are_kept_and_what_cannot_be_seen_is_named(string email, string problem) =>
        Assert.Equal(problem, CheckoutFields.EmailProblem(email));
}
