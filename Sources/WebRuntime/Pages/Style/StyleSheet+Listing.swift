extension StyleSheet {
    /// Lists of goods with what narrows them.
    static let listing = """
        .listing { display: grid; gap: var(--s5); grid-template-columns: minmax(0, 1fr); }
        .listing .count { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: center; margin: 4px 0; }
        .chips ul { display: flex; flex-wrap: wrap; gap: 8px 12px; margin: 4px 0 8px; align-items: center; }
        .chip {
          display: inline-block; border: 1px solid var(--line); border-radius: 99px; padding: 6px 14px;
          background: var(--surface); text-decoration: none;
        }
        .sort { border-bottom: 1px solid var(--line); margin-bottom: 16px; }
        .sort ul { display: flex; gap: 0 20px; overflow-x: auto; scrollbar-width: none; }
        .sort li { flex: none; }
        .sort a { text-decoration: none; color: inherit; display: block; padding: 8px 0; white-space: nowrap; }
        .sort a:hover { color: var(--vermilion); }
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
        .price-range { display: flex; flex-wrap: wrap; gap: 6px; margin-top: 8px; align-items: center; }
        .price-range input { flex: 1 1 5rem; min-width: 0; width: 5rem; padding: 8px; font-size: .9375rem; }
        .price-range button { padding: 8px 12px; white-space: nowrap; }
        .suggestions {
          position: absolute; inset: calc(100% + 4px) 0 auto; z-index: 7; margin: 0; padding: 4px 0; list-style: none;
          background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius);
          box-shadow: var(--shadow); max-height: 70vh; overflow-y: auto;
        }
        .suggestions li {
          display: flex; justify-content: space-between; gap: var(--s3); padding: 10px var(--s4); cursor: pointer;
          overflow-wrap: anywhere; min-height: 44px;
        }
        .suggestions small { color: var(--muted); flex: none; }
        .suggestions :is([aria-selected="true"], li:hover) { background: var(--sunken); }
        .sheet-head { display: flex; align-items: center; justify-content: space-between; }
        .sheet-head h2 { margin: 0; }
        .sheet-head a {
          display: grid; place-items: center; width: 44px; height: 44px; font-size: 1.6rem; line-height: 1;
          color: inherit; text-decoration: none;
        }
        @media (max-width: 59.99rem) {
          .listing .count { justify-content: space-between; }
          /* A sheet over the page, opened and closed by links. */
          .facets { display: none; }
          .facets:target {
            display: grid; position: fixed; inset: 0; z-index: 8; overflow-y: auto; background: var(--paper);
            padding: 0 var(--s4); overscroll-behavior: contain;
          }
          .sheet-head {
            position: sticky; top: 0; z-index: 1; background: var(--paper); border-bottom: 1px solid var(--line);
            padding: var(--s1) 0;
          }
          .to-results {
            order: 9; position: sticky; bottom: 0; margin: 0; padding: var(--s3) 0; background: var(--paper);
            border-top: 1px solid var(--line);
          }
          .to-results button { width: 100%; }
          .price-range input { padding: 10px; }
        }
        @media (min-width: 60rem) {
          .listing { grid-template-columns: 14rem minmax(0, 1fr); }
          .listing .facets { grid-column: 1; grid-row: 1; }
          .listing .results { grid-column: 2; grid-row: 1; }
          .listing :is(.to-facets, .to-results, .sheet-head) { display: none; }
        }

        """
}
