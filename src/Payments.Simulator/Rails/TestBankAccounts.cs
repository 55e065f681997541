using Payments.Simulator;

namespace Payments;

/// <summary>
/// Account numbers that say what their owner does. Only the last four digits count; an account that ends otherwise belongs to
/// somebody who pays.
/// </summary>
public static class TestBankAccounts
{
    private const string Beginning = "100000";

    /// <summary>The one that pays first.</summary>
    public static IReadOnlyList<TestBankAccount> All { get; } = Array.AsReadOnly<TestBankAccount>(
    [
        .. PayerNumbers.All.Select(known => new TestBankAccount($"{Beginning}{known.Last4}", known.Effect, $"Account, {known.Words}")),
    ]);
}
