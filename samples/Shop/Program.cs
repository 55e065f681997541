using Payments;
using Payments.AspNetCore;
using Shop;

var settings = ShopSettings.Read(args);
var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseUrls(builder.Configuration["urls"] ?? ShopSettings.DefaultUrls);
builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
builder.Services.AddRazorComponents();
builder.Services.AddAntiforgery();
builder.Services.AddSingleton(settings);
builder.Services.AddSingleton<ShopDatabase>();
builder.Services.AddSingleton<OrderStore>();
builder.Services.AddSingleton<VisitorStore>();
builder.Services.AddSingleton<OwnCheckout>();
builder.Services.AddSingleton<MailLimit>();
builder.Services.AddSingleton<ReceivedWebhooks>();
builder.Services.AddSingleton<BalanceReader>();
builder.Services.AddSingleton<ShopStartup>();
builder.Services.AddHealthChecks().AddPaymentsHealthChecks().AddCheck<ShopReadiness>("shop");
builder.Services.AddHostedService(services => services.GetRequiredService<ShopStartup>());

builder
    .Services.AddPayments(payments =>
    {
        if (settings.QuoteSeconds is { } seconds)
            payments.QuoteLifetime = TimeSpan.FromSeconds(seconds);
    })
    .UseSqlite(settings.DatabasePath)
    .UseFixedExchangeRates(Currency.Usd, OrganizationSetup.DollarRates)
    .UseSimulator(simulator =>
    {
        simulator.LedgerPath = settings.SimulatorLedgerPath;

        // In place of the schemes' business days, so that a visitor sees a debit settle.
        simulator.DebitDelay = TimeSpan.FromSeconds(5);
    })
    .AddCheckoutEndpoints(checkout =>
    {
        checkout.Branding.DisplayName = "Harbour Coffee";
        checkout.Branding.AccentColor = "#0f5257";

        // The shop sends its webhooks to itself on this machine; test mode alone may do that.
        checkout.Webhooks.AllowPrivateNetworks = true;
    })
    .UseShopEmail(settings)
    .AddEventHandler<CheckoutSessionPaid, MarkOrderPaid>()
    .AddEventHandler<CheckoutSessionExpired, MarkOrderExpired>()
    .AddEventHandler<ChargeReturned, MarkOrderReturned>()
    .AddEventHandler<PaymentIntentSucceeded, MarkOrderPaidHere>();

var app = builder.Build();
app.UseAntiforgery();
app.MapGroup("/synapto").MapCheckoutEndpoints();
app.MapGroup("/syncpay").MapCheckoutEndpoints(mapping => mapping.Dialect = CheckoutDialect.SyncPay);
app.MapGroup("/syncgram").MapCheckoutEndpoints(mapping => mapping.Dialect = CheckoutDialect.Syncgram);
app.MapGroup("/yorlet").MapCheckoutEndpoints(mapping => mapping.Dialect = CheckoutDialect.Yorlet);
var pages = app.MapGroup("").AddEndpointFilter<PagePolicy>().WithHead();
pages.MapShopPages();
pages.MapOwnCheckout();
pages.MapEmails();
pages.MapCards();
pages.MapBalance();
app.MapShopWebhooks();
app.MapHealthChecks("/healthz");
app.Run();
