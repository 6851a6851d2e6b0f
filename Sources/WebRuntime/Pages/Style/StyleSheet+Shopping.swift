extension StyleSheet {
    /// What shoppers read and choose beside the goods: the help centre.
    static let shopping = """
        .topics {
          display: grid; gap: var(--s3); list-style: none; padding: 0; margin: 0 0 var(--s5);
          grid-template-columns: repeat(auto-fill, minmax(min(100%, 16rem), 1fr));
        }
        .topics li {
          position: relative; background: var(--surface); border: 1px solid var(--line); padding: var(--s4);
          border-radius: var(--radius);
        }
        .topics li:hover { border-color: var(--vermilion); }
        .topics a { color: inherit; font-weight: 600; text-decoration: none; }
        .topics a::after { content: ""; position: absolute; inset: 0; }
        .topics p { margin: var(--s1) 0 0; font-size: .9375rem; }
        .handbook { display: grid; gap: var(--s5); }
        .handbook > * { min-width: 0; }
        .handbook > nav ul { display: flex; flex-wrap: wrap; gap: 0 var(--s4); }
        .handbook > nav a {
          display: flex; align-items: center; min-height: 44px; color: var(--muted); text-decoration: none;
        }
        .handbook > nav a[aria-current] { color: var(--vermilion); font-weight: 600; }
        .handbook article { max-width: 46rem; }
        .handbook article > section { margin-top: var(--s5); }
        .shop-foot nav { flex: 1 1 20rem; }
        @media (min-width: 60rem) {
          .handbook { grid-template-columns: 13rem minmax(0, 1fr); align-items: start; }
          .handbook > nav { position: sticky; top: 84px; }
          .handbook > nav ul { display: grid; gap: 2px; }
          .handbook > nav a { padding: 0 var(--s3); border-radius: var(--radius); }
          .handbook > nav a[aria-current] { background: var(--blush); }
        }

        """
}
