/**
 * Takes payments in a page of your own. Load the script from the site that serves it:
 *
 * ```html
 * <script src="https://pay.example.com/synapto/js/synapto.js"></script>
 * ```
 *
 * The card's fields are in a sandboxed frame of that site. The number, the expiry and the security code go from there straight to its server: your
 * page can neither read them nor send them. A content security policy of your page needs that site's origin in `script-src`, `frame-src` and
 * `connect-src`, and nothing inline.
 *
 * The element may have `crossorigin`, `integrity` and `type="module"`, and a module can import the file. It changes with each release, so keep a digest
 * with the release that it was made of. Loaded twice, the first copy is kept.
 *
 * The fields and what they say of themselves are in the language of the payer's browser: English, German, Spanish, French or Swedish. The 3-D Secure
 * dialog, and the messages of errors that concern no field, are in English; each error has a `code` by which a page can choose words of its own.
 *
 * @param publishableKey - Begins with `pk_test_` or `pk_live_`. A secret key is refused.
 * @throws TypeError where the key or a colour is none.
 *
 * @example
 * ```ts
 * const syn = Synapto("pk_test_…", { theme: "light" });
 * const element = syn.paymentElement().mount("#card");
 * const { paymentIntent, error } = await syn.confirmPayment({ element, clientSecret });
 * ```
 */
declare function Synapto(publishableKey: string, options?: Synapto.Options): Synapto.Client;

declare namespace Synapto {
  interface Options {
    /** The colours of the card fields and of the 3-D Secure dialog. Default `"light"`. */
    theme?: "light" | "dark" | Theme;
  }

  /**
   * Colours as CSS writes them, such as `"#0C1761"`, `"#0C1761CC"`, `"rgb(12, 23, 97)"`, `"hsl(232 78% 21%)"` or `"navy"`. Anything else is refused with a
   * TypeError that names the property. What is left out is that of `"light"`.
   */
  interface Theme {
    /** Behind the fields and the dialog. Light `#FFFFFF`, dark `#141A2C`. */
    background?: string;
    /** Labels and text. Light `#0C1761`, dark `#F8FAFC`. */
    foreground?: string;
    /** The dialog's button. Light `#0190F3`, dark `#42A6F0`. */
    buttonBackground?: string;
    /** The text on it. Light `#FFFFFF`, dark `#0C1761`. */
    buttonForeground?: string;
    /** Inside a field. Light `#F9F9FA`, dark `#1A1E30`. */
    inputBackground?: string;
    /** What is typed. Light `#0C1761`, dark `#F8FAFC`. */
    inputForeground?: string;
    /** What is typed wrongly, and what is said about it. Light `#e7000b`, dark `#FF6467`. */
    inputForegroundInvalid?: string;
    /** The placeholder in an empty field. Light `#A3A8B1`, dark `#6D7696`. */
    inputPlaceholder?: string;
    /** A field's border. Light `#E2E2E2`, dark `#232A48`. */
    inputBorder?: string;
    /** The border of a field that is wrong. Light `#E2E2E2`, dark `rgba(251,44,54,0.5)`. */
    inputBorderInvalid?: string;
    /** The ring around the field in use. Light `#0191F5`, dark `#42A6F0`. */
    accent?: string;
  }

  /** One publishable key, and what can be done with it. */
  interface Client {
    /**
     * Makes the card's fields. Nothing is shown before {@link PaymentElement.mount}.
     *
     * @param options - `clientSecret` is what {@link Client.confirmPayment} and {@link Client.confirmSetup} use where they are given none.
     */
    paymentElement(options?: { clientSecret?: string }): PaymentElement;

    /**
     * Pays a payment intent, with the card in an element, with a saved card, or with the one that the intent names. Shows 3-D Secure where the issuer asks
     * for it, and ends when the payment is decided, or a minute after it was sent where it is still `PROCESSING`.
     *
     * The promise does not reject for what happens to a payment: look at `error`. It can be called again after every error. One call runs at a time for
     * each client secret; a second one meanwhile gets the first one's result. An intent that requires an action already resumes that, and one that has
     * succeeded already, in another tab perhaps, answers so. Whatever is called how often, the intent is charged once.
     *
     * @throws TypeError where an option is wrong.
     */
    confirmPayment(options: ConfirmPaymentOptions): Promise<PaymentResult>;

