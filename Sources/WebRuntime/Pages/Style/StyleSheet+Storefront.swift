extension StyleSheet {
    /// What shoppers see.
    static let storefront = """
        .shop-head {
          background: var(--surface); border-bottom: 1px solid var(--line); position: sticky; top: 0; z-index: 5;
        }
        /* What is led to is not hidden below the header, which has two rows on all but wide screens. */
        html:has(.shop-head) { scroll-padding-top: 124px; }
        .shop-head > div {
          max-width: var(--page); margin: 0 auto; padding: var(--s2) var(--s4); display: flex; flex-wrap: wrap;
          gap: var(--s2) var(--s5); align-items: center;
        }
        .search { flex: 1 1 18rem; display: flex; position: relative; }
        .search input { border-start-end-radius: 0; border-end-end-radius: 0; border-color: var(--vermilion);
          border-inline-end: 0; }
        .search button { border-start-start-radius: 0; border-end-start-radius: 0; white-space: nowrap; }
        .shop-nav ul { display: flex; flex-wrap: wrap; gap: 0 var(--s4); align-items: center; }
        .shop-nav :is(a, button) {
          display: inline-flex; gap: 6px; align-items: center; min-height: 44px; color: inherit;
          text-decoration: none; padding: 0;
        }
        .shop-nav .button.link { text-decoration: none; }
        .shop-nav :is(a, button):hover { color: var(--vermilion); }
        .shop-nav a[aria-current] { color: var(--vermilion); font-weight: 600; }
        .pieces {
          background: var(--vermilion); color: var(--on-vermilion); border-radius: 9px; min-width: 18px; padding: 0 5px;
          font-size: .75rem; line-height: 18px; text-align: center;
        }
        .shop-foot { background: var(--sunken); border-top: 1px solid var(--line); color: var(--muted); }
        .shop-foot > div {
          max-width: var(--page); margin: 0 auto; padding: var(--s5) var(--s4); display: flex; flex-wrap: wrap;
          gap: var(--s3) var(--s6); justify-content: space-between; align-items: center;
        }
        .shop-foot ul {
          display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 var(--s4);
          list-style: none; margin: 0; padding: 0;
        }
        .shop-foot li a { color: inherit; display: inline-block; padding: 10px 0; }
        .shop-foot li:not(:has(a)) { padding: 10px 0; }
        .hero {
          display: grid; grid-template-columns: 1.2fr 1fr; border-radius: 12px; overflow: hidden;
          background: var(--sunken); margin-bottom: var(--s5); border: 1px solid var(--line);
        }
        .hero > div { padding: clamp(20px, 5vw, 56px); align-self: center; }
        .hero h1 { font-size: clamp(1.5rem, 4vw, 2.4rem); margin-bottom: var(--s3); }
        .hero p { color: var(--muted); max-width: 32rem; }
        .hero img { width: 100%; height: 100%; min-height: 180px; display: block; object-fit: cover; }
        .tiles {
          display: grid; grid-template-columns: repeat(auto-fill, minmax(6.5rem, 1fr)); gap: var(--s3);
          margin: 0 0 var(--s5);
        }
        @media (min-width: 75rem) { .tiles { grid-template-columns: repeat(auto-fill, minmax(5.25rem, 1fr)); } }
        .tiles a {
          display: grid; gap: var(--s2); place-items: start center; text-align: center;
          padding: var(--s3) var(--s1); align-content: start;
          background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); color: inherit;
          text-decoration: none; font-size: .9375rem; height: 100%; overflow-wrap: break-word; hyphens: auto;
        }
        .tiles a:hover { border-color: var(--vermilion); }
        .tiles span { font: 700 1.4rem/1 var(--serif); color: var(--vermilion); }
        .grid {
          display: grid; gap: var(--s4); list-style: none; padding: 0; margin: 0 0 var(--s4);
          grid-template-columns: repeat(auto-fill, minmax(13.5rem, 1fr));
        }
        /* The home page shows eight of each: whole rows of four. */
        :where(main) > .grid { grid-template-columns: repeat(4, 1fr); }
        .product-card {
          position: relative; display: flex; flex-direction: column; background: var(--surface); min-width: 0;
          border: 1px solid var(--line); border-radius: var(--radius); overflow: hidden; transition: box-shadow .12s;
        }
        .product-card:hover { box-shadow: 0 4px 16px rgb(31 35 40 / 12%); }
        .product-card .picture { border-radius: 0; }
        .product-card > div { padding: var(--s3); display: grid; gap: 2px; align-content: start; flex: 1; }
        .product-card a {
          color: inherit; text-decoration: none; font-weight: 500; line-height: 1.4; overflow-wrap: anywhere;
          display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden;
        }
        /* The whole card is the link's. */
        .product-card a::after { content: ""; position: absolute; inset: 0; }
        .product-card:has(a:focus-visible) { outline: 3px solid var(--blue); outline-offset: 2px; }
        .product-card p { margin: 0; }
        .product-card .muted { font-size: .875rem; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
        /* A price is never cut off: what stands around its amount goes onto another line. */
        .product-card .price { font-size: 1.1rem; white-space: normal; }
        .product { display: grid; gap: var(--s5) var(--s6); grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
        .product h1 { margin-bottom: var(--s2); }
        .gallery { display: grid; gap: var(--s2); align-content: start; }
        .gallery .picture.blank { aspect-ratio: 4 / 3; }
        .product input[type="number"] { width: 8rem; }
        .gallery ul { display: flex; gap: var(--s2); overflow-x: auto; scroll-snap-type: x mandatory; }
        .gallery li { flex: 0 0 100%; scroll-snap-align: center; }
        .offer { background: var(--sunken); border-radius: var(--radius); padding: var(--s3) var(--s4); }
        .offer .price { font-size: 1.7rem; }
        .variants { display: flex; flex-wrap: wrap; gap: var(--s2); }
        .variants label {
          display: flex; gap: var(--s2); align-items: center; border: 1px solid var(--edge); min-height: 44px;
          border-radius: var(--radius); padding: var(--s2) var(--s3); cursor: pointer; overflow-wrap: anywhere;
        }
        .variants label:has(:checked) { border-color: var(--vermilion); background: var(--blush); }
        .variants label:has(:disabled) { border-style: dashed; color: var(--muted); cursor: not-allowed; }
        .promises {
          display: grid; gap: var(--s2); list-style: none; padding: 0; color: var(--muted); margin: var(--s5) 0 0;
        }
        .product + .card { margin-top: var(--s5); }
        .line-item { padding: var(--s3) 0; }
        .promises li { display: flex; gap: var(--s2); align-items: baseline; }
        .promises .icon { color: var(--jade); align-self: center; }
        .line-item { display: flex; gap: var(--s3); align-items: flex-start; min-width: 0; }
        .line-item > div { min-width: 0; overflow-wrap: anywhere; flex: 1; }
        .lines { list-style: none; padding: 0; margin: 0; }
        .lines > li { padding: var(--s3) 0; border-bottom: 1px solid var(--line); }
        .lines > li:first-child { padding-top: 0; }
        .lines > li > :last-child { margin-bottom: 0; }
        .lines > li:last-child { border-bottom: 0; }
        aside > button.wide + p { margin: var(--s2) 0 0; }
        .line-foot { display: flex; flex-wrap: wrap; gap: var(--s2) var(--s4); align-items: center;
          justify-content: space-between; }
        .sums { display: grid; grid-template-columns: 1fr auto; gap: var(--s1) 0; margin: 0 0 var(--s3); }
        .sums dt { color: var(--muted); }
        .sums dd { margin: 0; text-align: end; white-space: nowrap; padding-inline-start: var(--s4); }
        .sums .grand { border-top: 1px solid var(--line); padding-top: var(--s2); color: var(--ink); font-weight: 600; }
        .options { display: grid; gap: var(--s2); }
        .options .choice {
          border: 1px solid var(--line); border-radius: var(--radius); padding: var(--s2) var(--s3); cursor: pointer;
        }
        .options .choice:has(:checked) { border-color: var(--vermilion); background: var(--blush); }
        .options .choice > span { display: flex; justify-content: space-between; gap: var(--s3); }
        .options .choice > span > :last-child { white-space: nowrap; }
        .invoice:has(option[value=""]:checked) .wanted { display: none; }
        .invoice:not(:has(option[value="company"]:checked)) .company { display: none; }
        details:has(> .invoice) + .field { margin-top: var(--s3); }
        [data-unscripted] { margin: var(--s3) 0 0; }
        .step { margin-block: var(--s3); }
        /* What is opened belongs to its button, and is apart from the others. */
        .step[open] {
          background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); padding: var(--s4);
        }
        .step > :last-child { margin-bottom: 0; }
        .step > summary { list-style: none; display: inline-flex; }
        .step > summary::-webkit-details-marker { display: none; }
        .step[open] > summary { margin-bottom: var(--s3); }
        .actions > .step { margin: 0; }
        .actions > :is(.step[open], p) { flex-basis: 100%; margin: 0; }
        .book .choice > span { display: block; }
        .book .choice > span > :last-child { white-space: normal; }
        /* Who comes for the goods is asked for no place; what is wrong with one stays in sight. */
        form:has([name="delivery"][value="pickup"]:checked) .places:not(:has([aria-invalid])) { display: none; }
        .book:not(:has([value=""]:checked)) + .form { display: none; }
        /* Beyond where the shop delivers no day is promised, and it says so. */
        form:has(.book [data-outside]:checked) .reached,
        form:has(.book :checked:not([data-outside]), [value="pickup"]:checked) .outside { display: none; }
        .states ul { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); text-align: center; }
        .states a {
          display: flex; flex-wrap: wrap; gap: var(--s1); place-content: start center; min-height: 48px; color: inherit;
          text-decoration: none; overflow-wrap: break-word;
        }
        .line-foot > h2 { margin: 0; }
        .line-foot:has(> h2) { margin-bottom: var(--s3); }
        .lines > .line-item .line-foot > :last-child { margin-inline-start: auto; }
        .states a:hover { color: var(--vermilion); }
        .narrow { max-width: 30rem; margin: 0 auto; }
        main > h1 ~ .narrow { margin-inline: 0; }
        .tabbar { display: none; }
        @media (min-width: 60rem) {
          .beside { grid-template-columns: minmax(0, 1fr) 22rem; }
          .beside > aside { position: sticky; top: 84px; }
          html:has(.shop-head) { scroll-padding-top: 84px; }
        }
        @media (max-width: 48rem) {
          main { padding: var(--s4) var(--s3) 88px; }
          h1 { font-size: 1.35rem; }
          .shop-head > div { padding: var(--s2) var(--s3); gap: var(--s1) var(--s3); justify-content: space-between; }
          .search { order: 3; flex-basis: 100%; }
          .shop-nav li:has(> [data-tab]) { display: none; }
          /* The first goods stand on the first screen: a narrow hero, whose way on is in the bar at the bottom. */
          .hero { grid-template-columns: 1fr 7rem; margin-bottom: var(--s3); }
          .hero > div { padding: var(--s3); }
          .hero h1 { font-size: 1.15rem; margin-bottom: var(--s1); }
          .hero p { margin: 0; font-size: .875rem; }
          .hero p + p { display: none; }
          .hero img { min-height: 0; }
          .grid { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: var(--s2); }
          /* Two rows, and a column that is cut: there are more. */
          .tiles {
            grid-template: repeat(2, auto) / none; grid-auto-flow: column; grid-auto-columns: 22%; overflow-x: auto;
            gap: var(--s2); margin-bottom: var(--s3);
          }
          .tiles a { font-size: .8125rem; padding: var(--s2) 2px; gap: var(--s1); }
          .product { grid-template-columns: minmax(0, 1fr); gap: var(--s4); }
          .product-card > div { padding: var(--s2) var(--s2) var(--s3); }
          .shop-foot > div { padding-bottom: 84px; }
          .tabbar {
            display: block; position: fixed; inset: auto 0 0; background: var(--surface); z-index: 6;
            border-top: 1px solid var(--line); padding-bottom: env(safe-area-inset-bottom);
          }
          .tabbar ul { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); }
          .tabbar a {
            display: grid; justify-items: center; gap: 2px; padding: 7px 0 6px; font-size: .75rem; line-height: 1.3;
            color: var(--muted); text-decoration: none; min-height: 52px; white-space: nowrap;
          }
          .tabbar a[aria-current] { color: var(--vermilion); font-weight: 600; }
          .tabbar .icon { width: 24px; height: 24px; }
          .tabbar li { position: relative; }
          .tabbar .pieces { position: absolute; inset: 3px auto auto calc(50% + 6px); }
        }
        @media (prefers-color-scheme: dark) { .hero img { filter: brightness(.85); } }
        @media print { .shop-head, .shop-foot, .tabbar, .side, .console-head, .skip, form { display: none; } }

        """
}
