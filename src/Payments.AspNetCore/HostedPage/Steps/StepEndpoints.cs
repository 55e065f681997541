using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore;

/// <summary>
/// The page of sessions that are paid step by step. Stateless: the choice is in the link, and the payer's details are in the form.
/// </summary>
internal sealed class StepEndpoints
{
    private readonly StepContext _context;
    private readonly StepChoosing _choosing;
    private readonly StepPaying _paying;
    private readonly StepFollowing _following;

    public StepEndpoints(StepContext context, StepFollowing following)
    {
        _context = context;
        _choosing = new StepChoosing(context);
        _paying = new StepPaying(context, _choosing);
        _following = following;
    }

    public async Task<IResult> ShowAsync(StepVisit visit, HttpContext http)
    {
        var query = http.Request.Query;
        if (
            (!visit.IsPayable || query.ContainsKey(StepFields.Follow))
            && await _following.ShowAsync(visit, query.ContainsKey(StepFields.Canceled), http.RequestAborted).ConfigureAwait(false)
                is { } followed
        )
            return followed;

        return visit.IsPayable
            ? await _choosing
                .ShowAsync(
                    visit,
                    StepFields.First(query, StepFields.Method),
                    StepFields.First(query, StepFields.Currency),
                    alert: null,
                    http.RequestAborted
                )
                .ConfigureAwait(false)
            : _context.Page(new NotFoundPage());
    }

    public async Task<IResult> PostAsync(StepVisit visit, HttpContext http)
    {
        var read = await HostedPageForm.ReadAsync(http.Request).ConfigureAwait(false);
        var form = read is null ? null : new StepForm(read);
        if (form?[AuthenticatePage.AbandonKey] is not null)
            return await _following.AbandonAsync(visit, http.RequestAborted).ConfigureAwait(false);
        if (form?.Step is CheckoutStep.Cancel)
            return await _following.CancelAsync(visit, http.RequestAborted).ConfigureAwait(false);
        if (!visit.IsPayable)
            return _context.Go(visit.Links.Follow);
        if (form?.Step is not { } step)
            return await UnreadAsync(visit, http).ConfigureAwait(false);

        return await (
            step switch
            {
                CheckoutStep.Details => _paying.TakeDetailsAsync(visit, form, http.RequestAborted),
                CheckoutStep.Edit => _paying.EditAsync(visit, form, http.RequestAborted),
                CheckoutStep.Renew => _paying.RenewAsync(visit, form, wasTooLate: false, http.RequestAborted),
                CheckoutStep.Confirm => _paying.ConfirmAsync(visit, form, http.RequestAborted),
                CheckoutStep.Cancel => throw new InvalidOperationException("Cancel is handled above."),
            }
        ).ConfigureAwait(false);
    }

    private Task<IResult> UnreadAsync(StepVisit visit, HttpContext http)
    {
        var query = http.Request.Query;
        return _choosing.ShowAsync(
            visit,
            StepFields.First(query, StepFields.Method),
            StepFields.First(query, StepFields.Currency),
            visit.Words.Texts.FormNotRead,
            http.RequestAborted
        );
    }
}
