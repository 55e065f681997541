using Payments.Providers;
using Xunit;

namespace Payments.Specifications;

/// <summary>The commands that a run plays at the bank desk: sessions for transfers, bank lines, corrections and payouts.</summary>
internal sealed class DeskCommands(CrashingShop process, DeskModel desk)
{
    private CardsShop Shop => process.Shop;

    /// <summary>A session that a transfer pays, with or without a customer's credit.</summary>
    public async Task OpenAsync(int choice)
    {
        process.Spare();
        if (desk.Sessions.Count >= 8)
            return;
        var customer = choice % 4 == 0 ? null : await PayerAsync(choice / 4 % 2);
        var use = customer is null ? CustomerCreditUse.None : (CustomerCreditUse)(choice / 8 % 3);
        var total = 100 + (choice / 32 % 4 * 100);
        var made = (
            await Shop.Engine.CheckoutSessions.CreateAsync(
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
        desk.Open(session);
        IntentRun.Same((session.IsOpen, session.Shown), (made.Status == SessionStatus.Open, made.Amount.MinorUnits), made.Id);
    }

    public async Task LineAsync(int choice)
    {
        process.Spare();
        var customer = choice % 2 == 0 ? null : await PayerAsync(choice / 2 % 2);
        var named = choice / 4 % 2 == 0 || desk.Sessions.Count == 0 ? null : desk.Sessions[choice / 8 % desk.Sessions.Count].Reference;
        var isAgain = choice / 128 % 8 == 0 && desk.Lines.Count > 0;
        var line = isAgain
            ? desk.Lines[choice / 1_024 % desk.Lines.Count]
            : new DeskLine(
                $"line-{desk.Lines.Count}",
                50 + (choice / 8 % 8 * 50),
                choice / 64 % 4 == 0 ? "EUR" : "GBP",
                customer,
                Shop.Now,
                named
            );
        var told = new BankLineNotification(
            "bank",
            CardsShop.Shop,
            line.Reference,
            Money.FromMinorUnits(line.Amount, line.Currency == "EUR" ? Currency.Eur : Currency.Gbp),
            line.BookedAt
        )
        {
            CustomerId = line.Customer,
            Remittance = line.Named is null ? "no idea" : $"rent {line.Named.ToLowerInvariant()[..5]} {line.Named[5..]} thanks",
        };
        if (!isAgain)
            desk.Receive(line, named);
        var received = await Shop.Engine.BankLines.ReceiveAsync(told);
        line.Id = received.Value.Id;
        IntentRun.Same((int)line.Status, (int)received.Value.Status, line.Reference);
    }

    public async Task ResolveAsync(int choice)
    {
        process.Spare();
        if (desk.Lines.Count == 0)
            return;
        var line = desk.Lines[choice % desk.Lines.Count];
        var isResolved = line.Status != BankLineStatus.Suspense;
        BankLineResolution resolution;
        string? refused = isResolved ? "bank_line_resolved" : null;
        var kind = choice / 16 % 3;
        if (kind == 0 && desk.Sessions.Count > 0)
        {
            var session = desk.Sessions[choice / 64 % desk.Sessions.Count];
            refused = DeskModel.WhyNotPay(line, session);
            resolution = new BankLineResolution.ToSession(session.Id);
            if (refused is null)
                desk.Settle(line, session);
        }
        else if (kind == 1)
        {
            var customer = await PayerAsync(choice / 64 % 2);
            resolution = new BankLineResolution.ToCustomer(customer);
            if (!isResolved)
                desk.Give(line, customer);
        }
        else
        {
            resolution = new BankLineResolution.SentBack("by hand");
            if (!isResolved)
                desk.SendBack(line);
        }

        line.IsByHand |= refused is null;
        Assert.Equal(refused, (await Shop.Engine.BankLines.ResolveAsync(CardsShop.Shop, line.Id, resolution)).Refusal?.Code);
    }

    public async Task CorrectAsync(int choice)
    {
        process.Spare();
        var amount = 100 + (choice / 4 % 64);
        if (choice % 4 == 0)
        {
            var signed = choice / 256 % 2 == 0 ? amount : -amount;
            Assert.True((await Shop.Engine.Ledger.AdjustAsync(CardsShop.Shop, CardsShop.Gbp(signed), "a correction")).IsSuccess);
            desk.Move("adjustments", "own", signed);
            return;
        }

        if (choice % 4 == 1)
        {
            var customer = await PayerAsync(choice / 256 % 2);
            var signed = choice / 512 % 2 == 0 ? amount : -amount;
            var refused = desk.CreditOf(customer, "GBP") + signed < 0 ? "credit_too_small" : null;
            Assert.Equal(
                refused,
                (await Shop.Engine.CustomerBalances.AdjustAsync(CardsShop.Shop, customer, CardsShop.Gbp(signed))).Refusal?.Code
            );
            if (refused is null)
                desk.Credit("own", customer, signed);
            return;
        }

        var available = (await Shop.Engine.Ledger.GetBalanceAsync(CardsShop.Shop, Currency.Gbp)).Available.MinorUnits;
        var paid = await Shop.Engine.Ledger.RecordPayoutAsync(CardsShop.Shop, CardsShop.Gbp(amount), Shop.Provider.Name);
        Assert.Equal(amount > available ? "insufficient_balance" : null, paid.Refusal?.Code);
        if (paid.IsSuccess)
            desk.Move("own", "clearing:cards", amount);
    }

    public async Task CancelAsync(int choice)
    {
        process.Spare();
        if (desk.Sessions.Count == 0)
            return;
        var session = desk.Sessions[choice % desk.Sessions.Count];
        var canceled = (await Shop.Engine.CheckoutSessions.CancelAsync(CardsShop.Shop, session.Id));
        Assert.Equal(session.IsOpen, canceled.IsSuccess);
        if (session.IsOpen)
            desk.Cancel(session);
        if (choice / 16 % 2 == 0)
            desk.Sessions.Remove(session);
    }

    private async Task<string> PayerAsync(int index)
    {
        while (desk.Payers.Count <= index)
            desk.Payers.Add((await Shop.Engine.Customers.CreateAsync(CardsShop.Shop, new CustomerRequest { Name = "Bea" })).Value.Id);
        return desk.Payers[index];
    }
}
