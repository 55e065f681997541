using Payments.Providers;
using Payments.Storage;
using Xunit;
using Truth = Payments.Specifications.ModelProvider.Truth;

namespace Payments.Specifications;

public sealed partial class SessionRun
{
    private async Task PayAsync(int choice)
    {
        // Declined twice and approved once, so that a session is tried a few times.
        var (answer, truth, throws) = (choice % 10) switch
        {
            0 => (ChargeOutcomeKind.Approved, Truth.Approved, false),
            1 or 2 => (ChargeOutcomeKind.Declined, Truth.Declined, false),
            3 => (ChargeOutcomeKind.Pending, Truth.Undecided, false),
            var lost => (ChargeOutcomeKind.Unknown, (Truth)(lost % 4), lost > 7),
        };
        var at = Now;
        var refusal = _model.Pay(at);
        _provider.OnCharge = (request, _) =>
        {
            _modelProvider.Did(request.Key, truth);
            return throws ? throw new IOException("connection reset") : new(ModelProvider.Outcome(answer, request.Key));
        };
        var paid = await _host.PayAsync(_session);
        Assert.Equal(refusal, paid.Refusal?.Code);
        if (refusal is null)
            _model.Answer(_model.Charges.Count - 1, answer, at);
    }

    /// <summary>A call whose answer is still to come; a lost one comes as a time-out.</summary>
    private async Task PayHeldAsync(Truth truth)
    {
        if (_call is not null)
        {
            await WorkAsync();
            return;
        }

        var answer = new TaskCompletionSource<ChargeOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var key = "";
        _provider.OnCharge = (request, _) =>
        {
            _modelProvider.Did(key = request.Key, truth);
            reached.SetResult();
            return new(answer.Task);
        };
        var refusal = _model.Pay(Now);
        var payment = _host.PayAsync(_session);
        if (refusal is not null)
        {
            Assert.Equal(refusal, (await payment).Refusal?.Code);
            return;
        }

        await reached.Task;
        var kind = ModelProvider.KindOf(truth);
        _call = new OpenCall(
            payment,
            _model.Charges.Count - 1,
            kind,
            () => answer.SetResult(ModelProvider.Outcome(kind, key)),
            Now.AddSeconds(20)
        );
    }

    /// <summary>
    /// The provider has answered, and the process stalls before it writes that down. The provider may say later that it was
    /// otherwise.
    /// </summary>
    private async Task PayStalledAsync(int choice)
    {
        if (_call is not null)
        {
            await WorkAsync();
            return;
        }

        var said = (Truth)(2 + (choice % 2));
        var truth = choice % 5 == 0 ? (Truth)(5 - (int)said) : said;
        var stalled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _provider.OnCharge = (request, _) =>
        {
            _modelProvider.Did(request.Key, truth);
            _watched.BeforeCommit = async (_, _) =>
            {
                _watched.BeforeCommit = null;
                reached.SetResult();
                await stalled.Task;
                return null;
            };
            return new(ModelProvider.Outcome(ModelProvider.KindOf(said), request.Key));
        };
        var refusal = _model.Pay(Now);
        var payment = _host.PayAsync(_session);
        if (refusal is not null)
        {
            Assert.Equal(refusal, (await payment).Refusal?.Code);
            return;
        }

        await reached.Task;
        _lied |= said != truth;
        _call = new OpenCall(payment, _model.Charges.Count - 1, ModelProvider.KindOf(said), stalled.SetResult, Deadline: null);
    }

    private Task AnswerAsync() => _call is { Deadline: not null } ? FinishAsync(_call) : Task.CompletedTask;

    private Task ResumeAsync() => _call is { Deadline: null } ? FinishAsync(_call) : Task.CompletedTask;

    private async Task FinishAsync(OpenCall call)
    {
        _call = null;
        call.Release();
        await call.Payment;
        _model.Answer(call.Index, call.Answer, Now);
    }

    private Task CrashAsync()
    {
        _watched.BeforeCommit = (_, _) => Never<CommitResult?>();
        _call = null;
        (_watched, _host) = Start();
        return Task.CompletedTask;
    }

    /// <summary>The process dies between the first commit and the call.</summary>
    private async Task PayAndCrashAsync()
    {
        if (_call is not null)
        {
            await CrashAsync();
            return;
        }

        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _watched.AfterCommit = (_, _) =>
        {
            reached.SetResult();
            return new(Never<object>().AsTask());
        };
        var refusal = _model.Pay(Now);
        var payment = _host.PayAsync(_session);
        if (refusal is null)
        {
            await reached.Task;
            await CrashAsync();
        }
        else
        {
            Assert.Equal(refusal, (await payment).Refusal?.Code);
            _watched.AfterCommit = null;
        }
    }

    private async Task AdvanceAsync(int choice)
    {
        var target = Now.AddSeconds(Seconds[choice % Seconds.Length]);
        if (_call is { Deadline: { } deadline } call && deadline <= target)
        {
            _time.Advance(deadline - Now);
            await call.Payment;
            _model.Answer(call.Index, ChargeOutcomeKind.Unknown, deadline);
            _call = null;
        }

        _time.Advance(target - Now);
    }

    private async Task WorkAsync()
    {
        await _host.RunAsync();
        _model.Work(Now);
        Assert.Empty(_book.WorkOf("events.publish"));
    }

    private async Task AdvanceAndWorkAsync(int choice)
    {
        await AdvanceAsync(choice);
        await WorkAsync();
    }

    private static async Task RefusedOrNotAsync(Task<Result<CheckoutSession>> ended, string? refusal) =>
        Assert.Equal(refusal, (await ended).Refusal?.Code);

    private static Task Do(Action act)
    {
        act();
        return Task.CompletedTask;
    }

    private static ValueTask<T> Never<T>() => new(new TaskCompletionSource<T>().Task);

    private sealed record OpenCall(
        Task<Result<PaymentAttempt>> Payment,
        int Index,
        ChargeOutcomeKind Answer,
        Action Release,
        DateTimeOffset? Deadline
    );
}
