(() => {
  const $ = (selector, root = document) => root.querySelector(selector);

  // One click, one post: a second one is held back, and the button says that the first is on its way.
  const sendOnce = (form, ready) => {
    const says = $('[data-announce]', form);
    let undo;
    form.addEventListener('submit', event => {
      if (undo || !ready()) return event.preventDefault();
      const button = event.submitter ?? $('button[type=submit]', form);
      const label = $('[data-label]', button);
      const idle = label?.textContent;
      undo = () => {
        button.removeAttribute('aria-disabled');
        if (label) label.textContent = idle;
        if (says) says.textContent = '';
        undo = null;
      };
      // Not "disabled": that would drop the focus, the place of a screen reader, and the button's own value.
      button.setAttribute('aria-disabled', 'true');
      if (button.dataset.busy && label) label.textContent = says.textContent = button.dataset.busy;
    });

    // Back to this page from the browser's memory: it can be sent again.
    addEventListener('pageshow', event => event.persisted && undo?.());
  };

  // A price that runs out: the seconds are the server's, and the clock one that nobody sets.
  const countDown = form => {
    const { seconds, soon, over, renew, renewBusy } = form.dataset;
    const end = performance.now() + 1000 * seconds;
    const clock = $('[data-clock]', form);
    const says = $('[data-announce]', form);
    const button = $('button.pay', form);
    $('[data-clock-row]', form).hidden = false;
    const tick = () => {
      if (!form.isConnected) return;
      const left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
      clock.textContent = Math.trunc(left / 60) + ':' + String(left % 60).padStart(2, '0');
      // Said at two moments only: a reader is not read a number each second.
      if (left <= 10 && left > 0 && seconds > 10 && !says.textContent) says.textContent = soon;
      if (left > 0 || button.hasAttribute('aria-disabled')) return setTimeout(tick, 250);
      button.value = 'renew';
      button.dataset.busy = renewBusy;
      $('[data-label]', button).textContent = renew;
      says.textContent = over;
    };
    tick();
  };

  const copyButton = (button, says) => {
    if (!navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(button.dataset.copy);
      } catch {
        return;
      }
      button.classList.add('done');
      says.textContent = '';
      setTimeout(() => { says.textContent = button.dataset.copied; }, 50);
    });
  };

  // Parsed by the request itself, which runs no script: nothing here ever makes markup out of text.
  const load = url => new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('GET', url);
    request.responseType = 'document';
    request.setRequestHeader('X-Requested-With', 'checkout');
    request.onload = () => (request.status < 500 && request.response && $('main', request.response) ? resolve(request.response) : reject());
    request.onerror = reject;
    request.send();
  });

  const swap = async url => {
    const page = await load(url);
    // A page that leads elsewhere does so when it is opened. What is inside noscript does not count.
    if ($('head > meta[http-equiv=refresh]', page)) return location.replace(url);
    $('main').replaceWith(document.adoptNode($('main', page)));
    document.title = page.title;
    start();
    if (!$('[data-focus]')) $('h1')?.focus();
  };

  const visible = () => document.hidden
    ? new Promise(resolve => document.addEventListener('visibilitychange', resolve, { once: true })).then(visible)
    : null;

  const wait = root => {
    const { statusUrl, pageUrl, state, poll } = root.dataset;
    let pause = 1000;
    const ask = async () => {
      await visible();
      if (!root.isConnected) return;
      try {
        const answer = await fetch(statusUrl, { headers: { accept: 'application/json' }, credentials: 'same-origin', cache: 'no-store' });
        const now = answer.ok && await answer.json();
        if (now && !state && now.done === true) return location.replace(pageUrl);
        if (now && state && (now.done === true || now.state !== state)) return await swap(pageUrl);
      } catch {
        // Offline or restarting: the next round asks again.
      }
      pause = Math.min(pause * 1.5, 1000 * (poll || 10));
      setTimeout(ask, pause);
    };
    setTimeout(ask, pause);
  };

  const start = () => {
    for (const form of document.querySelectorAll('[data-card-form]')) sendOnce(form, cardFields(form).accept);
    for (const form of document.querySelectorAll('[data-once]:not([data-card-form])')) sendOnce(form, () => true);
    for (const form of document.querySelectorAll('[data-quote]')) countDown(form);
    for (const button of document.querySelectorAll('[data-copy]')) copyButton(button, $('[data-announce]'));
    const waiting = $('[data-status-url]');
    if (waiting) wait(waiting);
    // In a frame of a shop's page: it goes on by itself, and hears nothing that it could not ask for.
    const challenge = $('[data-challenge]');
    if (challenge && parent !== window) parent.postMessage({ type: 'payments.challenge', state: challenge.dataset.challenge }, '*');
    const print = $('[data-print]');
    if (print) {
      print.hidden = false;
      print.addEventListener('click', () => window.print());
    }
    $('[data-focus]')?.focus();
  };
  start();
})();
