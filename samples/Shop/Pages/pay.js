// The shop's own checkout. The card's fields are the payment script's, in a frame that nothing here can read.
const entry = document.querySelector("[data-client-secret]");
if (entry) {
  const { clientSecret, key, next } = entry.dataset;
  const isSetup = clientSecret.startsWith("seti_");
  const alert = document.querySelector(".alert");
  const wait = entry.querySelector("[data-wait]");
  const choices = entry.querySelector("[data-choices]");
  const form = entry.querySelector("[data-card-form]");
  const button = form.querySelector("button");

  const css = getComputedStyle(document.documentElement);
  const color = name => css.getPropertyValue(name).trim();
  const syn = Synapto(key, {
    theme: {
      background: color("--card"),
      foreground: color("--ink"),
      buttonBackground: color("--accent"),
      buttonForeground: color("--on-accent"),
      inputBackground: color("--paper"),
      inputForeground: color("--ink"),
      inputForegroundInvalid: color("--bad"),
      inputPlaceholder: color("--muted"),
      inputBorder: color("--muted"),
      inputBorderInvalid: color("--bad"),
      accent: color("--accent"),
    },
  });
  const element = syn.paymentElement({ clientSecret });

  let busy = false;
  const run = async work => {
    if (busy) return;
    busy = true;
    alert.textContent = "";
    button.setAttribute("aria-disabled", "true");
    wait.textContent = isSetup ? "Saving your card…" : "Paying…";
    const { error } = await work();
    if (!error) {
      location.assign(next);
      return;
    }
    if (error.code === "canceled") {
      location.reload();
      return;
    }
    choices.hidden = false;
    wait.textContent = "";
    button.removeAttribute("aria-disabled");
    busy = false;
    alert.textContent = error.code === "network_error" && !isSetup ? "The connection was lost. Press the button again: an order is never charged twice." : error.message;
  };

  // Another tab, this page before it was reloaded, or the shop itself may have begun: go on with that.
  const resume = async () => {
    const { paymentIntent, setupIntent, error } = isSetup ? await syn.retrieveSetupIntent(clientSecret) : await syn.retrievePaymentIntent(clientSecret);
    const intent = paymentIntent ?? setupIntent;
    const last = intent?.last_payment_error ?? intent?.last_setup_error;
    if (error) alert.textContent = error.message;
    else if (last) alert.textContent = last.message;
    else if (!intent.state.startsWith("REQUIRES_") || intent.state === "REQUIRES_ACTION") {
      choices.hidden = true;
      await run(() => syn.handleNextAction({ clientSecret }));
    }
  };

  const submit = () => run(() => isSetup
    ? syn.confirmSetup({ element, returnUrl: location.pathname })
    : syn.confirmPayment({ element, returnUrl: location.pathname, setupFutureUsage: form.elements.save.checked ? "on_session" : undefined }));

  form.addEventListener("submit", event => {
    event.preventDefault();
    submit();
  });
  element.on("submit", submit);
  element.on("error", error => { if (error.code === "element_unavailable") alert.textContent = error.message; });
  entry.hidden = false;
  element.mount(form.querySelector("[data-card]"));
  resume();
}
