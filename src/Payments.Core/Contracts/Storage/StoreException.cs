namespace Payments.Storage;

/// <summary>The store cannot be used. The message says why and what to do.</summary>
public class StoreException : Exception
{
    /// <summary>With a message that names the remedy.</summary>
    public StoreException(string message)
        : base(message) { }

    /// <summary>With a message that names the remedy, and the cause.</summary>
    public StoreException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <summary>Without a message.</summary>
    public StoreException() { }
}

/// <summary>The store has more to write than it can take now; nothing was changed. Try again after a second.</summary>
public sealed class StoreBusyException : StoreException
{
    /// <summary>With a message that names the remedy.</summary>
    public StoreBusyException(string message)
        : base(message) { }

    /// <summary>With a message that names the remedy, and the cause.</summary>
    public StoreBusyException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <summary>Without a message.</summary>
    public StoreBusyException() { }
}

/// <summary>The result of a commit was lost: the change set may be stored or not. Never report it as failed.</summary>
public sealed class StoreUnknownException : StoreException
{
    /// <summary>With a message that names the remedy.</summary>
    public StoreUnknownException(string message)
        : base(message) { }

    /// <summary>With a message that names the remedy, and the cause.</summary>
    public StoreUnknownException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <summary>Without a message.</summary>
    public StoreUnknownException() { }
}
