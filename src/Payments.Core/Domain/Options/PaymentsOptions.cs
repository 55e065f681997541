using Microsoft.Extensions.Options;

namespace Payments;

/// <summary>What a host can set. Every value is checked at start.</summary>
public sealed class PaymentsOptions
{
    /// <summary>How long a session can be paid when its request does not say. Default 24 hours; 1 minute to 30 days.</summary>
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromHours(24);

    /// <summary>
    /// The largest amount of one payment, in the minor units of whatever currency it is in: of a session's amount, of each local
    /// price, and of what a quote asks of the customer, fee included. Default null, which is each currency's own
    /// <see cref="AmountLimits"/>; otherwise 1 to <see cref="Limits.Amount"/>, and the same number for every currency that
    /// <see cref="MaximumAmounts"/> does not name.
    /// </summary>
    public long? MaximumAmount { get; set; }

    /// <summary>
    /// The same for single currencies, by their codes, such as "NGN"; in minor units, 1 to <see cref="Limits.Amount"/> each.
    /// </summary>
    public IDictionary<string, long> MaximumAmounts { get; } = new Dictionary<string, long>(StringComparer.Ordinal);

    /// <summary>
    /// How long a provider may take to answer a charge. Default 20 seconds; 1 second to 2 minutes. After it the charge is
    /// unknown, and the reconciler asks.
    /// </summary>
    public TimeSpan ProviderTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// How long one of the host's event handlers may take. Default 20 seconds; 1 second to 2 minutes. One that takes longer counts as
    /// one that threw, and is called again.
    /// </summary>
    public TimeSpan HandlerTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// How often the worker looks for due work that another process may have left. Default 2 seconds; 50 milliseconds to
    /// 1 minute. Work of this process is taken up at once.
    /// </summary>
    public TimeSpan WorkPollInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How many webhooks are under way at once. Default 32; 1 to 1,024. A quarter of them at most are for one endpoint, and three quarters
    /// for one owner. What takes longer than a second, or follows a failure, is not counted; there are at most
    /// eight times as many of those.
    /// </summary>
    public int ConcurrentDeliveries { get; set; } = 32;

