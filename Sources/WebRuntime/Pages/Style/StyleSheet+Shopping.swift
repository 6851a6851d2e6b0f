extension StyleSheet {
    /// What shoppers read and choose beside the goods: help, places, large pictures; and how pages are printed.
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
        .regions { display: grid; gap: var(--s2); }
        .regions .actions { margin: 0; }
        .gallery nav ul { flex-wrap: nowrap; gap: var(--s2); }
        .gallery nav li { flex: 0 0 auto; }
        .gallery nav a {
          display: block; text-decoration: none; border: 1px solid var(--line); border-radius: var(--radius);
        }
        .gallery nav .thumb.blank { aspect-ratio: 1; font-size: 1.25rem; color: var(--muted); }
        .gallery nav a:hover { border-color: var(--vermilion); }
        .video {
          display: block; width: 100%; max-width: 40rem; aspect-ratio: 4 / 3; background: var(--sunken);
          border-radius: var(--radius);
        }
        .gallery a[data-large] { display: block; cursor: zoom-in; }
        .lightbox {
          border: 0; padding: 0; width: 100vw; height: 100vh; max-width: none; max-height: none;
          background: rgb(22 24 27 / 92%);
        }
        .lightbox[open] { display: grid; place-items: center; }
        .lightbox button {
          position: fixed; inset-block-start: calc(50% - 24px); inline-size: 48px; block-size: 48px; padding: 0;
          border: 0; border-radius: 50%; font-size: 1.6rem; line-height: 1; background: rgb(255 255 255 / 88%);
          color: #1f2328;
        }
        .lightbox .close { inset: 12px 12px auto auto; }
        .lightbox .previous { inset-inline-start: 12px; }
        .lightbox .next { inset-inline-end: 12px; }
        .specification { margin: 0; border: 0; table-layout: fixed; width: 100%; }
        .specification th { width: 9rem; color: var(--muted); font-weight: 400; }
        .specification th, .specification td { white-space: normal; overflow-wrap: anywhere; }
        .product ~ .card { margin-top: var(--s4); }
        .buy { display: flex; gap: var(--s2); margin: 0; }
        .buy > button { flex: 1; }
        .buy > .chosen { display: none; }
        .stepper { display: inline-flex; }
        .field > .stepper { justify-self: start; }
        .field > .stepper > input {
          width: 4rem; text-align: center; border-radius: 0; appearance: textfield;
        }
        /* Own words are asked for where none of the reasons fits. */
        fieldset:not(:has(option[value="other"]:checked)) > .form > .in-words { display: none; }
        .stepper > button { min-width: 44px; padding: 0; }
        .stepper > button:first-child { border-radius: var(--radius) 0 0 var(--radius); border-inline-end: 0; }
        .stepper > button:last-child { border-radius: 0 var(--radius) var(--radius) 0; border-inline-start: 0; }
        .product .stepper > input, .stepper > input.quantity, .basket .stepper > input {
          width: 4rem; text-align: center; border-radius: 0; appearance: textfield;
        }
        .stepper > input::-webkit-inner-spin-button { appearance: none; }
        .seen { margin-top: var(--s6); }
        .seen .grid { grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr)); }
        @media (min-width: 60rem) { .seen .grid { grid-template-columns: repeat(4, minmax(0, 1fr)); } }
        .options .choice small { display: block; }
        .track { margin: var(--s3) 0 0; font-size: .9375rem; }
        .track li:first-child::before { background: var(--vermilion); }
        .track li:last-child:not(:first-child)::before { background: var(--edge); }
        .narrow .search { margin: var(--s4) 0; flex: none; }
        .shop-foot nav { flex: 1 1 20rem; }
        @media (min-width: 60rem) {
          .handbook { grid-template-columns: 13rem minmax(0, 1fr); align-items: start; }
          .handbook > nav { position: sticky; top: 84px; }
          .handbook > nav ul { display: grid; gap: 2px; }
          .handbook > nav a { padding: 0 var(--s3); border-radius: var(--radius); }
          .handbook > nav a[aria-current] { background: var(--blush); }
        }
        /* In place of the bar at the bottom, so that nobody has to look for it and the price is seen above it; the
           cart that is in that bar stands in the header. */
        @media (max-width: 48rem) {
          .buy {
            position: fixed; inset: auto 0 0; z-index: 5; background: var(--surface);
            border-top: 1px solid var(--line); padding: var(--s2) var(--s3);
            padding-bottom: calc(var(--s2) + env(safe-area-inset-bottom));
          }
          body:has(.buy) .tabbar { display: none; }
          body:has(.buy) .shop-nav li:has(> [data-tab][href$="/cart"]) { display: list-item; }
          .buy > button { padding-inline: var(--s2); white-space: nowrap; }
          .buy > button > .icon { display: none; }
          .buy > .chosen {
            display: flex; align-items: center; flex: 0 0 5.75rem; min-width: 0; min-height: 44px; color: inherit;
            font-size: .8125rem; line-height: 1.3;
          }
          .buy > .chosen > span {
            display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden;
            overflow-wrap: anywhere;
          }
          form:has(.variants :checked) .buy > .chosen:not([data-named]) { display: none; }
          /* What a browser asks for stands in the middle, not below the bar. */
          .variants input { scroll-margin-block: 40vh; }
          html:has(.buy) { scroll-padding-bottom: 72px; }
          body:has(.buy) .shop-foot > div { padding-bottom: 84px; }
        }
        @media print {
          :root { color-scheme: light; --paper: #fff; --surface: #fff; --ink: #000; --muted: #444; --line: #bbb; }
          body { display: block; font-size: 11pt; }
          .shop-head { display: block; position: static; border: 0; }
          .shop-nav { display: none; }
          main { max-width: none; padding: 0; }
          h1, .offer .price, .price { color: #000; }
          .card { border: 0; border-radius: 0; box-shadow: none; padding: 8pt 0; break-inside: avoid; }
          .beside { display: block; }
          .beside > aside { position: static; }
          .actions, details, .tabs, .crumbs, .notice, .handbook > nav, .gallery nav, .seen, .more { display: none; }
          a { color: inherit; text-decoration: none; }
          @page { margin: 18mm; }
        }

        """
}
