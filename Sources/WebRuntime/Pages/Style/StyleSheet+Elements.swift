extension StyleSheet {
    /// Text, links, tables: how bare markup looks.
    static let elements = """
        *, *::before, *::after { box-sizing: border-box; }
        [hidden] { display: none !important; }
        html { -webkit-text-size-adjust: 100%; }
        body {
          margin: 0; min-height: 100vh; display: flex; flex-direction: column; background: var(--paper);
          color: var(--ink); font: 1rem/1.6 var(--sans); font-variant-numeric: tabular-nums;
        }
        main { flex: 1; width: 100%; max-width: var(--page); margin: 0 auto; padding: var(--s5) var(--s4) var(--s7); }
        main:focus { outline: none; }
        :focus-visible { outline: 3px solid var(--blue); outline-offset: 2px; }
        a { color: var(--blue); text-underline-offset: 3px; }
        h1, h2, h3 { line-height: 1.35; overflow-wrap: anywhere; text-wrap: balance; }
        h1 { font: 700 1.65rem/1.3 var(--serif); margin: 0 0 var(--s4); }
        h2 { font-size: 1.15rem; margin: var(--s5) 0 var(--s3); }
        h3 { font-size: 1rem; margin: var(--s4) 0 var(--s2); }
        .card > :is(h1, h2, h3):first-child, section > h2:first-child, .card > :first-child { margin-top: 0; }
        .card > :last-child { margin-bottom: 0; }
        p, li, dt, dd, label, legend, summary { overflow-wrap: anywhere; }
        p, ul, ol, dl { margin: 0 0 var(--s3); }
        img, svg { max-width: 100%; height: auto; }
        nav ul, ul.plain, ol.plain { list-style: none; margin: 0; padding: 0; }
        main > nav:not([class]) ul:not([class]) {
          display: flex; flex-wrap: wrap; gap: 0 var(--s5); margin-bottom: var(--s4);
        }
        main > nav:not([class]) ul:not([class]) a { display: inline-flex; align-items: center; min-height: 44px; }
        ul.plain, ol.plain { overflow-wrap: anywhere; margin: var(--s2) 0; }
        .scroll { overflow-x: auto; margin: var(--s3) 0; }
        .scroll > table { margin: 0; }
        table {
          width: 100%; border-collapse: separate; border-spacing: 0; margin: var(--s3) 0; background: var(--surface);
          border: 1px solid var(--line); border-radius: var(--radius);
        }
        th, td {
          padding: 10px var(--s3); text-align: start; vertical-align: top; overflow-wrap: break-word;
          border-bottom: 1px solid var(--line);
        }
        thead th { color: var(--muted); font-size: .875rem; font-weight: 600; white-space: nowrap; }
        :lang(en) thead th { white-space: normal; }
        td { min-width: 6rem; }
        @media (min-width: 60rem) { td:not(.number, .whole) { overflow-wrap: anywhere; } }
        tr:last-child > td, tbody tr:last-child > th { border-bottom: 0; }
        td.number, th.number { text-align: end; white-space: nowrap; min-width: 0; }
        dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: var(--s1) var(--s4); margin: 0; }
        dl.facts.card { margin-bottom: var(--s4); }
        .card dl.facts { margin-bottom: var(--s4); }
        dl.facts dt { color: var(--muted); }
        dl.facts dd { margin: 0; overflow-wrap: anywhere; min-width: 0; }
        details > summary { cursor: pointer; padding: 10px 0; }
        .card > details:first-child > summary { padding-top: 0; }
        hr { border: 0; border-top: 1px solid var(--line); margin: var(--s4) 0; }
        .muted { color: var(--muted); }
        .text { white-space: pre-line; overflow-wrap: anywhere; }
        .skip, .hidden {
          position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; overflow: hidden; border: 0;
          clip-path: inset(50%); white-space: nowrap;
        }
        .skip:focus {
          width: auto; height: auto; margin: 0; padding: var(--s2) var(--s3); clip-path: none; inset: 8px auto auto 8px;
          background: var(--surface); z-index: 9;
        }
        .icon { width: 1.25em; height: 1.25em; flex: none; vertical-align: -.25em; fill: none; stroke: currentColor;
          stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; }
        @media (prefers-reduced-motion: reduce) { * { transition: none !important; animation: none !important; } }

        """

    /// Fields, choices and buttons.
    static let forms = """
        input, select, textarea, button { font: inherit; color: inherit; }
        input, select, textarea {
          background: var(--surface); border: 1px solid var(--edge); border-radius: var(--radius);
          padding: var(--s2) var(--s3); min-height: 44px; max-width: 100%; width: 100%;
        }
        input::placeholder { color: var(--muted); opacity: 1; }
        input[type="checkbox"], input[type="radio"] {
          min-height: 0; inline-size: 20px; block-size: 20px; accent-color: var(--vermilion); flex: none; margin: 0;
        }
        :is(input, select, textarea)[aria-invalid="true"] {
          border-color: var(--vermilion); box-shadow: 0 0 0 1px var(--vermilion);
        }
        input.quantity { width: 5.5rem; text-align: center; }
        button, .button {
          display: inline-flex; align-items: center; justify-content: center; gap: var(--s2); min-height: 44px;
          padding: var(--s2) 20px; border: 1px solid var(--vermilion); border-radius: var(--radius);
          background: var(--vermilion); color: var(--on-vermilion); font-weight: 600; cursor: pointer;
          text-decoration: none; text-align: center; transition: filter .12s;
        }
        button:hover, .button:hover { filter: brightness(.94); }
        button:disabled { opacity: .5; cursor: not-allowed; filter: none; }
        .button.quiet { background: transparent; color: var(--ink); border-color: var(--edge); font-weight: 500; }
        .button.link {
          background: none; border: 0; color: inherit; padding: 10px 0; text-decoration: underline; font-weight: 400;
          text-underline-offset: 3px;
        }
        :is(button, .button).wide { width: 100%; }
        .form { display: grid; gap: var(--s3); max-width: 36rem; }
        .form.wide, form.wide { max-width: none; }
        form.inline { display: inline; }
        .inline-fields { display: inline-flex; gap: var(--s2); align-items: center; }
        .inline-fields select { width: auto; }
        .field { display: grid; gap: var(--s1); min-width: 0; }
        .field label { font-weight: 600; font-size: .9375rem; }
        .fields {
          display: grid; gap: var(--s3); grid-template-columns: repeat(auto-fit, minmax(min(100%, 12rem), 1fr));
          align-items: start;
        }
        fieldset { border: 0; padding: 0; margin: 0; min-width: 0; }
        .form > fieldset:has(.field) { display: grid; gap: var(--s3); }
        legend { font-weight: 600; font-size: .9375rem; padding: 0; margin-bottom: var(--s2); }
        .choice { display: flex; gap: var(--s3); align-items: center; min-height: 44px; overflow-wrap: anywhere; }
        .choice > span { min-width: 0; flex: 1; }
        .filters { display: flex; flex-wrap: wrap; gap: var(--s3); align-items: end; margin-bottom: var(--s3); }
        .filters .field { flex: 0 1 14rem; }
        .actions { display: flex; flex-wrap: wrap; gap: var(--s3); align-items: center; margin: var(--s3) 0; }
        .actions:empty { display: none; }
        code { font-family: ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
        td code { overflow-wrap: break-word; }
        .secret { margin: var(--s2) 0; padding: var(--s2) var(--s3); background: var(--sunken);
          border-radius: var(--radius); font-size: 1.05rem; letter-spacing: .04em; }
        .codes { display: grid; gap: var(--s2) var(--s4); grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); }
        .qr { display: block; width: 12rem; margin: var(--s2) 0; border-radius: var(--radius); }
        .steps { padding-inline-start: 1.4em; display: grid; gap: var(--s2); }
        .error { color: var(--vermilion); margin: 0; font-size: .9375rem; }

        """
}
