/// What `zhanggui.css` and the icon say.
enum StyleSheet {
    static let icon = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">\
        <rect width="32" height="32" rx="5" fill="#c03a2b"/>\
        <text x="16" y="23" font-size="20" text-anchor="middle" fill="#fff" font-family="serif">掌</text></svg>
        """

    static let text = """
        :root {
          color-scheme: light dark;
          --paper: #faf7f2; --surface: #fff; --ink: #1f2328; --muted: #6a6f76; --line: #e6e0d6; --vermilion: #c03a2b;
          --on-vermilion: #fff; --jade: #1f7a5c; --amber: #8f5a00; --blue: #2b5fa8; --radius: 8px;
          --shadow: 0 1px 3px rgb(0 0 0 / 12%);
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --paper: #16181b; --surface: #1e2125; --ink: #e8e6e1; --muted: #9aa0a6; --line: #33373c;
            --vermilion: #e0604f; --on-vermilion: #16181b; --jade: #4fb892; --amber: #e0a030; --blue: #7aa7e8;
          }
        }
        *, *::before, *::after { box-sizing: border-box; }
        body {
          margin: 0; background: var(--paper); color: var(--ink); line-height: 1.6; font-variant-numeric: tabular-nums;
          font-family: system-ui, "PingFang SC", "Noto Sans SC", "Microsoft YaHei", sans-serif;
        }
        header, main, footer { max-width: 72rem; margin: 0 auto; padding: 12px 16px; }
        body.console header, body.console main, body.console footer { max-width: 96rem; }
        header { display: flex; flex-wrap: wrap; gap: 12px 20px; align-items: center; }
        main:focus { outline: none; }
        footer { color: var(--muted); border-top: 1px solid var(--line); margin-top: 32px; }
        a { color: var(--blue); }
        h1 { font-size: 1.6rem; line-height: 1.3; margin: 12px 0; overflow-wrap: anywhere; }
        h2 { font-size: 1.2rem; margin: 20px 0 8px; }
        .brand { font-weight: 700; color: inherit; text-decoration: none; font-size: 1.2rem; }
        .seal {
          display: inline-block; background: var(--vermilion); color: var(--on-vermilion); border-radius: 5px;
          padding: 0 6px; margin-right: 8px;
        }
        .skip, .hidden { position: absolute; left: -999rem; }
        .skip:focus { left: 8px; top: 8px; background: var(--surface); padding: 8px; }
        nav ul {
          display: flex; flex-wrap: wrap; gap: 4px 16px; list-style: none; margin: 0; padding: 0; align-items: center;
        }
        nav a { color: inherit; display: inline-block; padding: 10px 0; }
        nav a[aria-current] { font-weight: 700; text-decoration-thickness: 2px; }
        .search { flex: 1 1 16rem; display: flex; gap: 8px; }
        .search input { flex: 1; }
        .card, table {
          background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius);
          box-shadow: var(--shadow);
        }
        .card { padding: 16px; margin: 12px 0; }
        .grid {
          display: grid; gap: 16px; grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr)); list-style: none;
          padding: 0;
        }
        .columns {
          display: grid; gap: 20px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr));
          align-items: start;
        }
        .price { color: var(--vermilion); font-weight: 700; }
        .old-price { color: var(--muted); text-decoration: line-through; }
        .muted { color: var(--muted); }
        .scroll { overflow-x: auto; }
        table { width: 100%; border-collapse: collapse; margin: 12px 0; }
        th, td {
          padding: 8px 12px; text-align: start; border-bottom: 1px solid var(--line); vertical-align: top;
          overflow-wrap: break-word;
        }
        /* Narrow screens scroll a table: its words are not to be cut into letters. */
        th { white-space: nowrap; }
        td { min-width: 7rem; }
        tr:last-child > th, tr:last-child > td { border-bottom: 0; }
        td.number, th.number { text-align: end; white-space: nowrap; min-width: 0; }
        dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; margin: 0; }
        dl.facts dt { color: var(--muted); }
        dl.facts dd { margin: 0; overflow-wrap: anywhere; }
        .form { display: grid; gap: 12px; max-width: 36rem; }
        form.inline { display: inline; }
        .field { display: grid; gap: 4px; }
        .field label { font-weight: 600; }
        input, select, textarea, button { font: inherit; color: inherit; }
        input, select, textarea {
          background: var(--surface); border: 1px solid var(--muted); border-radius: var(--radius); padding: 8px 12px;
          min-height: 44px; max-width: 100%;
        }
        input[type="checkbox"], input[type="radio"] { min-height: 0; inline-size: 20px; block-size: 20px; }
        input[aria-invalid="true"] { border-color: var(--vermilion); }
        input.quantity { width: 6rem; }
        button, .button {
          display: inline-block; min-height: 44px; padding: 8px 20px; border: 1px solid var(--vermilion);
          border-radius: var(--radius); background: var(--vermilion); color: var(--on-vermilion); cursor: pointer;
          text-decoration: none; text-align: center;
        }
        .button.quiet, .search button { background: transparent; color: var(--ink); border-color: var(--muted); }
        .button.link { background: none; border: 0; color: inherit; padding: 10px 0; text-decoration: underline; }
        :focus-visible { outline: 3px solid var(--blue); outline-offset: 2px; }
        .notice {
          border-inline-start: 4px solid var(--blue); background: var(--surface); padding: 12px 16px;
          border-radius: var(--radius);
        }
        .notice.good { border-color: var(--jade); }
        .notice.bad { border-color: var(--vermilion); }
        .error { color: var(--vermilion); margin: 0; }
        .state { border: 1px solid currentColor; border-radius: 99px; padding: 1px 10px; white-space: nowrap; }
        .state.good { color: var(--jade); }
        .state.warn { color: var(--amber); }
        .state.bad { color: var(--vermilion); }
        .total { font-size: 1.2rem; font-weight: 700; }
        .form.wide, form.wide { max-width: none; }
        .text { white-space: pre-line; overflow-wrap: anywhere; }
        ul.plain, ol.plain { list-style: none; margin: 8px 0; padding: 0; overflow-wrap: anywhere; }
        fieldset {
          border: 1px solid var(--line); border-radius: var(--radius); padding: 8px 16px 12px; margin: 0; min-width: 0;
        }
        legend { font-weight: 600; padding: 0 4px; }
        .choice { display: flex; gap: 12px; align-items: center; min-height: 44px; overflow-wrap: anywhere; }
        .choice input { flex: none; }
        .choice > span { min-width: 0; }
        details { margin: 12px 0; }
        summary { cursor: pointer; padding: 10px 0; }
        textarea { width: 100%; }
        .filters { display: flex; flex-wrap: wrap; gap: 12px; align-items: end; }
        .actions { display: flex; flex-wrap: wrap; gap: 12px; align-items: center; }
        /* search */
        .listing { display: grid; gap: 24px; }
        .listing .count { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: center; margin: 4px 0; }
        .to-facets { display: inline-block; padding: 10px 0; }
        .chips ul { gap: 8px 12px; margin: 4px 0 8px; }
        .chip {
          display: inline-block; border: 1px solid var(--line); border-radius: 99px; padding: 6px 14px;
          background: var(--surface); text-decoration: none;
        }
        .sort { border-bottom: 1px solid var(--line); margin-bottom: 16px; }
        .sort a { text-decoration: none; }
        .sort a[aria-current] { color: var(--vermilion); border-bottom: 2px solid var(--vermilion); }
        .facets { display: grid; gap: 20px; align-content: start; }
        .facet h2 { font-size: 1rem; margin: 0 0 4px; }
        .facet ul { list-style: none; margin: 0; padding: 0; }
        .facet a {
          display: flex; justify-content: space-between; gap: 8px; padding: 8px 0; color: inherit;
          text-decoration: none; overflow-wrap: anywhere;
        }
        .facet a:hover span:first-child { text-decoration: underline; }
        .facet a[aria-current] { font-weight: 700; color: var(--vermilion); }
        .price-range { display: flex; gap: 8px; flex-wrap: wrap; margin-top: 8px; }
        .price-range input { flex: 1 1 5rem; min-width: 0; width: 5rem; padding: 8px; }
        .price-range button { padding: 8px 14px; }
        @media (min-width: 60rem) {
          .listing { grid-template-columns: 14rem minmax(0, 1fr); }
          .listing .facets { grid-column: 1; grid-row: 1; }
          .listing .results { grid-column: 2; grid-row: 1; }
          .to-facets { display: none; }
        }
        @media (prefers-reduced-motion: reduce) { * { transition: none !important; animation: none !important; } }

        """
}
