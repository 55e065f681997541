using Microsoft.AspNetCore.Mvc;
using Payments;

namespace Shop;

/// <summary>
/// What the shop has, what has moved it, and what of it waits for a person to say whose it is. A real shop asks for a login here.
/// </summary>
internal static class BalancePages
{
    private const int Days = 30;

    public static void MapBalance(this IEndpointRouteBuilder app)
    {
        app.MapGet(
            "/balance",
            (string? account, BalanceReader reader, CancellationToken cancellationToken) => ShowAsync(account, reader, cancellationToken)
        );
        app.MapPost("/balance/lines/{id}", ResolveAsync);
        app.MapGet("/balance/statement.csv", Statement);
        app.MapGet("/balance.css", () => ShopPages.Asset("balance.css", "text/css; charset=utf-8"));
    }

    private static async Task<IResult> ShowAsync(
        string? account,
        BalanceReader reader,
        CancellationToken cancellationToken,
        string? problem = null,
        int status = StatusCodes.Status200OK
    ) =>
        OwnerOf(account) is { } owner
            ? ShopPages.Page<BalancePage>(new { Books = await reader.ReadAsync(owner, Days, cancellationToken), Problem = problem }, status)
            : Results.NotFound();

    private static async Task<IResult> ResolveAsync(
        string id,
        [FromForm] string account,
        [FromForm] string to,
        HttpContext http,
        BalanceReader reader,
        PaymentEngine engine,
        CancellationToken cancellationToken
    )
    {
        if (OwnerOf(account) is not { } owner)
            return Results.NotFound();

        // A second click finds the line resolved, and the money moved once.
        var resolved = await engine.BankLines.ResolveAsync(owner, id, BankLineChoice.Read(to), cancellationToken: cancellationToken);
        return resolved.Refusal is { } refusal
            ? await ShowAsync(account, reader, cancellationToken, $"{refusal.Message}.", StatusCodes.Status422UnprocessableEntity)
            : ShopPages.SeeOther(http, $"/balance?account={owner.Account}");
    }

    private static IResult Statement(string account, string currency, PaymentEngine engine, TimeProvider time)
    {
        if (OwnerOf(account) is not { } owner || !Currency.TryGetOfRecord(currency, out var known))
            return Results.NotFound();

        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return Results.Stream(
            async body => await engine.LedgerReports.WriteStatementCsvAsync(owner, known, today.AddDays(1 - Days), today, body),
            "text/csv; charset=utf-8",
            $"statement-{known.Code.ToLowerInvariant()}-{today:yyyy-MM-dd}.csv"
        );
    }

    private static Owner? OwnerOf(string? account) =>
        account is null
            ? ShopSettings.Owner
            : BalanceReader.Owners.Where(owner => owner.Account == account).Select(owner => (Owner?)owner).FirstOrDefault();
}
