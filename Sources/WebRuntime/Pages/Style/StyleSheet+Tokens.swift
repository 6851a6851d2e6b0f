extension StyleSheet {
    /// The design tokens, light and dark. Nothing below them names a colour, a radius or a shadow of its own.
    static let tokens = """
        :root {
          color-scheme: light dark;
          --paper: #faf7f2; --surface: #fff; --sunken: #f3eee6; --ink: #1f2328; --muted: #646a71; --line: #e6e0d6;
          --edge: #8a8f96; --vermilion: #c03a2b; --on-vermilion: #fff; --blush: #fbeae6; --jade: #1f7a5c;
          --mint: #e6f2ec; --amber: #8f5a00; --straw: #fbf1dc; --blue: #2b5fa8; --mist: #e8eff8;
          --radius: 8px; --shadow: 0 1px 3px rgb(31 35 40 / 10%); --s1: 4px; --s2: 8px; --s3: 12px; --s4: 16px;
          --s5: 24px; --s6: 32px; --s7: 48px; --page: 76rem;
          --sans: system-ui, -apple-system, "PingFang SC", "Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei",
            sans-serif;
          --serif: "Songti SC", "Noto Serif SC", "Noto Serif CJK SC", "Source Han Serif SC", Georgia, serif;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --paper: #16181b; --surface: #1e2125; --sunken: #121416; --ink: #e8e6e1; --muted: #9aa0a6;
            --line: #33373c; --edge: #7b8188; --vermilion: #e0604f; --on-vermilion: #16181b; --blush: #2c1a18;
            --jade: #4fb892; --mint: #17302a; --amber: #e0a030; --straw: #332813; --blue: #7aa7e8; --mist: #1b2839;
            --shadow: 0 1px 3px rgb(0 0 0 / 40%);
          }
        }

        """
}
