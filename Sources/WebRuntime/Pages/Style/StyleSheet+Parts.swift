extension StyleSheet {
    /// What pages of both surfaces are put together from.
    static let parts = """
        .seal {
          display: inline-grid; place-items: center; width: 1.9em; height: 1.9em; border-radius: 5px;
          background: var(--vermilion); color: var(--on-vermilion); font: 700 1em/1 var(--serif);
          box-shadow: inset 0 0 0 2px var(--vermilion), inset 0 0 0 3px var(--on-vermilion);
        }
        .brand {
          display: inline-flex; gap: var(--s2); align-items: center; font: 700 1.25rem/1 var(--serif); color: inherit;
          text-decoration: none; white-space: nowrap;
        }
        .card {
          background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius);
          padding: var(--s4); margin: 0 0 var(--s4);
        }
        .columns {
          display: grid; gap: var(--s5); grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr));
          align-items: start;
        }
        .columns > .card { margin-bottom: 0; }
        .columns { margin-bottom: var(--s5); }
        .beside { display: grid; gap: 0 var(--s5); align-items: start; }
        .columns > *, .beside > * { min-width: 0; }
        .notice {
          border-inline-start: 4px solid var(--blue); background: var(--mist); padding: var(--s3) var(--s4);
          border-radius: var(--radius); margin: 0 0 var(--s4);
        }
        .notice.good { border-color: var(--jade); background: var(--mint); }
        .notice.bad { border-color: var(--vermilion); background: var(--blush); }
        .notice.warn { border-color: var(--amber); background: var(--straw); }
        .state {
          display: inline-block; border-radius: 99px; padding: 0 10px; white-space: nowrap; font-size: .875rem;
          background: var(--sunken); color: var(--ink); font-weight: 500;
        }
        .state.good { color: var(--jade); background: var(--mint); }
        .state.warn { color: var(--amber); background: var(--straw); }
        .state.bad { color: var(--vermilion); background: var(--blush); }
        .price { color: var(--vermilion); font-weight: 700; white-space: nowrap; }
        .old-price { color: var(--muted); text-decoration: line-through; font-weight: 400; white-space: nowrap; }
        .total { font-size: 1.3rem; }
        .empty { text-align: center; color: var(--muted); padding: var(--s7) var(--s4); }
        .empty .icon { width: 3rem; height: 3rem; stroke-width: 1; display: block; margin: 0 auto var(--s3); }
        .nothing {
          border: 1px dashed var(--edge); border-radius: var(--radius); padding: var(--s5) var(--s4);
          text-align: center;
        }
        .more { text-align: center; margin: var(--s5) 0; }
        .crumbs ul { display: flex; flex-wrap: wrap; gap: 0 var(--s2); font-size: .9375rem; color: var(--muted); }
        .crumbs a { color: inherit; padding: var(--s2) 0; display: inline-block; }
        .crumbs li + li::before { content: "/"; margin-inline-end: var(--s2); }
        .tabs { margin-bottom: var(--s3); }
        .card > .form + :is(.form, p) { margin-top: var(--s4); }
        .card > .field + .field { margin-top: var(--s3); }
        .tabs ul { display: flex; flex-wrap: wrap; gap: 0 var(--s4); border-bottom: 1px solid var(--line); }
        .tabs a { display: inline-block; padding: 10px 0; color: var(--muted); text-decoration: none; }
        .tabs a[aria-current] {
          color: var(--ink); font-weight: 600; box-shadow: inset 0 -2px var(--vermilion);
        }
        .tabs .count { font-size: .8125rem; color: var(--muted); font-variant-numeric: tabular-nums; }
        .picture {
          display: block; aspect-ratio: 1; width: 100%; object-fit: cover; background: var(--sunken);
          border-radius: var(--radius);
        }
        .picture.blank { display: grid; place-items: center; color: var(--edge); font: 700 2rem/1 var(--serif); }
        .thumb { width: 56px; flex: none; }
        td > .thumb { float: inline-start; margin-inline-end: var(--s2); }
        .timeline { border-inline-start: 2px solid var(--line); padding-inline-start: var(--s4) !important; }
        .timeline li { position: relative; padding-bottom: var(--s3); }
        .timeline li::before {
          content: ""; position: absolute; inset-inline-start: calc(-1 * var(--s4) - 6px); top: .5em; width: 10px;
          height: 10px; border-radius: 50%; background: var(--edge);
        }
        .timeline li:last-child::before { background: var(--vermilion); }
        /* A table whose cells name their column becomes one card a row where the screen is narrow. */
        @media (max-width: 40rem) {
          .stack, .stack > tbody, .stack > tbody > tr { display: block; }
          .stack > thead { display: none; }
          .stack > tbody > tr { padding: var(--s3); border-bottom: 1px solid var(--line); }
          .stack > tbody > tr:last-child { border-bottom: 0; }
          .stack > tbody > tr > :is(td, th) {
            display: flow-root; padding: 3px 0; padding-inline-start: 40%; border: 0; min-width: 0;
            text-align: start; white-space: normal; overflow-wrap: anywhere;
          }
          .stack > tbody > tr > [data-label]::before {
            content: attr(data-label); float: inline-start; width: 62%; margin-inline-start: -66.6%;
            color: var(--muted); font-weight: 400;
          }
          .stack > tbody > tr > :is(:first-child, :has(form)) { padding-inline-start: 0; }
          .stack > tbody > tr > :first-child { font-weight: 600; padding-bottom: var(--s2); }
          .stack > tbody > tr > :first-child::before { display: none; }
          .stack > tbody > tr > :has(form):not(:first-child)::before {
            float: none; display: block; width: auto; margin: 0 0 var(--s1);
          }
          .stack > tbody > tr > :empty { display: none; }
        }

        """
}
