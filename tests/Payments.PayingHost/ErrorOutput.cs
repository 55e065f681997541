using Microsoft.Extensions.Logging;

namespace Payments.PayingHost;

/// <summary>Errors that are logged are printed to where a test sees them.</summary>
internal sealed class ErrorOutput : ILoggerFactory, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("There is one output.");

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (IsEnabled(logLevel))
            Console.Error.WriteLine($"{formatter(state, exception)}\n{exception}");
    }

    public void Dispose() { }
}
