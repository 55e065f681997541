using Xunit;

namespace Payments.AspNetCore.Tests.Hosting;

internal static class TestContextToken
{
    public static CancellationToken Current => TestContext.Current.CancellationToken;
}