    /// <summary>How long a quote can be confirmed. Default 30 seconds; 5 seconds to 1 hour.</summary>
    public TimeSpan QuoteLifetime { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// What becomes of money that arrives after its charge has failed or expired. Default <see cref="LatePaymentPolicy.Hold"/>.
    /// </summary>
    public LatePaymentPolicy LatePayments { get; set; } = LatePaymentPolicy.Hold;

    /// <summary>
    /// How many days after it is paid a payment can be paid out, where <see cref="FundsDelays"/> says nothing of its method.
    /// Default 2; 0 to 90.
    /// </summary>
    public int FundsDelay { get; set; } = 2;

    /// <summary>The same for single methods, by their ids, such as "bank_transfer"; 0 to 90 each.</summary>
    public IDictionary<string, int> FundsDelays { get; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>
    /// The business days of debit schemes, where holidays were proclaimed or moved: such as
    /// <c>BankingCalendars[DebitScheme.Bacs] = BankingCalendar.Uk.WithOpen([…]).WithClosed([…])</c>. The days that the hosted page and
    /// e-mails announce, and those of the simulator, are counted by it. Empty by default: a scheme that is not named has the holidays of
    /// its rules.
    /// </summary>
    public IDictionary<DebitScheme, BankingCalendar> BankingCalendars { get; } = new Dictionary<DebitScheme, BankingCalendar>();

    /// <summary>The business days of a scheme: of <see cref="BankingCalendars"/>, or by its rules. Providers count by it.</summary>
    public BankingCalendar CalendarOf(DebitScheme scheme) =>
        BankingCalendars.TryGetValue(scheme, out var own) ? own : DebitSchedule.CalendarOf(scheme);

    /// <summary>The largest amount of one payment in a currency: what the host says of it, of all, or its own limit.</summary>
    internal Money MaximumIn(Currency currency) =>
        MaximumAmounts.TryGetValue(currency.Code, out var own) ? Money.FromMinorUnits(own, currency)
        : MaximumAmount is { } all ? Money.FromMinorUnits(all, currency)
        : AmountLimits.Of(currency);

    // Credit may stand for money of any method that is not available yet: it takes the longest time of all, unless the host says otherwise.
    internal DateOnly AvailableOn(string method, DateTimeOffset paidAt) =>
        DateOnly
            .FromDateTime(paidAt.UtcDateTime)
            .AddDays(
                FundsDelays.TryGetValue(method, out var days) ? days
                : method == MethodIds.CustomerBalance ? FundsDelays.Values.Append(FundsDelay).Max()
                : FundsDelay
            );
}

internal sealed class PaymentsOptionsValidator : IValidateOptions<PaymentsOptions>
{
    public ValidateOptionsResult Validate(string? name, PaymentsOptions options)
    {
        var failures = new List<string>();
        Check(nameof(options.SessionLifetime), options.SessionLifetime, TimeSpan.FromMinutes(1), TimeSpan.FromDays(30));
        Check(nameof(options.MaximumAmount), options.MaximumAmount ?? Limits.Amount, 1, Limits.Amount);
        foreach (var (code, most) in options.MaximumAmounts)
        {
            if (!Currency.TryGet(code, out _))
                failures.Add(
                    $"PaymentsOptions.{nameof(options.MaximumAmounts)} names \"{code}\", which is no active ISO 4217 code; "
                        + "use one such as \"NGN\"."
                );
            else if (most is < 1 or > Limits.Amount)
                failures.Add(
                    $"PaymentsOptions.{nameof(options.MaximumAmounts)}[\"{code}\"] is {most}; set it to a value from 1 to {Limits.Amount}."
                );
        }

        Check(nameof(options.ProviderTimeout), options.ProviderTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2));
        Check(nameof(options.HandlerTimeout), options.HandlerTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2));
        Check(nameof(options.WorkPollInterval), options.WorkPollInterval, TimeSpan.FromMilliseconds(50), TimeSpan.FromMinutes(1));
        Check(nameof(options.ConcurrentDeliveries), options.ConcurrentDeliveries, 1, 1024);
        Check(nameof(options.QuoteLifetime), options.QuoteLifetime, TimeSpan.FromSeconds(5), TimeSpan.FromHours(1));
        Check(nameof(options.FundsDelay), options.FundsDelay, 0, 90);
        foreach (var (method, days) in options.FundsDelays)
        {
            if (days is < 0 or > 90)
                failures.Add($"PaymentsOptions.{nameof(options.FundsDelays)}[\"{method}\"] is {days}; set it to a value from 0 to 90.");
        }

        foreach (var (scheme, calendar) in options.BankingCalendars)
        {
            if (!Enum.IsDefined(scheme) || calendar is null)
                failures.Add(
                    $"PaymentsOptions.{nameof(options.BankingCalendars)}[{scheme}] is not of a named DebitScheme, or has no calendar; set "
                        + "one such as BankingCalendar.Uk.WithClosed([…])."
                );
        }

        if (!Enum.IsDefined(options.LatePayments))
            failures.Add($"PaymentsOptions.{nameof(options.LatePayments)} is {options.LatePayments}; set it to a named LatePaymentPolicy.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

        void Check<T>(string option, T value, T least, T most)
            where T : IComparable<T>
        {
            if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
                failures.Add(
                    $"PaymentsOptions.{option} is {value}; set it in AddPayments(o => o.{option} = …) to a value from {least} to {most}."
                );
        }
    }
}

/// <summary>What becomes of money that arrives after its charge has failed or expired, or after the payer gave it up.</summary>
public enum LatePaymentPolicy
{
    /// <summary>It waits for the merchant, who accepts it or gives it back.</summary>
    Hold,

    /// <summary>
    /// It counts as payment, unless it is less than the amount or the session was paid otherwise in the meantime: then it waits.
    /// </summary>
    Accept,

    /// <summary>It is given back at once.</summary>
    Refund,
}
