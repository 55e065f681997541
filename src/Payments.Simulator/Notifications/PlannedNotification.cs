using Payments.Providers;

namespace Payments.Simulator;

/// <param name="Due">When it is told first.</param>
/// <param name="Notification">What is told.</param>
internal sealed record PlannedNotification(DateTimeOffset Due, ProviderNotification Notification);
