// The card fields' own page. What is typed here leaves it in one request to the server that it came from; the page around it hears of states and
// results only, by a port that it hands over once.
(() => {
  const form = document.querySelector('form');
  const card = cardFields(form);
  const root = document.documentElement;
  const says = document.querySelector('[data-announce]');
  let port;
  let key;
  let last = '';

  const send = message => port?.postMessage(message);
  const value = kind => card.of(kind).input.value.trim();

  const tell = () => {
    const change = {
      type: 'change',
      brand: card.brand() ?? null,
      complete: card.isComplete(),
      empty: card.fields.every(field => !field.input.value),
    };
    const text = JSON.stringify(change);
    if (text !== last) send(change);
    last = text;
  };

  const clear = () => {
    form.reset();
    for (const field of card.fields) card.show(field, null);
    card.showBrand();
    tell();
  };

  const refuse = (kind, message) => {
    const field = card.of(kind);
    card.show(field, message);
    field.input.focus();
    says.textContent = message;
    return { refused: { field: kind, message } };
  };

  const invalid = () => {
    const field = card.fields.find(one => one.input.hasAttribute('aria-invalid'));
    return { refused: { field: field.kind, message: field.error.textContent } };
  };

  // Which of the fields here a field of the request stands for.
  const kinds = { 'card.number': 'number', 'card.exp_month': 'expiry', 'card.exp_year': 'expiry', 'card.cvc': 'cvc' };

  const confirm = async ({ path, clientSecret, body }) => {
    // The page around may name an intent, and nothing else on this site.
    if (!/^(payment-intents\/pi|setup-intents\/seti)_[0-9A-Za-z]+$/.test(path)) return { refused: { message: 'The intent is none.' } };
    if (!card.accept()) return invalid();
    const expiry = card.readExpiry();
    if (!expiry) return refuse('expiry', card.of('expiry').messages.Malformed);
    let response;
    let answer;
    try {
      response = await fetch(new URL('../v1/client/' + path + ':confirm', location.href), {
        method: 'POST',
        headers: { 'Authorization': 'Api-Key ' + key, 'Client-Secret': clientSecret, 'Content-Type': 'application/json' },
        body: JSON.stringify({ return_url: body.return_url, setup_future_usage: body.setup_future_usage, card: { number: value('number'), exp_month: expiry.month, exp_year: expiry.year, cvc: value('cvc') } }),
        cache: 'no-store',
        credentials: 'omit',
        signal: AbortSignal.timeout(90000),
      });
      answer = await response.json();
    } catch {
      return { lost: true };
    }
    const kind = response.status === 400 && kinds[answer.field];
    if (kind) return refuse(kind, answer.message);
    if (response.ok && !['REQUIRES_PAYMENT_METHOD', 'REQUIRES_ACTION'].includes(answer.state)) clear();
    return { status: response.status, body: answer };
  };

  const colors = theme => {
    root.style.colorScheme = theme.scheme === 'dark' ? 'dark' : 'light';
    for (const [name, color] of Object.entries(theme.colors)) {
      if (/^[a-z-]+$/.test(name) && typeof color === 'string' && CSS.supports('color', color)) root.style.setProperty('--' + name, color);
    }
  };

  const commands = {
    focus: () => (card.fields.find(field => !field.input.value || field.input.hasAttribute('aria-invalid')) ?? card.fields[0]).input.focus(),
    clear,
    async confirm(message) {
      for (const field of card.fields) field.input.readOnly = true;
      const result = await confirm(message);
      for (const field of card.fields) field.input.readOnly = false;
      send({ type: 'result', id: message.id, result });
    },
  };

  // Told to the window around and to no other: a script that has it may speak for that window, as one does that mounted the fields from outside.
  const pass = Array.from(crypto.getRandomValues(new Uint32Array(4)), part => part.toString(36)).join('-');

  addEventListener('message', event => {
    const [given] = event.ports;
    if (port || event.data?.type !== 'payments.card' || !given) return;
    if (event.source !== parent && event.data.pass !== pass) return;
    ({ key } = event.data);
    colors(event.data.theme);
    port = given;
    port.onmessage = ({ data }) => commands[data?.type]?.(data);
    new ResizeObserver(() => send({ type: 'height', height: Math.ceil(document.body.getBoundingClientRect().height) })).observe(document.body);
    send({ type: 'ready' });
    tell();
  });

  parent.postMessage({ type: 'payments.frame', pass }, '*');

  form.addEventListener('input', tell);
  form.addEventListener('submit', event => event.preventDefault());
  form.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    send({ type: 'submit' });
  });

  // From one field here to the next is no blur of the whole.
  let inside = false;
  form.addEventListener('focusin', () => {
    if (!inside) send({ type: 'focus' });
    inside = true;
  });
  form.addEventListener('focusout', event => {
    inside = form.contains(event.relatedTarget);
    if (!inside) send({ type: 'blur' });
    const wrong = event.target.hasAttribute('aria-invalid') || null;
    if (wrong) send({ type: 'error', ...invalid().refused });
  });
})();
