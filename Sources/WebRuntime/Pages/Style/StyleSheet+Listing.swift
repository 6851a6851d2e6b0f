extension StyleSheet {
    /// Lists of goods with what narrows them.
    static let listing = """
        .listing { display: grid; gap: var(--s5); }
        .listing .count { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: center; margin: 4px 0; }
        .to-facets { display: inline-block; padding: 10px 0; }
        .chips ul { display: flex; flex-wrap: wrap; gap: 8px 12px; margin: 4px 0 8px; }
        .chip {
          display: inline-block; border: 1px solid var(--line); border-radius: 99px; padding: 6px 14px;
          background: var(--surface); text-decoration: none;
        }
        .sort { border-bottom: 1px solid var(--line); margin-bottom: 16px; }
        .sort ul { display: flex; flex-wrap: wrap; gap: 4px 16px; }
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

        """
}