    /** Saves the card in an element for the setup intent's customer; nothing is charged. Else as {@link Client.confirmPayment}. */
    confirmSetup(options: ConfirmSetupOptions): Promise<SetupResult>;

    /**
     * Shows the 3-D Secure dialog of an intent that your server confirmed and that is `REQUIRES_ACTION`. One that requires nothing resolves with its current state.
     *
     * @param options - The client secret of a payment or setup intent; with `redirect: "always"` the page is left instead.
     */
    handleNextAction(options: { clientSecret: string; redirect?: Redirect }): Promise<PaymentResult & SetupResult>;

    /** The payment intent in its current state. */
    retrievePaymentIntent(clientSecret: string): Promise<PaymentResult>;

    /** The setup intent in its current state. */
    retrieveSetupIntent(clientSecret: string): Promise<SetupResult>;
  }

  /**
   * `"if_required"`, the default, shows the issuer's page in a dialog of this page. `"always"` leaves this page for it, and the promise never settles: the
   * payer comes back to `returnUrl`, where {@link Client.retrievePaymentIntent} says how it went.
   */
  type Redirect = "if_required" | "always";

  interface ConfirmPaymentOptions {
    /** The card's fields. Left out with `paymentMethod`, or where the intent names a saved card. */
    element?: PaymentElement;
    /** A card that is saved for the intent's customer: its id, `pm_…`, or its resource name. */
    paymentMethod?: string;
    /** The payment intent's `client_secret`, `pi_…_secret_…`. Default the element's. */
    clientSecret?: string;
    /** Where the payer comes back to from an issuer's page: absolute, or relative to this page or a `<base>` of its own site. */
    returnUrl?: string;
    /** Save the card for the intent's customer as well. Default as the intent says. */
    setupFutureUsage?: "on_session" | "off_session";
    /** Default `"if_required"`. */
    redirect?: Redirect;
  }

  interface ConfirmSetupOptions {
    /** The card's fields. */
    element: PaymentElement;
    /** The setup intent's `client_secret`, `seti_…_secret_…`. Default the element's. */
    clientSecret?: string;
    /** Where the payer comes back to from an issuer's page. Relative to this page, or absolute. */
    returnUrl?: string;
    /** Default `"if_required"`. */
    redirect?: Redirect;
  }

  /** The card's fields, in a frame that this page cannot read. As wide as what it is mounted in, and as high as it needs. */
  interface PaymentElement {
    /**
     * Shows the fields at the end of an element, of this page or of another window's document that this page may read.
     *
     * @param where - The element, or a selector in this page.
     * @throws where there is none, and where the fields are mounted or destroyed.
     */
    mount(where: string | Element): this;
    /** Takes the fields away, with what was typed. They can be mounted again. */
    unmount(): this;
    /** Takes the fields away for good, with all listeners. */
    destroy(): void;
    /** Goes to the first field that is empty or wrong. */
    focus(): void;
    /** Empties the fields. */
    clear(): void;
    /** Listens. */
    on<Name extends keyof ElementEvents>(name: Name, listener: (event: ElementEvents[Name]) => void): this;
    /** Removes a listener; without one given, all of that name. */
    off<Name extends keyof ElementEvents>(name: Name, listener?: (event: ElementEvents[Name]) => void): this;
  }

  /** What an element tells. No event holds a digit of the card. */
  interface ElementEvents {
    /** The fields can be used; again after they were moved in the page. */
    ready: Record<string, never>;
    /** What can be known of the fields has changed. */
    change: ElementChange;
    /** The payer left a field that is wrong, or the fields did not load. */
    error: PaymentError;
    /** The payer has come to the fields. */
    focus: Record<string, never>;
    /** The payer has left the fields. */
    blur: Record<string, never>;
    /** The payer has pressed Enter: confirm, as your button does. */
    submit: Record<string, never>;
  }

  interface ElementChange {
    /** The card's network, once its first digits say it. */
    brand: CardBrand | null;
    /** Whether every field is filled in and looks right. */
    complete: boolean;
    /** Whether every field is empty. */
    empty: boolean;
  }

