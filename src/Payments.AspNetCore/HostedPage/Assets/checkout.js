'use strict';
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const digitsOf = text => text.replace(/\D/g, '');
  // Text with anything but ASCII digits and separators, such as digits of another script, is left to the server to read.
  const plain = text => /^[\d\s/.-]*$/.test(text);

  const brands = [
    ['visa', /^4/, [13, 16, 19]],
    ['amex', /^3[47]/, [15]],
    ['diners', /^3(?:[689]|0[0-5]|095)/, [14, 15, 16, 17, 18, 19]],
    ['jcb', /^35(?:2[89]|[3-8])/, [16, 17, 18, 19]],
    ['mastercard', /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, [16]],
    ['discover', /^(?:6011|64[4-9]|65)/, [16, 17, 18, 19]],
    ['unionpay', /^(?:62|81)/, [16, 17, 18, 19]],
  ];
  const brandOf = digits => brands.find(([, pattern]) => pattern.test(digits));

  const hasCheckDigit = digits => {
    let sum = 0;
    for (let i = 0; i < digits.length; i++) {
      const weighted = digits[digits.length - 1 - i] * (i % 2 ? 2 : 1);
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum % 10 === 0 && sum > 0;
  };

  const group = digits => {
    const brand = brandOf(digits)?.[0];
    const sizes = brand === 'amex' ? [4, 6, 5] : brand === 'diners' && digits.length <= 14 ? [4, 6, 4] : [4, 4, 4, 4, 4];
    let at = 0;
    return sizes.map(size => digits.slice(at, at += size)).filter(Boolean).join(' ');
  };

  // Each tells the problem with a value, or nothing. The server checks again; the words come from it.
  const problems = {
    number(text) {
      if (!plain(text)) return;
      const digits = digitsOf(text);
      const lengths = brandOf(digits)?.[2] ?? [12, 13, 14, 15, 16, 17, 18, 19];
      if (!lengths.includes(digits.length)) return 'WrongLength';
      if (!hasCheckDigit(digits)) return 'Mistyped';
    },
    expiry(text) {
      if (!plain(text)) return;
      const match = /^(?:(\d{1,2}) ?[/. -] ?|(\d{2}))(\d{4}|\d{2})$/.exec(text.trim());
      const month = +(match?.[1] ?? match?.[2] ?? 0);
      if (month < 1 || month > 12) return 'Malformed';
      const now = new Date();
      const year = match[3].length === 4 ? +match[3] : 100 * Math.trunc(now.getFullYear() / 100) + +match[3];
      const ahead = 12 * (year - now.getFullYear()) + month - 1 - now.getMonth();
      if (ahead < 0) return 'Expired';
      if (year > now.getFullYear() + 25) return 'TooFarAhead';
    },
    cvc(text, form) {
      if (!plain(text)) return;
      const brand = brandOf(digitsOf(form.elements.card_number.value))?.[0];
      const length = digitsOf(text).length;
      if (brand === 'amex' ? length !== 4 : brand ? length !== 3 : length !== 3 && length !== 4) return 'WrongLength';
    },
    name(text) {
      if (digitsOf(text).length > 5) return 'LooksLikeCardNumber';
      if (text.trim().length > 100) return 'Malformed';
    },
  };

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

  const cardForm = form => {
    const says = $('[data-announce]', form);
    const fields = [...form.querySelectorAll('[data-field]')].map(root => ({
      kind: root.dataset.field,
      input: $('input', root),
      error: $('.error', root),
      messages: JSON.parse($('input', root).dataset.messages),
    }));
    const number = fields.find(field => field.kind === 'number');
    const marks = $('[data-marks]', form);
    form.noValidate = true;

    const check = (field, complete) => {
      const { input, error } = field;
      const empty = !input.value.trim();
      const problem = empty ? (complete ? 'Required' : null) : problems[field.kind](input.value, form);
      error.textContent = problem ? field.messages[problem] : '';
      error.hidden = !problem;
      if (problem) input.setAttribute('aria-invalid', 'true');
      else input.removeAttribute('aria-invalid');
      return !problem;
    };

    // Formats while the caret stays behind the digit it was behind.
    const reshape = (input, format) => {
      if (!plain(input.value)) return;
      const before = digitsOf(input.value.slice(0, input.selectionStart)).length;
      const atEnd = input.selectionStart === input.value.length;
      const text = format(input.value);
      if (text === input.value) return;
      input.value = text;
      let caret = 0;
      for (let seen = 0; caret < text.length && seen < before; caret++) if (/\d/.test(text[caret])) seen++;
      if (document.activeElement === input) input.setSelectionRange(atEnd ? text.length : caret, atEnd ? text.length : caret);
    };

    const showBrand = () => {
      const brand = brandOf(digitsOf(number.input.value))?.[0];
      if (brand === marks.dataset.brand) return;
      if (brand) marks.dataset.brand = brand;
      else delete marks.dataset.brand;
      says.textContent = brand ? $('.mark-' + brand, marks).dataset.name : '';
    };

    const expiry = (text, deleting) => {
      const compact = text.replace(/[\s.-]/g, '/').replace(/\/+/g, '/');
      if (deleting || !/^\d*\/?\d*$/.test(compact)) return text;
      let [month, year] = compact.split('/');
      if (year === undefined) [month, year] = [month.slice(0, 2), month.slice(2)];
      if (/^[2-9]$/.test(month) || (month === '1' && compact.includes('/'))) month = '0' + month;
      return month.length === 2 ? month + '/' + year : month;
    };

    for (const field of fields) {
      field.input.addEventListener('input', event => {
        const deleting = (event.inputType ?? '').startsWith('delete');
        if (field.kind === 'number') {
          reshape(field.input, text => group(digitsOf(text).slice(0, 19)));
          showBrand();
        }
        if (field.kind === 'expiry') reshape(field.input, text => expiry(text, deleting));
        if (field.input.hasAttribute('aria-invalid')) check(field, false);
      });
      field.input.addEventListener('blur', () => {
        // The reader has moved on, so the error is also said.
        if (!check(field, field.input.hasAttribute('aria-invalid'))) says.textContent = field.error.textContent;
      });
    }

    sendOnce(form, () => {
      const wrong = fields.filter(field => !check(field, true));
      wrong[0]?.input.focus();
      return !wrong.length;
    });
    showBrand();
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
    // A page that leads elsewhere does so when it is opened. What stands inside noscript is no such thing.
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
    const { statusUrl, pageUrl, state } = root.dataset;
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
      pause = Math.min(pause * 1.5, 10000);
      setTimeout(ask, pause);
    };
    setTimeout(ask, pause);
  };

  const start = () => {
    for (const form of document.querySelectorAll('[data-card-form]')) cardForm(form);
    for (const form of document.querySelectorAll('[data-once]:not([data-card-form])')) sendOnce(form, () => true);
    for (const form of document.querySelectorAll('[data-quote]')) countDown(form);
    for (const button of document.querySelectorAll('[data-copy]')) copyButton(button, $('[data-announce]'));
    const waiting = $('[data-status-url]');
    if (waiting) wait(waiting);
    const print = $('[data-print]');
    if (print) {
      print.hidden = false;
      print.addEventListener('click', () => window.print());
    }
    $('[data-focus]')?.focus();
  };
  start();
})();
