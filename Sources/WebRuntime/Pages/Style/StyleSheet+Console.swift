extension StyleSheet {
    /// What staff sit in: navigation at the side, dense tables.
    static let console = """
        body.console { display: grid; grid-template: auto 1fr / 13.5rem minmax(0, 1fr); font-size: .9375rem; }
        body.console main { max-width: 100rem; margin: 0; padding: var(--s4) var(--s5) var(--s7); }
        body.console h1 { font-family: var(--sans); font-size: 1.4rem; }
        .console-head {
          grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: var(--s2) var(--s5); align-items: center;
          padding: 6px var(--s4); background: var(--surface); border-bottom: 1px solid var(--line);
        }
        .console-head .brand { font-size: 1.1rem; }
        .console-head .search { flex: 0 1 30rem; }
        .console-head .search :is(input, button) { min-height: 38px; padding-block: 4px; border-color: var(--edge); }
        .console-head .search button { background: var(--surface); color: var(--ink); font-weight: 500; }
        .console-head ul { display: flex; flex-wrap: wrap; gap: 0 var(--s4); align-items: center; }
        .console-head nav { margin-inline-start: auto; }
        .console-head :is(li a, .button.link) {
          color: var(--muted); text-decoration: none; display: inline-flex; align-items: center; min-height: 44px;
          padding: 0;
        }
        .side { background: var(--surface); border-inline-end: 1px solid var(--line); padding: var(--s3) var(--s2); }
        .side ul { display: grid; gap: 2px; position: sticky; top: var(--s3); }
        .side a {
          display: flex; gap: var(--s3); align-items: center; min-height: 40px; padding: 0 var(--s3);
          border-radius: var(--radius); color: inherit; text-decoration: none;
        }
        .side a:hover { background: var(--sunken); }
        .side a[aria-current] { background: var(--blush); color: var(--vermilion); font-weight: 600; }
        body.console :is(th, td) { padding: var(--s2) var(--s3); }
        body.console tbody tr:hover { background: var(--paper); }
        body.console .card { padding: var(--s4); }
        body.console td > details > summary { padding: 0; }
        @media (min-width: 60rem) { body.console .form > button { justify-self: start; } }
        .figures {
          display: grid; gap: var(--s3); grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr));
          list-style: none; padding: 0; margin: 0 0 var(--s4);
        }
        /* Whole rows, of as many as divide their number. */
        @media (min-width: 60rem) {
          .figures:has(> :last-child:nth-child(3n)) { grid-template-columns: repeat(3, 1fr); }
          .figures:has(> :last-child:nth-child(4n)) { grid-template-columns: repeat(4, 1fr); }
        }
        .figure { background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius);
          padding: var(--s3) var(--s4); }
        .figure.calm strong { color: var(--muted); font-weight: 400; }
        .figure dt, .figure .name { color: var(--muted); font-size: .875rem; }
        .figure strong { display: block; font-size: 1.35rem; line-height: 1.4; white-space: nowrap; }
        .figure a { color: inherit; text-decoration: none; }
        .figure a:hover strong { color: var(--vermilion); }
        .figure .spark { display: block; width: 100%; height: 36px; stroke: var(--vermilion); fill: none;
          stroke-width: 1.5; }
        .figure .spark .before { stroke: var(--edge); stroke-dasharray: 3 3; }
        .figure .explained { margin-top: var(--s2); }
        .explained > summary { display: inline-block; min-width: 24px; padding: 0; text-align: center;
          line-height: 22px; border: 1px solid var(--edge); border-radius: 50%; list-style: none; color: var(--muted); }
        .explained > summary::-webkit-details-marker { display: none; }
        .explained p { margin: var(--s1) 0 0; font-size: .875rem; }
        .charts {
          display: grid; gap: var(--s3); grid-template-columns: repeat(auto-fit, minmax(min(100%, 30rem), 1fr));
        }
        .chart { margin: 0; min-width: 0; background: var(--surface); border: 1px solid var(--line);
          border-radius: var(--radius); padding: var(--s3) var(--s4); }
        .chart figcaption { font-weight: 600; }
        .chart > div { position: relative; block-size: 17rem; min-width: 0; }
        .notes li { border-bottom: 1px solid var(--line); padding: var(--s2) 0; }
        .notes p { margin: 0; }
        .timeline .note .text { background: var(--straw); border-radius: var(--radius); padding: 2px 8px; }
        .beside > div > h2:first-child { margin-top: 0; }
        @media (min-width: 75rem) { .beside.wide-start { grid-template-columns: minmax(0, 1fr) 26rem; } }
        .wide-start :is(th, td) { padding-inline: var(--s2); }
        .sample { background: var(--sunken); padding: var(--s3); border-radius: var(--radius); white-space: pre-wrap;
          overflow-wrap: anywhere; }
        .chips { display: flex; flex-wrap: wrap; gap: var(--s2); list-style: none; padding: 0; margin: 0 0 var(--s3); }
        .chips li { display: inline-flex; align-items: center; border: 1px solid var(--edge); border-radius: 99px; }
        .chips a { padding: 4px 4px 4px 14px; color: inherit; text-decoration: none; }
        .chips a:last-child { padding-inline-end: 14px; }
        .chips a[aria-current] { color: var(--vermilion); font-weight: 600; }
        .chips button { padding: 4px 12px 4px 6px; min-height: 32px; text-decoration: none; color: var(--muted); }
        kbd { display: inline-block; min-width: 1.8em; padding: 1px 6px; border: 1px solid var(--edge);
          border-bottom-width: 2px; border-radius: 5px; text-align: center; font: inherit; margin-inline-end: 4px; }
        .swatches { display: grid; gap: var(--s3); grid-template-columns: repeat(auto-fill, minmax(8rem, 1fr));
          list-style: none; padding: 0; }
        .swatch i { display: block; height: 44px; border-radius: var(--radius); border: 1px solid var(--line);
          margin-bottom: var(--s1); }
        .swatch .paper { background: var(--paper); } .swatch .surface { background: var(--surface); }
        .swatch .ink { background: var(--ink); } .swatch .muted-colour { background: var(--muted); }
        .swatch .line { background: var(--line); } .swatch .vermilion { background: var(--vermilion); }
        .swatch .jade { background: var(--jade); } .swatch .amber { background: var(--amber); }
        .swatch .blue { background: var(--blue); }
        .up { color: var(--jade); } .down { color: var(--vermilion); }
        .figure :is(.up, .down) { white-space: nowrap; }
        .folding > .fold { display: none; }
        .skip { grid-row: 1; }
        .tick { display: inline-block; inline-size: 16px; block-size: 16px; border: 1px solid var(--edge); }
        .nowrap { white-space: nowrap; }
        .named { min-width: 8rem; }
        .pictures {
          display: grid; gap: var(--s4); grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr));
        }
        .pictures > li { margin: 0; }
        .grip { cursor: grab; touch-action: none; }
        .lifted { outline: 3px solid var(--vermilion); outline-offset: 2px; }
        .lifted .grip { cursor: grabbing; }
        @media (min-width: 40.01rem) {
          body.console td:has(> :is(.tick, input[type="checkbox"]):only-child) { min-width: 0; width: 1%; }
        }
        @media (max-width: 40rem) {
          .folding > .fold { display: flex; flex: 1 0 100%; }
          .folding:not(:has(.fold :checked), :has([aria-invalid])) > :not(.fold) { display: none; }
          .filters .field { flex: 1 1 100%; }
        }
        @media print {
          @page { size: A4; margin: 14mm; }
          body.console { display: block; background: none; font-size: 10.5pt; color: #000; }
          body.console :is(.console-head, .side, .screen-only, .notice, .skip) { display: none; }
          body.console main { padding: 0; max-width: none; }
          body.console .scroll { overflow: visible; }
          body.console details.printed { display: block; }
          body.console table { border-radius: 0; }
          body.console thead { display: table-header-group; }
          body.console tr { break-inside: avoid; }
          .sheet + .sheet { break-before: page; }
          a { color: inherit; text-decoration: none; }
        }
        @media (max-width: 60rem) {
          body.console { grid-template: auto auto 1fr / minmax(0, 1fr); }
          body.console main { padding: var(--s3) var(--s3) var(--s7); }
          .console-head, .console-head ul { gap: 0 var(--s3); }
          .console-head :is(li a, .button.link) { font-size: .875rem; }
          .figures { grid-template-columns: repeat(auto-fill, minmax(10rem, 1fr)); gap: var(--s2); }
          .figure strong { font-size: 1.1rem; }
          .side { border: 0; border-bottom: 1px solid var(--line); padding: 0 var(--s3); overflow-x: auto;
            background: linear-gradient(to left, var(--sunken), transparent 3rem), var(--surface); }
          .side ul { display: flex; gap: var(--s1); white-space: nowrap; }
          .side a { min-height: 44px; }
          .side li:has([aria-current]) { order: -1; }
          .console-head .search { flex-basis: 100%; order: 3; }
          .console-head .search :is(input, button) { min-height: 44px; }
        }

        """
}
