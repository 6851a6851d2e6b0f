extension StyleSheet {
    /// What staff write about goods: a text with a little structure.
    static let content = """
        .rich { overflow-wrap: anywhere; max-width: 46rem; }
        .rich > * { margin: 0 0 var(--s3); }
        .rich > :last-child { margin-bottom: 0; }
        .rich h3, .rich h4 { margin-top: var(--s4); }
        .rich > :first-child { margin-top: 0; }
        .rich ul, .rich ol { padding-left: 1.4em; }
        .rich figure { margin-left: 0; margin-right: 0; }
        .rich figure .picture { display: block; max-width: 100%; height: auto; }
        .rich figcaption { color: var(--muted); }
        .lightbox .view { display: grid; place-items: safe center; width: 100vw; height: 100vh; overflow: hidden; }
        .lightbox .view.magnified { overflow: auto; cursor: grab; }
        .lightbox .view:focus-visible { outline: 2px solid rgb(255 255 255 / 88%); outline-offset: -4px; }
        .lightbox img { max-width: none; width: 94vw; height: 88vh; object-fit: contain; cursor: zoom-in; }
        .lightbox img.twice { width: 188vw; height: 176vh; cursor: zoom-out; }
        .lightbox img.fourfold { width: 376vw; height: 352vh; cursor: zoom-out; }
        .lightbox .farther, .lightbox .closer { inset: auto auto 12px auto; }
        .lightbox .farther { inset-inline-start: calc(50% - 54px); }
        .lightbox .closer { inset-inline-start: calc(50% + 6px); }
        .lightbox button[aria-disabled="true"] { opacity: .5; }

        """
}
