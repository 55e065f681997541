namespace Payments.Providers;

/// <summary>
/// A test-mode provider that asks its payers to authenticate. The host serves the page; a live provider's issuers have pages of
/// their own, and it never implements this.
/// </summary>
public interface ITestChallenges
{
    /// <summary>The challenge that a token opens, or null where it opens none.</summary>
    ValueTask<TestChallenge?> FindChallengeAsync(string token, CancellationToken cancellationToken);

    /// <summary>
    /// Answers a challenge for the payer; one that is answered, abandoned or too late stays as it is. A notification reports the
    /// outcome, before this returns if the host takes it.
    /// </summary>
    /// <returns>The challenge in its state after that, or null where the token opens none.</returns>
    ValueTask<TestChallenge?> AnswerChallengeAsync(string token, bool authenticated, CancellationToken cancellationToken);
}

/// <summary>A challenge of test mode.</summary>
/// <param name="Token">Opens it.</param>
/// <param name="Owner">Whose payer is challenged.</param>
/// <param name="Card">The card to be authenticated; null where a payment is to be approved at a bank.</param>
/// <param name="Amount">What is to be paid, or null where a card is only to be kept.</param>
/// <param name="State">Its state.</param>
/// <param name="ReturnUrl">Where the payer's browser goes afterwards, or null.</param>
public sealed record TestChallenge(
    string Token,
    Owner Owner,
    CardSummary? Card,
    Money? Amount,
    TestChallengeState State,
    string? ReturnUrl
);

/// <summary>The state of a challenge.</summary>
public enum TestChallengeState
{
    /// <summary>Waits for the payer.</summary>
    Open,

    /// <summary>The payer has authenticated.</summary>
    Passed,

    /// <summary>The payer has failed to.</summary>
    Failed,

    /// <summary>Abandoned, or its time is over.</summary>
    Closed,
}

/// <summary>
/// A test-mode provider that publishes what a payer types to bring an outcome about. The hosted page lists it; a live provider
/// never implements it.
/// </summary>
public interface ITestInputs
{
    /// <summary>
    /// What to type for a method in a currency, the one that pays first; none where there is nothing to type. Cards have a list
    /// of their own.
    /// </summary>
    IReadOnlyList<TestInput> InputsFor(string method, Currency currency);
}

/// <summary>A value to type in test mode.</summary>
/// <param name="Value">The value, such as "+233200000001".</param>
/// <param name="Outcome">For people: what comes of it.</param>
public sealed record TestInput(string Value, string Outcome);
