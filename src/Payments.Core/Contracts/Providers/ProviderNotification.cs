namespace Payments.Providers;

/// <summary>
/// What a processor tells unasked. It may come twice, late, or in any order. Give it to <see cref="PaymentEngine.ReceiveAsync"/> once its
/// signature is checked; until that has returned, let the processor send it again. Closed: <see cref="ChargeNotification"/>,
/// <see cref="SetupNotification"/>, <see cref="RefundNotification"/>, <see cref="DisputeNotification"/>,
/// <see cref="BankLineNotification"/> and <see cref="CardNotification"/>.
/// </summary>
public abstract record ProviderNotification
{
    private protected ProviderNotification(string provider, Owner owner)
    {
        Provider = provider;
        Owner = owner;
    }

    /// <summary>The processor's <see cref="IPaymentProvider.Name"/>.</summary>
    public string Provider { get; init; }

    /// <summary>Of whose it tells.</summary>
    public Owner Owner { get; init; }

    private protected abstract void Closed();
}
