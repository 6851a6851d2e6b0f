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

        """
}
