using System.Security.Cryptography;

namespace Payments.EndToEnd.Tests;

/// <summary>A page of a shop that has the card fields in it in a way of its own, written in as little markup as shows it.</summary>
/// <param name="Name">What it is called in tests and in URLs.</param>
/// <param name="Load">The markup that loads the script, with its URL as {0}, another origin's as {1}, and its digest as {2}.</param>
/// <param name="Target">What the fields are mounted in, in JavaScript.</param>
/// <param name="Place">The markup that the fields are mounted in.</param>
internal sealed record EmbeddingPage(string Name, string Load, string Target = "'#card'", string Place = """<div id="card"></div>""")
{
    private const string Classic = """<script src="{0}"></script>""";
    private const string FieldsOfFirst = "window.fields = Synapto('KEY').paymentElement()";

    private static readonly string[] _shadowed =
    [
        "currentScript",
        "scripts",
        "body",
        "head",
        "documentElement",
        "createElement",
        "querySelector",
        "baseURI",
        "defaultView",
        "ownerDocument",
        "nodeType",
        "append",
        "adoptNode",
        "location",
        "Synapto",
        "HTMLScriptElement",
        "Document",
        "addEventListener",
        "fetch",
    ];

    public static readonly IReadOnlyList<EmbeddingPage> All =
    [
        new("plain", Classic),
        .. from tag in new[] { "img", "form", "embed", "object", "iframe", "a" }
        from attribute in new[] { "name", "id" }
        select new EmbeddingPage($"{tag}-{attribute}", Shadows(tag, attribute) + Classic),
        new("other-script-first", """<script type="text/plain" src="{1}"></script><img name="currentScript">""" + Classic),
        new(
            "form-as-place",
            Classic,
            Place: """
            <form id="card"><input type="hidden" name="append"><input type="hidden" name="nodeType">
            <input type="hidden" name="ownerDocument">
            <input type="hidden" name="appendChild"><input type="hidden" name="isConnected"></form>
            """
        ),
        new("twice", Classic + $"<script>{FieldsOfFirst}</script>" + Classic),
        new("twice-of-another-origin", Classic + $"""<script>{FieldsOfFirst}</script><script src="{"{1}"}"></script>"""),
        new(
            "twice-at-once",
            """<script async src="{0}"></script><script defer src="{0}"></script><script type="module" src="{0}"></script>"""
        ),
        new(
            "another-window",
            Classic,
            "document.getElementById('inner').contentDocument.body",
            """<iframe id="inner" src="/empty"></iframe>"""
        ),
        new(
            "another-window-of-markup",
            Classic,
            "document.getElementById('inner').contentDocument.querySelector('p')",
            """<iframe id="inner" srcdoc="<p></p>"></iframe>"""
        ),
        new("crossorigin", """<script src="{0}" crossorigin></script>"""),
        new("integrity", """<script src="{0}" crossorigin="anonymous" integrity="{2}"></script>"""),
        new("module", """<script type="module" src="{0}"></script>"""),
        new("module-with-integrity", """<script type="module" src="{0}" crossorigin="anonymous" integrity="{2}"></script>"""),
        new("module-of-a-module", """<script type="module">import '{0}';</script>"""),
        new("module-on-demand", """<script type="module">await import('{0}');</script>"""),
        new(
            "script-by-script",
            """<script>document.head.append(Object.assign(document.createElement('script'), {{ src: '{0}', async: false }}))</script>"""
        ),
        new("isolated", Classic),
        new("sandboxed", Classic),
    ];

    /// <summary>The page's markup.</summary>
    /// <param name="script">Where the script is.</param>
    /// <param name="copy">Where a copy of it is whose own server has no card fields.</param>
    /// <param name="content">The script itself.</param>
    /// <param name="key">The shop's publishable key.</param>
    /// <param name="secret">What the page pays.</param>
    public string Html(string script, string copy, ReadOnlySpan<byte> content, string key, string secret) =>
        $$"""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,"></head>
            <body>
            {{string.Format(null, Load, script, copy, "sha384-" + Convert.ToBase64String(SHA384.HashData(content))).Replace(
                "KEY",
                key,
                StringComparison.Ordinal
            )}}
            <main>{{Place}}<button id="pay" type="button">Buy</button><pre id="events"></pre><pre id="result"></pre></main>
            <script type="module">
            const log = (id, text) => Document.prototype.getElementById.call(document, id).append(text + '\n');
            while (!Object.hasOwn(window, 'Synapto')) await new Promise(resolve => requestAnimationFrame(resolve));
            const syn = Synapto('{{key}}');
            const element = window.fields ?? syn.paymentElement();
            element.on('ready', () => log('events', 'ready'));
            element.on('error', event => log('events', JSON.stringify(event)));
            const returnUrl = location.protocol === 'file:' ? undefined : 'thanks';
            Document.prototype.getElementById.call(document, 'pay').addEventListener('click', async () =>
              log('result', JSON.stringify(await syn.confirmPayment({ element, clientSecret: '{{secret}}', returnUrl }))));
            if (document.readyState !== 'complete') await new Promise(resolve => window.addEventListener('load', resolve));
            element.mount({{Target}});
            </script>
            </body>
            </html>
            """;

    private static string Shadows(string tag, string attribute) =>
        string.Concat(_shadowed.Select(name => $"""<{tag} {attribute}="{name}" hidden></{tag}>"""));
}
