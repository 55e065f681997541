namespace Microsoft.Extensions.DependencyInjection;

/// <summary>
/// What <c>AddPayments(…)</c> returns: verbs that choose a store and providers, and add handlers. Each verb may be repeated.
/// </summary>
public sealed class PaymentsBuilder
{
    internal PaymentsBuilder(IServiceCollection services) => Services = services;

    /// <summary>The host's services.</summary>
    public IServiceCollection Services { get; }
}
