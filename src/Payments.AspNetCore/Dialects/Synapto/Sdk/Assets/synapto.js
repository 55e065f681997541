'use strict';
/* Takes payments in a page of your own: the card's fields are in a frame that this page cannot read, and 3-D Secure in a dialog. Types and contract: synapto.d.ts. */
(() => {
  // What a document, a form or another element has by a name, an element with that name or id stands in for. A prototype cannot be taken over by markup.
  const of = (type, name, node = document) => Reflect.get(type.prototype, name, node);
  const call = (type, name, node, ...given) => of(type, name, node).apply(node, given);
  const isElement = node => { try { return of(Node, 'nodeType', node) === 1; } catch { return false; } };

  // --- Where the server is ---------------------------------------------------------------------------------------------------------------

  // The trace of an error has the address that was loaded, in a module too. A script element's src says another one once a <base> comes after it.
  const loadedFrom = () => {
    const trace = /\bhttps?:[^\s()]*?\/synapto\.js(?=[?#:])/.exec(new Error().stack)?.[0];
    if (trace) return trace;
    const running = of(Document, 'currentScript');
    return running instanceof HTMLScriptElement ? running.src : [...of(Document, 'scripts')].find(one => /\/synapto\.js(\?|$)/.test(one.src))?.src;
  };
  const source = loadedFrom();
  const home = source && new URL('.', source);

  // Loaded twice: what the page has made with the first copy goes on with that.
  const mark = Symbol.for('payments.synapto');
  const first = Object.hasOwn(window, 'Synapto') && typeof window.Synapto === 'function' && window.Synapto[mark];
  if (first) {
    if (home && first !== home.href) console.warn(`synapto.js is loaded from ${home.href} and before that from ${first}, which is kept; load it once.`);
    return;
  }
  if (!home) throw new Error('synapto.js finds out from its script element where its server is; load it as <script src="…/js/synapto.js">.');

  // --- Colours -------------------------------------------------------------------------------------------------------------------------

  const names = ['background', 'foreground', 'buttonBackground', 'buttonForeground', 'inputBackground', 'inputForeground', 'inputForegroundInvalid', 'inputPlaceholder', 'inputBorder', 'inputBorderInvalid', 'accent'];
  const palette = colors => Object.fromEntries(names.map((name, i) => [name, colors[i]]));
  const themes = {
    light: palette(['#FFFFFF', '#0C1761', '#0190F3', '#FFFFFF', '#F9F9FA', '#0C1761', '#e7000b', '#A3A8B1', '#E2E2E2', '#E2E2E2', '#0191F5']),
    dark: palette(['#141A2C', '#F8FAFC', '#42A6F0', '#0C1761', '#1A1E30', '#F8FAFC', '#FF6467', '#6D7696', '#232A48', 'rgba(251,44,54,0.5)', '#42A6F0']),
  };
  const isColor = text => typeof text === 'string' && /^(#[0-9a-f]{3,8}|[a-z]{3,24}|(rgb|hsl)a?\([\d.,%/\s+-]+\))$/i.test(text) && CSS.supports('color', text);

  const themeOf = theme => {
    if (theme === undefined || theme === null) return { scheme: 'light', colors: themes.light };
    if (Object.hasOwn(themes, theme)) return { scheme: theme, colors: themes[theme] };
    if (typeof theme !== 'object') throw new TypeError('theme must be "light", "dark" or an object of colours.');
    for (const [name, color] of Object.entries(theme)) {
      if (!names.includes(name)) throw new TypeError(`theme.${name} is none of its colours: ${names.join(', ')}.`);
      if (color !== undefined && !isColor(color)) throw new TypeError(`theme.${name} must be a colour such as "#0C1761" or "rgb(12, 23, 97)".`);
    }
    const given = Object.fromEntries(Object.entries(theme).filter(([, color]) => color !== undefined));
    return { scheme: 'light', colors: { ...themes.light, ...given } };
  };

  // --- Answers ---------------------------------------------------------------------------------------------------------------------------

  const failure = (code, message, more) => ({ code, message, ...more });
  const lost = () => failure('network_error', 'The connection was lost before an answer came, so what became of it is not known. Retrieve it before you try again; it is never charged twice.');
  const wait = ms => new Promise(resolve => setTimeout(resolve, ms));

  const sorts = {
    pi: { path: 'payment-intents', result: 'paymentIntent', lastError: 'last_payment_error' },
    seti: { path: 'setup-intents', result: 'setupIntent', lastError: 'last_setup_error' },
  };

  // A client secret begins with the id of what it opens.
  const read = (clientSecret, wanted) => {
    const match = typeof clientSecret === 'string' && /^((pi|seti)_[0-9A-Za-z]+)_secret_[0-9A-Za-z]+$/.exec(clientSecret);
    if (!match || (wanted && match[2] !== wanted)) {
      throw new TypeError(`clientSecret must be the client_secret of a ${wanted === 'seti' ? 'setup intent (seti_…_secret_…)' : wanted === 'pi' ? 'payment intent (pi_…_secret_…)' : 'payment or setup intent'}.`);
    }
    return { ...sorts[match[2]], id: match[1], clientSecret };
  };

  const isWebUrl = text => { try { return /^https?:$/.test(new URL(text).protocol); } catch { return false; } };

  // A relative URL is this page's. A <base> holds within the page's own site, and leads no payer to another.
  const absolute = url => {
    const based = new URL(url, of(Node, 'baseURI'));
    return (based.origin === origin || !isWebUrl(location.href) ? based : new URL(url, location.href)).href;
  };

  // --- The dialog of 3-D Secure ----------------------------------------------------------------------------------------------------------

  const make = (tag, style, attributes = {}) => {
    const element = call(Document, 'createElement', document, tag);
    // Properties, and no attribute: a strict policy of the page lets them through.
    Object.assign(element.style, style);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };

  /** Shows the issuer's page. "done" when that says so or the promise "elsewhere" settles, "left" when the payer closes it. */
  const challenge = (url, { colors, scheme }, elsewhere) => new Promise(resolve => {
    const dialog = make('dialog', {
      position: 'fixed', inset: '0', width: '100vw', height: '100dvh', maxWidth: '100vw', maxHeight: '100dvh', margin: '0', padding: '16px', border: '0',
      boxSizing: 'border-box', background: 'rgba(0, 0, 0, .55)', colorScheme: scheme, overflow: 'hidden', placeItems: 'center',
    }, { 'aria-label': 'Confirm with your bank' });
    const panel = make('div', {
      display: 'flex', flexDirection: 'column', width: '100%', maxWidth: '480px', height: '100%', maxHeight: '640px', overflow: 'hidden', borderRadius: '12px',
      background: colors.background, color: colors.foreground,
    });
    const bar = make('div', { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: '12px', padding: '8px 8px 8px 16px', font: '600 16px/1.4 system-ui, sans-serif' });
    const title = make('span', {});
    title.textContent = 'Confirm with your bank';
    const close = make('button', {
      flex: 'none', minWidth: '44px', minHeight: '44px', padding: '0 14px', border: '0', borderRadius: '8px', cursor: 'pointer', font: '600 15px/1.4 system-ui, sans-serif',
      background: colors.buttonBackground, color: colors.buttonForeground,
    }, { type: 'button' });
    close.textContent = 'Cancel';
    // An issuer's page keeps cookies of its own. One of the shop's or of this origin's, as the test bank's is, gets no origin.
    const foreign = ![home.origin, origin].includes(new URL(url).origin);
    const sandbox = 'allow-scripts allow-forms' + (foreign ? ' allow-same-origin allow-popups' : '');
    const frame = make('iframe', { flex: '1', width: '100%', border: '0', background: '#fff' }, {
      // Passkeys and payment confirmation, of whichever site an issuer's page leads on to.
      sandbox, allow: 'publickey-credentials-get *; payment *', title: 'Your bank', referrerpolicy: 'no-referrer', src: url,
    });
    bar.append(title, close);
    panel.append(bar, frame);
    dialog.append(panel);

    let result = 'left';
    const end = how => {
      result = how;
      dialog.close();
    };
    const listen = event => {
      if (event.source === frame.contentWindow && event.data?.type === 'payments.challenge') end('done');
    };
    addEventListener('message', listen);
    close.addEventListener('click', () => end('left'));
    dialog.addEventListener('close', () => {
      removeEventListener('message', listen);
      dialog.remove();
      resolve(result);
    }, { once: true });
    elsewhere.then(() => dialog.open && end('done'));

    of(Document, 'body').append(dialog);
    dialog.showModal();
    dialog.style.display = 'grid';
  });

  // --- The card's fields -----------------------------------------------------------------------------------------------------------------

  const events = ['ready', 'change', 'error', 'focus', 'blur', 'submit'];

  class PaymentElement {
    #key;
    #theme;
    #frame = null;
    #view = null;
    #port = null;
    #ready = null;
    #patience;
    #asked = new Map();
    #count = 0;
    #listeners = new Map(events.map(name => [name, new Set()]));
    #destroyed = false;

    constructor(key, theme, clientSecret) {
      this.#key = key;
      this.#theme = theme;
      this.clientSecret = clientSecret;
    }

    mount(where) {
      if (this.#destroyed) throw new Error('The payment element is destroyed; make a new one.');
      if (this.#frame) throw new Error('The payment element is mounted already; unmount it first.');
      const place = typeof where === 'string' ? call(Document, 'querySelector', document, where) : where;
      if (!isElement(place)) throw new TypeError(`mount() needs an element of the page, or a selector that matches one. Nothing was found for ${typeof where === 'string' ? `"${where}"` : where}.`);
      const view = of(Document, 'defaultView', of(Node, 'ownerDocument', place));
      if (!view) throw new TypeError('mount() needs an element of a document that a window shows.');
      const frame = make('iframe', { display: 'block', width: '100%', height: '200px', border: '0', margin: '0', colorScheme: this.#theme.scheme }, {
        sandbox: 'allow-scripts allow-forms', title: 'Card details', src: new URL('frame', home).href,
      });
      // A frame that is moved in the page loads anew, and is connected anew.
      frame.addEventListener('load', () => view === window && this.#connect());
      view.addEventListener('message', this.#greet);
      this.#view = view;
      this.#frame = frame;
      this.#patience = setTimeout(() => this.#emit('error', failure('element_unavailable', 'The card fields did not load. Check the connection, and that this page may show frames of ' + home.origin + '.')), 15000);
      call(Element, 'append', place, frame);
      return this;
    }

    unmount() {
      clearTimeout(this.#patience);
      this.#disconnect();
      this.#view?.removeEventListener('message', this.#greet);
      this.#frame?.remove();
      this.#view = this.#frame = null;
      return this;
    }

    destroy() {
      this.unmount();
      this.#destroyed = true;
      for (const listeners of this.#listeners.values()) listeners.clear();
    }

    focus() { this.#port?.postMessage({ type: 'focus' }); }

    clear() { this.#port?.postMessage({ type: 'clear' }); }

    on(name, listener) {
      this.#of(name).add(listener);
      return this;
    }

    off(name, listener) {
      if (listener) this.#of(name).delete(listener);
      else this.#of(name).clear();
      return this;
    }

    /** @internal Has the frame send the card; what comes back holds none of it. */
    _confirm(intent, body) {
      if (!this.#port || !this.#ready) return Promise.resolve({ refused: { message: 'The card fields are not ready. Mount the payment element and wait for "ready".' } });
      return new Promise(resolve => {
        const id = ++this.#count;
        this.#asked.set(id, resolve);
        this.#port.postMessage({ type: 'confirm', id, path: intent.path + '/' + intent.id, clientSecret: intent.clientSecret, body });
      });
    }

    #of(name) {
      const listeners = this.#listeners.get(name);
      if (!listeners) throw new TypeError(`There is no event "${name}"; there are ${events.join(', ')}.`);
      return listeners;
    }

    #emit(name, event) {
      for (const listener of [...this.#of(name)]) listener(event);
    }

    // In a document of another window, such as a frame's, this script is not the one that the fields expect: it passes on what they told that window.
    #greet = event => {
      if (this.#view !== window && event.source === this.#frame?.contentWindow && event.data?.type === 'payments.frame') this.#connect(event.data.pass);
    };

    #connect(pass) {
      this.#disconnect();
      const { port1, port2 } = new MessageChannel();
      this.#port = port1;
      port1.onmessage = ({ data }) => this.#hear(data);
      const colors = Object.fromEntries(Object.entries(this.#theme.colors).map(([name, color]) => [name.replace(/[A-Z]/g, letter => '-' + letter.toLowerCase()), color]));
      // The frame has no origin that could be named here. It is told nothing that this page does not show anyway.
      this.#frame.contentWindow.postMessage({ type: 'payments.card', pass, key: this.#key, theme: { scheme: this.#theme.scheme, colors } }, '*', [port2]);
    }

    #disconnect() {
      this.#port?.close();
      this.#port = null;
      this.#ready = false;
      // A request that was under way may have arrived.
      for (const resolve of this.#asked.values()) resolve({ lost: true });
      this.#asked.clear();
    }

    #hear(data) {
      switch (data.type) {
        case 'ready':
          clearTimeout(this.#patience);
          this.#ready = true;
          this.#emit('ready', {});
          break;
        case 'height':
          if (Number.isFinite(data.height)) this.#frame.style.height = Math.min(Math.max(data.height, 40), 2000) + 'px';
          break;
        case 'change':
          this.#emit('change', { brand: data.brand, complete: data.complete, empty: data.empty });
          break;
        case 'error':
          this.#emit('error', failure('invalid_card', data.message, { field: data.field }));
          break;
        case 'result':
          this.#asked.get(data.id)?.(data.result);
          this.#asked.delete(data.id);
          break;
        default:
          if (events.includes(data.type)) this.#emit(data.type, {});
      }
    }
  }

  // --- Payments --------------------------------------------------------------------------------------------------------------------------

  const isOpen = seen => seen.state === 'REQUIRES_ACTION' || seen.state === 'PROCESSING';

  class Client {
    #key;
    #theme;
    #running = new Map();

    constructor(key, theme) {
      this.#key = key;
      this.#theme = theme;
    }

    paymentElement({ clientSecret } = {}) {
      if (clientSecret !== undefined) read(clientSecret);
      return new PaymentElement(this.#key, this.#theme, clientSecret);
    }

    confirmPayment(options) { return this.#confirm('pi', options); }

    confirmSetup(options) { return this.#confirm('seti', options); }

    handleNextAction({ clientSecret, redirect } = {}) {
      const intent = read(clientSecret);
      return this.#once(intent, async () => {
        const { seen, error } = await this.#retrieve(intent);
        return error ? { error } : this.#finish(intent, seen, redirect);
      });
    }

    async retrievePaymentIntent(clientSecret) { return this.#look(read(clientSecret, 'pi')); }

    async retrieveSetupIntent(clientSecret) { return this.#look(read(clientSecret, 'seti')); }

    async #look(intent) {
      const { seen, error } = await this.#retrieve(intent);
      return error ? { error } : { [intent.result]: seen };
    }

    #confirm(sort, { element, paymentMethod, clientSecret = element?.clientSecret, returnUrl, setupFutureUsage, redirect = 'if_required' } = {}) {
      const intent = read(clientSecret, sort);
      if (element !== undefined && !(element instanceof PaymentElement)) throw new TypeError('element must be a payment element of this script.');
      if (element && paymentMethod) throw new TypeError('Give an element or a paymentMethod, not both.');
      if (sort === 'seti' && !element) throw new TypeError('confirmSetup() needs an element.');
      if (redirect !== 'if_required' && redirect !== 'always') throw new TypeError('redirect must be "if_required" or "always".');
      if (redirect === 'always' && !returnUrl) throw new TypeError('redirect "always" needs a returnUrl to come back to.');
      const body = {};
      if (returnUrl !== undefined) body.return_url = absolute(returnUrl);
      if (setupFutureUsage !== undefined) body.setup_future_usage = String(setupFutureUsage).toUpperCase();
      if (paymentMethod) body.payment_method = paymentMethod;
      return this.#once(intent, () => this.#pay(intent, element, body, redirect));
    }

    // One at a time for each client secret: a second click joins the first.
    #once(intent, run) {
      const key = intent.clientSecret;
      if (!this.#running.has(key)) this.#running.set(key, run().finally(() => this.#running.delete(key)));
      return this.#running.get(key);
    }

    async #pay(intent, element, body, redirect) {
      // Another tab may have begun, or ended, what is asked here.
      const before = await this.#retrieve(intent);
      if (before.error) return { error: before.error };
      if (!['REQUIRES_PAYMENT_METHOD', 'REQUIRES_CONFIRMATION'].includes(before.seen.state)) return this.#finish(intent, before.seen, redirect);

      const told = element ? await element._confirm(intent, body) : await this.#call(intent, ':confirm', body);
      if (told.refused) return { error: failure(told.refused.field ? 'invalid_card' : 'invalid_request', told.refused.message, told.refused.field && { field: told.refused.field }), [intent.result]: before.seen };
      if (told.status === 200) return this.#finish(intent, told.body, redirect);
      if (!told.lost && told.status < 500 && told.status !== 409 && told.body?.code !== 9) return { error: this.#refusal(told), [intent.result]: before.seen };

      // The response was lost, or another writer was faster: the intent's state is the result.
      const now = await this.#retrieve(intent);
      if (now.error) return { error: lost() };
      if (isOpen(now.seen) || !['REQUIRES_PAYMENT_METHOD', 'REQUIRES_CONFIRMATION'].includes(now.seen.state)) return this.#finish(intent, now.seen, redirect);
      return { error: told.body?.code === 9 ? this.#refusal(told) : lost(), [intent.result]: now.seen };
    }

    async #finish(intent, seen, redirect) {
      for (let rounds = 0; rounds < 10; rounds++) {
        const url = seen.state === 'REQUIRES_ACTION' && seen.next_action?.redirect_to_url?.url;
        if (!url || !isWebUrl(url)) break;
        if (redirect === 'always') {
          location.assign(url);
          // The page is left. Brought back from the browser's memory, it can be asked again.
          await new Promise(resolve => addEventListener('pageshow', event => event.persisted && resolve()));
          return this.#result(intent, (await this.#retrieve(intent)).seen ?? seen);
        }
        const left = await this.#authenticate(intent, url) === 'left';
        const after = left ? await this.#abandon(intent) : await this.#settled(intent, url);
        if (after.error) return { error: after.error };
        seen = after.seen;
        if (left) break;
      }
      if (seen.state === 'PROCESSING') seen = (await this.#settled(intent)).seen ?? seen;
      return this.#result(intent, seen);
    }

    // Shows the issuer's page, and asks the server now and then: the payer may finish on a phone or in another tab, and some pages say nothing.
    #authenticate(intent, url) {
      let open = true;
      const elsewhere = (async () => {
        while (open) {
          await wait(3000);
          const { seen } = open ? await this.#retrieve(intent, 1) : {};
          if (seen && seen.next_action?.redirect_to_url?.url !== url) return;
        }
      })();
      return challenge(url, this.#theme, elsewhere).finally(() => { open = false; });
    }

    async #abandon(intent) {
      const told = await this.#call(intent, ':abandon', {});
      if (told.status === 200) return { seen: told.body };
      return this.#retrieve(intent);
    }

    // Asks until it is decided, or a minute is over: then it is still under way, and that is the answer.
    async #settled(intent, url) {
      let pause = 250;
      let answer;
      for (const end = performance.now() + 60000; performance.now() < end; pause = Math.min(pause * 2, 2000)) {
        answer = await this.#retrieve(intent);
        if (answer.error || !isOpen(answer.seen) || (url && answer.seen.state === 'REQUIRES_ACTION' && answer.seen.next_action?.redirect_to_url?.url !== url)) break;
        await wait(pause);
      }
      return answer;
    }

    #result(intent, seen) {
      const answer = { [intent.result]: seen };
      const last = seen[intent.lastError];
      if (seen.state === 'CANCELED') answer.error = failure('canceled', 'This was canceled. Begin a new one.');
      if (seen.state === 'REQUIRES_ACTION') answer.error = failure('action_required', 'The payer must still confirm with their bank.');
      if (['REQUIRES_PAYMENT_METHOD', 'REQUIRES_CONFIRMATION'].includes(seen.state)) {
        answer.error = last
          ? failure(last.code.startsWith('authentication_') ? last.code : 'card_declined', last.message, { declineCode: last.code })
          : failure('invalid_request', 'Nothing is under way: confirm it first.');
      }
      return answer;
    }

    #refusal({ status, body }) {
      const card = status === 400 && /^card\./.test(body?.field ?? '');
      return failure(card ? 'invalid_card' : 'invalid_request', body?.message ?? 'The request was refused.', body?.field && { field: body.field });
    }

    // Asking is safe to repeat.
    async #retrieve(intent, tries = 4) {
      for (let pause = 500; ; pause *= 2) {
        const told = await this.#call(intent, '');
        if (told.status === 200) return { seen: told.body };
        if (!told.lost && told.status < 500 && told.status !== 409 && told.status !== 429) return { error: this.#refusal(told) };
        if (--tries <= 0) return { error: lost() };
        await wait(pause);
      }
    }

    async #call(intent, verb, body) {
      try {
        const response = await fetch(new URL('../v1/client/' + intent.path + '/' + intent.id + verb, home), {
          method: body ? 'POST' : 'GET',
          headers: { 'Authorization': 'Api-Key ' + this.#key, 'Client-Secret': intent.clientSecret, ...(body && { 'Content-Type': 'application/json' }) },
          body: body && JSON.stringify(body),
          cache: 'no-store',
          credentials: 'omit',
          referrerPolicy: 'no-referrer',
          signal: AbortSignal.timeout(body ? 90000 : 20000),
        });
        return { status: response.status, body: await response.json() };
      } catch {
        return { lost: true };
      }
    }
  }

  const Synapto = (key, { theme } = {}) => {
    if (/^sk_/.test(key)) throw new TypeError('This is a secret key. Never put one in a page: use the publishable key (pk_…), and revoke the secret one.');
    if (typeof key !== 'string' || !/^pk_(test|live)_[!-~]+$/.test(key)) throw new TypeError('Synapto() needs your publishable key, which begins with pk_test_ or pk_live_.');
    return new Client(key, themeOf(theme));
  };
  Synapto[mark] = home.href;
  window.Synapto = Synapto;
})();
