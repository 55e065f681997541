namespace Payments.AspNetCore.Tests.Hosting;

/// <summary>A browser without scripts, on the hosted page.</summary>
internal sealed class Payer(CheckoutHost host)
{
    public const string Approved = "4242424242424242";
    public const string Declined = "4000000000000002";
    public const string AnswerLost = "4000009770000019";
    public const string RequestLost = "4000009770000027";

    public Task<Answer> OpenAsync(OpenSession session) => OpenAsync(session.Url);

    public async Task<Answer> OpenAsync(string url) => await Answer.ReadAsync(await host.Client.GetAsync(url, TestContextToken.Current));

    /// <summary>Posts the form and reads what comes back, without following it.</summary>
    public Task<Answer> PostAsync(OpenSession session, string number, string cvc = "123") =>
        PostAsync(
            session.Url,
            new()
            {
                ["card_number"] = number,
                ["card_expiry"] = "12/34",
                ["card_cvc"] = cvc,
                ["card_name"] = "Ada Lovelace",
            }
        );

    public async Task<Answer> PostAsync(string url, Dictionary<string, string> form)
    {
        using var content = new FormUrlEncodedContent(form);
        return await Answer.ReadAsync(await host.Client.PostAsync(url, content, TestContextToken.Current));
    }

    /// <summary>Posts the form and follows to the page that it leads to.</summary>
    public async Task<Answer> PayAsync(OpenSession session, string number, string cvc = "123")
    {
        var answer = await PostAsync(session, number, cvc);
        return answer.Status == 303 ? await OpenAsync(new Uri(new Uri(session.Url), answer.Header("Location")!).AbsoluteUri) : answer;
    }
}
