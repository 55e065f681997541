using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Payments.Providers;
using Payments.Specifications;
using Xunit;
using static Payments.Simulator.Tests.Simulators;

namespace Payments.Simulator.Tests;

public sealed class UseSimulatorTests
{
    [Fact]
    public async Task It_is_one_provider_under_both_of_its_names_however_often_it_is_asked_for()
    {
        await using var services = Build(builder => builder.UseSimulator().UseSimulator());

        var simulator = services.GetRequiredService<PaymentSimulator>();

        Assert.Same(simulator, Assert.Single(services.GetServices<IPaymentProvider>()));
    }

    [Fact]
    public async Task The_options_of_each_call_add_up()
    {
        using var file = new TemporaryLedger();
        await using var services = Build(builder =>
            builder
                .UseSimulator(options => options.LedgerPath = file.Path)
                .UseSimulator(options => options.Faults = _ => SimulatedFault.Refuse)
        );

        var simulator = services.GetRequiredService<PaymentSimulator>();

        Assert.Equal(Declined(DeclineCode.ProcessingError), await simulator.Charge("ch_1", Approved));
        Assert.True(File.Exists(file.Path));
    }

    [Fact]
    public void A_container_that_is_disposed_without_waiting_lets_go_of_the_file()
    {
        using var file = new TemporaryLedger();
        using (var services = Build(builder => builder.UseSimulator(options => options.LedgerPath = file.Path)))
        {
            Assert.Single(services.GetServices<IPaymentProvider>());
            Assert.Throws<SimulatorLedgerException>(() => New(file.Path));
        }

        using var next = New(file.Path);
        Assert.Empty(next.Ledger.Entries);
    }

    public static TheoryData<string, SimulatorOptions> Wrong { get; } =
        new()
        {
            {
                "Latency",
                new SimulatorOptions { Latency = TimeSpan.FromTicks(-1) }
            },
            {
                "Latency",
                new SimulatorOptions { Latency = TimeSpan.FromMinutes(2) + TimeSpan.FromTicks(1) }
            },
            {
                "RailDelay",
                new SimulatorOptions { RailDelay = TimeSpan.FromTicks(-1) }
            },
            {
                "RailDelay",
                new SimulatorOptions { RailDelay = TimeSpan.FromHours(1) + TimeSpan.FromTicks(1) }
            },
            {
                "RefundDelay",
                new SimulatorOptions { RefundDelay = TimeSpan.FromTicks(-1) }
            },
            {
                "RefundDelay",
                new SimulatorOptions { RefundDelay = TimeSpan.FromHours(1) + TimeSpan.FromTicks(1) }
            },
            {
                "ChallengeWindow",
                new SimulatorOptions { ChallengeWindow = TimeSpan.FromSeconds(1) - TimeSpan.FromTicks(1) }
            },
            {
                "ChallengeWindow",
                new SimulatorOptions { ChallengeWindow = TimeSpan.FromDays(1) + TimeSpan.FromTicks(1) }
            },
            {
                "AuthorizationLifetime",
                new SimulatorOptions { AuthorizationLifetime = TimeSpan.FromSeconds(1) - TimeSpan.FromTicks(1) }
            },
            {
                "AuthorizationLifetime",
                new SimulatorOptions { AuthorizationLifetime = TimeSpan.FromDays(90) + TimeSpan.FromTicks(1) }
            },
            {
                "LedgerPath",
                new SimulatorOptions { LedgerPath = "" }
            },
            {
                "LedgerPath",
                new SimulatorOptions { LedgerPath = " " }
            },
            {
                "LedgerPath",
                new SimulatorOptions { LedgerPath = "data/" }
            },
            {
                "LedgerPath",
                new SimulatorOptions { LedgerPath = "a\0b" }
            },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_wrong_option_is_refused_with_the_call_that_mends_it(string option, SimulatorOptions wrong)
    {
        await using var services = Build(builder =>
            builder.UseSimulator(options =>
            {
                options.Latency = wrong.Latency;
                options.RailDelay = wrong.RailDelay;
                options.RefundDelay = wrong.RefundDelay;
                options.ChallengeWindow = wrong.ChallengeWindow;
                options.AuthorizationLifetime = wrong.AuthorizationLifetime;
                options.LedgerPath = wrong.LedgerPath;
            })
        );

        var resolved = Assert.Throws<OptionsValidationException>(services.GetRequiredService<PaymentSimulator>);
        var made = Assert.Throws<ArgumentException>(() => new PaymentSimulator(wrong, TimeProvider.System, RandomSource.Cryptographic));

        Assert.All(
            [resolved.Message, made.Message],
            message => Assert.Contains($"UseSimulator(o => o.{option} = …)", message, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void The_longest_time_of_each_option_is_taken()
    {
        var longest = new SimulatorOptions
        {
            Latency = TimeSpan.FromMinutes(2),
            RailDelay = TimeSpan.FromHours(1),
            RefundDelay = TimeSpan.FromHours(1),
            ChallengeWindow = TimeSpan.FromDays(1),
            AuthorizationLifetime = TimeSpan.FromDays(90),
        };
        using var simulator = new PaymentSimulator(longest, TimeProvider.System, RandomSource.Cryptographic);

        Assert.Empty(simulator.Ledger.Entries);
    }

    private static ServiceProvider Build(Action<PaymentsBuilder> use)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new ManualTimeProvider());
        services.AddSingleton(RandomSource.Cryptographic);
        use(NewBuilder(services));
        return services.BuildServiceProvider();
    }

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    private static extern PaymentsBuilder NewBuilder(IServiceCollection services);
}
