using Microsoft.Extensions.DependencyInjection.Extensions;
using Payments;
using Payments.Storage;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>The verbs of Core.</summary>
public static class PaymentsBuilderExtensions
{
    /// <summary>Keeps everything in this process's memory: for tests and trials. It is gone with the process.</summary>
    public static PaymentsBuilder UseInMemoryStore(this PaymentsBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IPaymentStore, InMemoryPaymentStore>(_ => new InMemoryPaymentStore(PaymentsSchema.Current))
        );
        return builder;
    }

    /// <summary>
    /// Calls host code with each event of a kind, after it is durable and at least once; see <see cref="IPaymentEventHandler{TData}"/>.
    /// The services are of a scope for this event.
    /// </summary>
    /// <typeparam name="TData">The kind of event, such as <see cref="CheckoutSessionPaid"/>; or <see cref="EventData"/> for
    /// all.</typeparam>
    public static PaymentsBuilder OnEvent<TData>(
        this PaymentsBuilder builder,
        Func<PaymentEvent, TData, IServiceProvider, CancellationToken, ValueTask> handler
    )
        where TData : EventData
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(handler);
        builder.Services.AddSingleton(EventHandlerRegistration.Of(handler));
        return builder;
    }

    /// <summary>Calls a handler class with each event of a kind; it is made anew for each, in a scope of its own.</summary>
    /// <typeparam name="TData">The kind of event, such as <see cref="CheckoutSessionPaid"/>; or <see cref="EventData"/> for
    /// all.</typeparam>
    /// <typeparam name="THandler">The handler.</typeparam>
    public static PaymentsBuilder AddEventHandler<
        TData,
        [System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(
            System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicConstructors
        )]
            THandler
    >(this PaymentsBuilder builder)
        where TData : EventData
        where THandler : class, IPaymentEventHandler<TData>
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddTransient<THandler>();
        builder.Services.AddSingleton(EventHandlerRegistration.Of<TData, THandler>());
        return builder;
    }

    /// <summary>
    /// Converts prices at the rates of this source. There is one source: the last of <c>UseExchangeRates</c>,
    /// <c>UseFixedExchangeRates</c> and <c>UseDailyExchangeRates</c> wins. Without any, prices are not converted.
    /// </summary>
    public static PaymentsBuilder UseExchangeRates(this PaymentsBuilder builder, IExchangeRates rates)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(rates);
        builder.Services.RemoveAll<IExchangeRates>();
        builder.Services.AddSingleton(rates);
        return builder;
    }

    /// <summary>
    /// Converts prices at rates that never change, as <see cref="FixedExchangeRates"/> takes them, given as of the start of the host.
    /// As <see cref="UseExchangeRates"/>, the last call wins.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="base">The currency of which the table gives rates.</param>
    /// <param name="perBase">Codes, and major units for one major unit of the base.</param>
    /// <exception cref="ArgumentException">An entry is refused; the message names it and the remedy.</exception>
    public static PaymentsBuilder UseFixedExchangeRates(
        this PaymentsBuilder builder,
        Currency @base,
        IEnumerable<KeyValuePair<string, decimal>> perBase
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(perBase);
        KeyValuePair<string, decimal>[] table = [.. perBase];

        // A wrong table is a mistake of this call, and is told here and not when the host starts.
        _ = new FixedExchangeRates(@base, table, default);
        builder.Services.RemoveAll<IExchangeRates>();
        builder.Services.AddSingleton<IExchangeRates>(provider => new FixedExchangeRates(
            @base,
            table,
            provider.GetRequiredService<TimeProvider>().GetUtcNow()
        ));
        return builder;
    }
}
