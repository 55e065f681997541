using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Payments.Specifications;

namespace Payments.AspNetCore.Tests.Hosting;

/// <summary>How a host under test differs from the plainest one: in memory, at the root, on the system's clock, with its worker.</summary>
internal sealed record HostPlan
{
    /// <summary>A clock that the test moves. Its host has no worker: due work is done by <see cref="CheckoutHost.WorkAsync"/>.</summary>
    public ManualTimeProvider? Clock { get; init; }

    public string? SqlitePath { get; init; }

    public string? LedgerPath { get; init; }

    /// <summary>A key from before a restart; null has one made.</summary>
    public string? Secret { get; init; }

    /// <summary>The path that the endpoints are mapped below, such as "/synapto".</summary>
    public string Group { get; init; } = "";

    /// <summary>Dialects that are mapped beside the first, each below a path of its own such as "/syncpay".</summary>
    public IReadOnlyList<(string Group, CheckoutDialect Dialect)> Beside { get; init; } = [];

    /// <summary>Maps more than dialects.</summary>
    public Action<WebApplication>? Map { get; init; }

    /// <summary>Further verbs, such as rates.</summary>
    public Action<PaymentsBuilder>? Payments { get; init; }

    public Action<CheckoutEndpointOptions>? Checkout { get; init; }

    public Action<SimulatorOptions>? Simulator { get; init; }

    /// <summary>Changes the services after all verbs.</summary>
    public Action<IServiceCollection>? Services { get; init; }

    public LogLevel LogLevel { get; init; } = LogLevel.Warning;

    /// <summary>Rates for one US dollar of the currencies that <see cref="Merchant"/> takes.</summary>
    public static void FixedRates(PaymentsBuilder payments) =>
        payments.UseFixedExchangeRates(
            Currency.Usd,
            [new("NGN", 1500m), new("GHS", 12.4m), new("JPY", 150m), new("KWD", 0.307m), new("EUR", 0.9m)]
        );

    /// <summary>A clock that stands at the moment at which the document's example was made.</summary>
    public static ManualTimeProvider DocumentClock() => new(new DateTimeOffset(2025, 11, 17, 16, 0, 0, TimeSpan.Zero));
}
