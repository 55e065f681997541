using Payments.Providers;
using Payments.Simulator;

namespace Payments;

public sealed partial class PaymentSimulator : ITestInputs
{
    /// <summary>
    /// The numbers of <see cref="TestBankAccounts"/> for a transfer, and those of <see cref="TestPhones"/> that the currency's
    /// operators take.
    /// </summary>
    public IReadOnlyList<TestInput> InputsFor(string method, Currency currency) =>
        method switch
        {
            MethodIds.BankTransfer => [.. TestBankAccounts.All.Select(account => new TestInput(account.Number, account.Description))],
            MethodIds.MobileMoney =>
            [
                .. MobileMoneyRails
                    .All.Where(rail => rail.Currencies.Contains(currency))
                    .SelectMany(TestPhones.For)
                    .Distinct()
                    .Select(phone => new TestInput(phone.Number, phone.Description)),
            ],
            _ =>
            [
                .. TestBankAccounts
                    .Debits.Where(account => account.Method == method)
                    .Select(account => new TestInput(account.Number, account.Description)),
            ],
        };
}
