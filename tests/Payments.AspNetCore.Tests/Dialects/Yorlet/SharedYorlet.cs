using Xunit;

namespace Payments.AspNetCore.Tests.Dialects.Yorlet;

/// <summary>One shop for all tests of a class.</summary>
public sealed class SharedYorlet : IAsyncLifetime
{
    internal YorletShop Shop { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Shop = await YorletShop.StartAsync();

    public ValueTask DisposeAsync() => Shop.DisposeAsync();
}
