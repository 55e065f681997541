using Payments.Providers;

namespace Payments.AspNetCore;

internal sealed partial class SpanishTexts
{
    internal override string AuthenticationFailed =>
        "Su banco no ha podido verificar su identidad y no se ha cobrado nada. Inténtelo de nuevo o use otra tarjeta.";
    internal override string AuthenticateTitle => "Confirme este pago con su banco";
    internal override string AuthenticateText =>
        "El banco emisor de su tarjeta le pide que verifique su identidad. Todavía no se ha cobrado nada.";
    internal override string AuthenticateGo => "Continuar con su banco";
    internal override string AbandonAuthentication => "Pagar con otra tarjeta";
    internal override string ChallengeTitle => "¿Reconoce este pago?";

    internal override string ChallengeText(string card, string? amount, string merchant) =>
        amount is null
            ? $"{merchant} pide guardar esta tarjeta: {card}. Esta página simula su banco."
            : $"{merchant} solicita un cargo de {amount} en esta tarjeta: {card}. Esta página simula su banco.";

    internal override string ChallengePass => "Sí, lo reconozco";
    internal override string ChallengeFail => "No, rechazarlo";

    internal override string ChallengedTitle(TestChallengeState state) =>
        state switch
        {
            TestChallengeState.Open => ChallengeTitle,
            TestChallengeState.Passed => "Confirmado",
            TestChallengeState.Failed => "No confirmado",
            TestChallengeState.Closed => "Esta solicitud ha finalizado",
        };

    internal override string ChallengedText => "Puede volver a la tienda.";
}
