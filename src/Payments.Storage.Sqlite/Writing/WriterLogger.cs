using Microsoft.Extensions.Logging;

namespace Payments.Storage.Sqlite;

/// <summary>The host's logger for the writer's thread, which a log that throws must not end: a full disk may be the log's too.</summary>
internal sealed class WriterLogger(ILogger logger) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => logger.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => logger.IsEnabled(logLevel);

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        try
        {
            logger.Log(logLevel, eventId, state, exception, formatter);
        }
#pragma warning disable CA1031 // Whatever it throws: there is nowhere to say so.
        catch (Exception)
#pragma warning restore CA1031
        { }
    }
}