  type CardBrand =
    | "visa" | "mastercard" | "amex" | "discover" | "diners" | "jcb" | "unionpay"
    | "maestro" | "verve" | "rupay" | "elo" | "troy" | "mir" | "dankort";

  /** `error` is absent where it went well. `paymentIntent` is there whenever the intent's state is known, beside an error too. */
  interface PaymentResult {
    paymentIntent?: PaymentIntent;
    error?: PaymentError;
  }

  /** `error` is absent where it went well. `setupIntent` is there whenever the intent's state is known, beside an error too. */
  interface SetupResult {
    setupIntent?: SetupIntent;
    error?: PaymentError;
  }

  interface PaymentError {
    code: ErrorCode;
    /** For the payer, in English. */
    message: string;
    /** Why the issuer declined, such as `"insufficient_funds"`. A card that is reported lost or stolen, or looks like fraud, reads `"card_declined"`. */
    declineCode?: string;
    /** What is wrong: `"number"`, `"expiry"` or `"cvc"` of the fields, or a field of the request. */
    field?: string;
  }

  /**
   * - `card_declined`: the issuer declined; another card may do.
   * - `authentication_failed`: the payer failed 3-D Secure.
   * - `authentication_abandoned`: the payer closed it, or was too slow.
   * - `authentication_required`: the issuer wants the payer to be there.
   * - `invalid_card`: a field is wrong; it says so itself.
   * - `invalid_request`: the request was refused; the message says why.
   * - `action_required`: the payer must still confirm with their bank.
   * - `canceled`: the intent was canceled.
   * - `network_error`: no answer came, and what became of it is **not known**. Retrieve the intent before anything else.
   * - `element_unavailable`: the fields did not load.
   */
  type ErrorCode =
    | "card_declined"
    | "authentication_failed"
    | "authentication_abandoned"
    | "authentication_required"
    | "invalid_card"
    | "invalid_request"
    | "action_required"
    | "canceled"
    | "network_error"
    | "element_unavailable";

  /** A payment intent as the payer's browser may see it. */
  interface PaymentIntent {
    /** `pi_…` */
    id: string;
    object: "payment_intent";
    /** In minor units, such as `"10000"` for 100.00 GBP. */
    amount: string;
    /** Three letters of ISO 4217. */
    currency: string;
    state: PaymentIntentState;
    /** Why the last try took no money; only while another one can be made. */
    last_payment_error?: LastError;
    /** Only while `REQUIRES_ACTION`. */
    next_action?: NextAction;
    /** The card that it was last tried with. */
    payment_method?: PaymentMethod;
    /** False in test mode. */
    livemode: boolean;
  }

  type PaymentIntentState =
    | "REQUIRES_PAYMENT_METHOD"
    | "REQUIRES_CONFIRMATION"
    | "REQUIRES_ACTION"
    | "PROCESSING"
    | "REQUIRES_CAPTURE"
    | "SUCCEEDED"
    | "CANCELED";

  /** A setup intent as the payer's browser may see it. */
  interface SetupIntent {
    /** `seti_…` */
    id: string;
    object: "setup_intent";
    state: SetupIntentState;
    /** Why the last try kept no card; only while another one can be made. */
    last_setup_error?: LastError;
    /** Only while `REQUIRES_ACTION`. */
    next_action?: NextAction;
    /** The card that is saved, or is being tried. */
    payment_method?: PaymentMethod;
    /** False in test mode. */
    livemode: boolean;
  }

  type SetupIntentState = "REQUIRES_PAYMENT_METHOD" | "REQUIRES_ACTION" | "PROCESSING" | "SUCCEEDED" | "CANCELED";

  interface LastError {
    /** The decline code. */
    code: string;
    /** For the payer, in English. */
    message: string;
  }

  interface NextAction {
    type: "REDIRECT_TO_URL";
    redirect_to_url: { url: string };
  }

  interface PaymentMethod {
    /** `pm_…`; absent where the card is not kept. */
    id?: string;
    card: { brand: CardBrand | "unknown"; last4: string; exp_month: number; exp_year: number };
  }
}
