using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Payments.Load;

/// <summary>The library's own endpoints, in Synapto's dialect, of whichever tree this program is built against.</summary>
internal sealed class LibrarySite(string path) : ISite
{
    private long _events;

    public string Path => $"/v1/accounts/{LibraryPayments.Owner.Account}/checkout-sessions";

    public long EventsHandedOut => Volatile.Read(ref _events);

    public void AddServices(IServiceCollection services) =>
        services
            .AddPayments()
            .UseSqlite(path)
            .UseSimulator()
            .AddCheckoutEndpoints()
            .OnEvent<EventData>(
                (_, _, _, _) =>
                {
                    Interlocked.Increment(ref _events);
                    return ValueTask.CompletedTask;
                }
            );

    public void Map(WebApplication app) => app.MapCheckoutEndpoints();

    public async Task<string> IssueKeyAsync(IServiceProvider services) =>
        (await services.GetRequiredService<PaymentEngine>().ApiKeys.CreateAsync(LibraryPayments.Owner)).Secret;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
