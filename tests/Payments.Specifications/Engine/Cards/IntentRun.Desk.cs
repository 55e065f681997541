using Payments.Providers;
using Xunit;

namespace Payments.Specifications;

public sealed partial class IntentRun
{
    private readonly DeskModel _desk = new();
    private readonly List<string> _payers = [];
    private int _returns;

    /// <summary>A session that a transfer pays, with or without a customer's credit.</summary>
    private async Task DeskOpenAsync(int choice)
    {
        _dieAt = 0;
        if (_desk.Sessions.Count >= 8)
            return;
        var customer = choice % 4 == 0 ? null : await PayerAsync(choice / 4 % 2);
        var use = customer is null ? CustomerCreditUse.None : (CustomerCreditUse)(choice / 8 % 3);
        var total = 100 + (choice / 32 % 4 * 100);
        var made = (
            await _shop.Engine.CheckoutSessions.CreateAsync(
                CardsShop.Shop,
                new CheckoutSessionRequest
                {
                    Amount = CardsShop.Gbp(total),
                    CustomerId = customer,
                    Methods = [MethodIds.BankTransfer],
                    NeverExpires = true,
                    PostingOptions = new PostingOptions { CustomerCredit = use },
                }
            )
        ).Value;
        var session = new DeskSession(made.Id, made.PaymentReference, customer, use, total);
        _desk.Open(session);
        Same((session.IsOpen, session.Shown), (made.Status == SessionStatus.Open, made.Amount.MinorUnits), made.Id);
    }

    private async Task LineAsync(int choice)
    {
        _dieAt = 0;
        var customer = choice % 2 == 0 ? null : await PayerAsync(choice / 2 % 2);
        var named = choice / 4 % 2 == 0 || _desk.Sessions.Count == 0 ? null : _desk.Sessions[choice / 8 % _desk.Sessions.Count].Reference;
        var isAgain = choice / 128 % 8 == 0 && _desk.Lines.Count > 0;
        var line = isAgain
            ? _desk.Lines[choice / 1_024 % _desk.Lines.Count]
            : new DeskLine($"line-{_desk.Lines.Count}", 50 + (choice / 8 % 8 * 50), choice / 64 % 4 == 0 ? "EUR" : "GBP", customer);
        var told = new BankLineNotification(
            "bank",
            CardsShop.Shop,
            line.Reference,
            Money.FromMinorUnits(line.Amount, line.Currency == "EUR" ? Currency.Eur : Currency.Gbp),
            Now
        )
        {
            CustomerId = line.Customer,
            Remittance = named is null ? "no idea" : $"rent {named.ToLowerInvariant()[..5]} {named[5..]} thanks",
        };
        if (!isAgain)
            _desk.Receive(line, named);
        var received = await _shop.Engine.BankLines.ReceiveAsync(told);
        line.Id = received.Value.Id;
        Same((int)line.Status, (int)received.Value.Status, line.Reference);
    }

    private async Task ResolveAsync(int choice)
    {
        _dieAt = 0;
        if (_desk.Lines.Count == 0)
            return;
        var line = _desk.Lines[choice % _desk.Lines.Count];
        var isResolved = line.Status != BankLineStatus.Suspense;
        BankLineResolution resolution;
        string? refused = isResolved ? "bank_line_resolved" : null;
        var kind = choice / 16 % 3;
        if (kind == 0 && _desk.Sessions.Count > 0)
        {
            var session = _desk.Sessions[choice / 64 % _desk.Sessions.Count];
            refused = DeskModel.WhyNotPay(line, session);
            resolution = new BankLineResolution.ToSession(session.Id);
            if (refused is null)
                _desk.Settle(line, session);
        }
        else if (kind == 1)
        {
            var customer = await PayerAsync(choice / 64 % 2);
            resolution = new BankLineResolution.ToCustomer(customer);
            if (!isResolved)
                _desk.Give(line, customer);
        }
        else
        {
            resolution = new BankLineResolution.SentBack("by hand");
            if (!isResolved)
                _desk.SendBack(line);
        }

        Assert.Equal(refused, (await _shop.Engine.BankLines.ResolveAsync(CardsShop.Shop, line.Id, resolution)).Refusal?.Code);
    }

    private async Task CorrectAsync(int choice)
    {
        _dieAt = 0;
        var amount = 100 + (choice / 4 % 64);
        if (choice % 4 == 0)
        {
            var signed = choice / 256 % 2 == 0 ? amount : -amount;
            Assert.True((await _shop.Engine.Ledger.AdjustAsync(CardsShop.Shop, CardsShop.Gbp(signed), "a correction")).IsSuccess);
            _desk.Move("adjustments", "own", signed);
            return;
        }

        if (choice % 4 == 1)
        {
            var customer = await PayerAsync(choice / 256 % 2);
            var signed = choice / 512 % 2 == 0 ? amount : -amount;
            var refused = _desk.CreditOf(customer, "GBP") + signed < 0 ? "credit_too_small" : null;
            Assert.Equal(
                refused,
                (await _shop.Engine.CustomerBalances.AdjustAsync(CardsShop.Shop, customer, CardsShop.Gbp(signed))).Refusal?.Code
            );
            if (refused is null)
                _desk.Credit("own", customer, signed);
            return;
        }

        var available = (await _shop.Engine.Ledger.GetBalanceAsync(CardsShop.Shop, Currency.Gbp)).Available.MinorUnits;
        var paid = await _shop.Engine.Ledger.RecordPayoutAsync(CardsShop.Shop, CardsShop.Gbp(amount), _shop.Provider.Name);
        Assert.Equal(amount > available ? "insufficient_balance" : null, paid.Refusal?.Code);
        if (paid.IsSuccess)
            _desk.Move("own", "clearing:cards", amount);
    }

    private async Task DeskCancelAsync(int choice)
    {
        _dieAt = 0;
        if (_desk.Sessions.Count == 0)
            return;
        var session = _desk.Sessions[choice % _desk.Sessions.Count];
        var canceled = (await _shop.Engine.CheckoutSessions.CancelAsync(CardsShop.Shop, session.Id));
        Assert.Equal(session.IsOpen, canceled.IsSuccess);
        if (session.IsOpen)
            _desk.Cancel(session);
        if (choice / 16 % 2 == 0)
            _desk.Sessions.Remove(session);
    }

    /// <summary>A payment that had counted is taken back, as a bank takes a debit back that failed late.</summary>
    private async Task ReturnAsync(int choice)
    {
        if (ChosenCharge(choice) is not { Status: ChargeStatus.Succeeded or ChargeStatus.Accepted } charge || ++_returns > 4)
            return;
        _dieAt = 0;
        _shop.Provider.ReturnLate(charge.Id, Math.Max(0, charge.Received - charge.Disputed));
        await ReceiveAsync(charge.Id, new ChargeOutcome.Returned("ret_" + charge.Id, DeclineCode.InsufficientFunds));
    }

    private async Task<string> PayerAsync(int index)
    {
        while (_payers.Count <= index)
            _payers.Add((await _shop.Engine.Customers.CreateAsync(CardsShop.Shop, new CustomerRequest { Name = "Bea" })).Value.Id);
        return _payers[index];
    }
}
