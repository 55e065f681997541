namespace Payments.Load;

/// <summary>Something that takes payments on a file of its own, and hands out their events.</summary>
internal interface IPaymentLoad : IAsyncDisposable
{
    Task StartAsync(string path);

    /// <summary>The payments of one caller, each made when the one before it has returned.</summary>
    Func<Task> NewCaller();

    /// <summary>How many payments' events have all been handed out since the start.</summary>
    double HandedOut { get; }
}

/// <summary>Something that creates and reads checkout sessions.</summary>
internal interface ISessionLoad : IAsyncDisposable
{
    Task StartAsync(string path);

    Task CreateAsync();

    /// <summary>Creates a session and reads it, its intent, and an earlier session that no cache of the newest has.</summary>
    Task CreateAndReadAsync();
}
