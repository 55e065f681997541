using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Payments.Storage.Sqlite.Tests;

/// <summary>What docs/guide/host-transaction.md shows.</summary>
internal static class GuideExamples
{
    // guide
    public static async Task<string> OrderByDapper(PaymentEngine payments, Owner owner, string file, string orderId)
    {
        await using var connection = new SqliteConnection($"Data Source={file}");
        await connection.OpenAsync();
        await using var transaction = connection.BeginTransaction();
        using var inside = await payments.JoinAsync(transaction);

        var request = new CheckoutSessionRequest { Amount = Money.FromMinorUnits(1850, "GBP"), ClientReferenceId = orderId };
        var session = (await inside.CheckoutSessions.CreateAsync(owner, request)).Value;
        await connection.ExecuteAsync(
            "INSERT INTO orders (id, session) VALUES (@orderId, @session)",
            new { orderId, session = session.Id },
            transaction
        );

        await transaction.CommitAsync();
        return session.Id;
    }

    // end

    // guide
    public static async Task<string> OrderByEfCore(PaymentEngine payments, Owner owner, ShopContext shop, string orderId)
    {
        await using var transaction = await shop.Database.BeginTransactionAsync();
        using var inside = await payments.JoinAsync(transaction.GetDbTransaction());

        var request = new CheckoutSessionRequest { Amount = Money.FromMinorUnits(1850, "GBP"), ClientReferenceId = orderId };
        var session = (await inside.CheckoutSessions.CreateAsync(owner, request)).Value;
        shop.Orders.Add(new ShopOrder { Id = orderId, Session = session.Id });
        await shop.SaveChangesAsync();

        await transaction.CommitAsync();
        return session.Id;
    }

    // end
}
