using Xunit;

namespace Payments.Core.Tests;

public sealed class LoopbackHostTests
{
    [Theory]
    [InlineData("localhost", "localhost")]
    [InlineData("LOCALHOST", "localhost")]
    [InlineData("localhost.", "localhost")]
    [InlineData("app.localhost", "localhost")]
    [InlineData("a.b.c.localhost", "localhost")]
    [InlineData("App.LocalHost.", "localhost")]
    [InlineData("127.0.0.1", "127.0.0.1")]
    [InlineData("127.255.255.254", "127.255.255.254")]
    [InlineData("::1", "::1")]
    [InlineData("[::1]", "[::1]")]
    [InlineData("::ffff:127.0.0.1", "::ffff:127.0.0.1")]
    public void This_machine_is_known_by_its_text_and_reached_without_asking_the_network(string host, string connected)
    {
        Assert.True(LoopbackHost.Contains(host));
        Assert.Equal(connected, LoopbackHost.ToConnect(host));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData(".localhost")]
    [InlineData("app..localhost")]
    [InlineData("localhost..")]
    [InlineData("evillocalhost")]
    [InlineData("evil-localhost")]
    [InlineData("localhost.example")]
    [InlineData("localhost.localdomain")]
    [InlineData("app.localhost.example")]
    [InlineData("localhos")]
    [InlineData("127.0.0.1.example")]
    [InlineData("128.0.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("10.0.0.1")]
    [InlineData("::")]
    [InlineData("::2")]
    public void Another_host_is_not_and_stays_as_it_is(string host)
    {
        Assert.False(LoopbackHost.Contains(host));
        Assert.Equal(host, LoopbackHost.ToConnect(host));
    }
}
