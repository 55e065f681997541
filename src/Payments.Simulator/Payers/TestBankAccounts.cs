using Payments.Simulator;

namespace Payments;

/// <summary>
/// Account numbers that say what their owner does. Only the last four digits count; an account that ends otherwise belongs to
/// somebody who pays.
/// </summary>
public static class TestBankAccounts
{
    private const string Beginning = "100000";

    /// <summary>
    /// Accounts that can be debited, by method, and in each the one that is paid first. The last four digits decide the outcome of a
    /// debit, so that other accounts with the same ending do the same; an account that ends otherwise is paid. At Autogiro the
    /// personal number is 19121212-1212.
    /// </summary>
    public static IReadOnlyList<TestDebitAccount> Debits => DebitAccounts.All;

    /// <summary>The one that pays first.</summary>
    public static IReadOnlyList<TestBankAccount> All { get; } =
        Array.AsReadOnly<TestBankAccount>([
            .. PayerNumbers.All.Select(known => new TestBankAccount($"{Beginning}{known.Last4}", known.Effect, $"Account, {known.Words}")),
        ]);
}

/// <summary>A published account of the simulator from which a payer sends a bank transfer.</summary>
public sealed class TestBankAccount
{
    internal TestBankAccount(string number, TestPayerEffect effect, string description)
    {
        Number = number;
        Effect = effect;
        Description = description;
    }

    /// <summary>Ten digits.</summary>
    public string Number { get; }

    /// <summary>What its owner does.</summary>
    public TestPayerEffect Effect { get; }

    /// <summary>For people, in English, such as "Account, pays 40 % and no more".</summary>
    public string Description { get; }

    /// <summary>The description and the number.</summary>
    public override string ToString() => $"{Description} ({Number})";
}
