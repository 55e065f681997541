using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Payments.Specifications;

/// <summary>Keeps what is logged, for tests to read.</summary>
public sealed class RecordingLog : ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Message)> _lines = new();

    public IReadOnlyList<string> Of(LogLevel level) => [.. _lines.Where(line => line.Level == level).Select(line => line.Message)];

    /// <summary>What a host registers, so that every logger is this one.</summary>
    public ILoggerFactory AsFactory() => new Factory(this);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        ArgumentNullException.ThrowIfNull(formatter);
        _lines.Enqueue((logLevel, formatter(state, exception)));
    }

    private sealed class Factory(RecordingLog log) : ILoggerFactory
    {
        public ILogger CreateLogger(string categoryName) => log;

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("Everything is kept in one place.");

        public void Dispose() { }
    }
}
