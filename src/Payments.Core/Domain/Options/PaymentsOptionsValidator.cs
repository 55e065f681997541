using Microsoft.Extensions.Options;

namespace Payments;

internal sealed class PaymentsOptionsValidator : IValidateOptions<PaymentsOptions>
{
    public ValidateOptionsResult Validate(string? name, PaymentsOptions options)
    {
        var failures = new List<string>();
        Check(nameof(options.SessionLifetime), options.SessionLifetime, TimeSpan.FromMinutes(1), TimeSpan.FromDays(30));
        Check(nameof(options.MaximumAmount), options.MaximumAmount, 1, Limits.Amount);
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

        if (!Enum.IsDefined(options.LateMoney))
            failures.Add($"PaymentsOptions.{nameof(options.LateMoney)} is {options.LateMoney}; set it to a named LateMoneyPolicy.");
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
