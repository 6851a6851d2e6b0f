import Database
import Kernel
import WebRuntime

extension HealthModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.operations(
            title: words("console.health.title"), .consoleHealth,
            """
            \(verdict(frame))\(facts(frame))
            <h2>\(words("console.health.of_shop"))</h2>
            <ul class="figures">\(each: HealthFigure.ofShop, { tile($0, frame) })</ul>
            <h2>\(words("console.health.of_requests"))</h2>
            <p class="muted">\(words("console.health.this_node", ["node": String(node.number)]))</p>
            <ul class="figures">\(each: HealthFigure.ofRequests, { tile($0, frame) })</ul>
            <details class="printed" id="minutes"><summary>\(words("console.health.by_minute"))</summary>\
            \(minuteTable(frame))</details>
            <h2>\(words("console.health.rules"))</h2>
            <p class="muted">\(words("console.health.rules_hint"))</p>\(ruleTable(frame))
            <p class="actions"><a href="\(rulesURL(frame))" download>\(words("console.health.rules_file"))</a></p>
            <h2>\(words("console.health.runbooks"))</h2>\(runbooks(frame))
            """)
    }

    private func rulesURL(_ frame: PageFrame) -> String {
        frame.paths(.consoleHealth, query: [(ListFormat.field.name, Self.rulesFormat)])
    }

    /// All of it in one line, by the worst.
    private func verdict(_ frame: PageFrame) -> HTML {
        let found = HealthFigure.allCases.compactMap { severity(of: $0) }
        let text =
            found.isEmpty
            ? frame.words("console.health.all_well")
            : frame.words(
                "console.health.found",
                [
                    "faults": frame.format.number(found.count { $0 == .fault }),
                    "count": frame.format.number(found.count { $0 == .attention }),
                ])
        let style = found.contains(.fault) ? "bad" : found.isEmpty ? "good" : "warn"
        let now = frame.words("console.today.as_of", ["time": frame.time(frame.now)])
        return "<p class=\"notice \(style)\">\(text) <span class=\"nowrap\">\(now)</span></p>"
    }

    private func facts(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let latest = shop.lastMigration.map {
            words("console.health.latest", ["name": $0.label, "time": frame.time($0.appliedAt)])
        }
        let facts: [(key: String, text: String?)] = [
            ("console.health.since", frame.time(startedAt)),
            ("console.health.built", node.builtAt.map { frame.time($0) }),
            ("console.health.engine", shop.database?.engine),
            ("console.health.size", shop.database.map { size($0, frame) }),
            (
                "console.health.schema",
                words("console.health.schema_count", ["count": frame.format.number(shop.migrationCount)])
                    + (latest ?? "")
            ),
            (
                "console.health.processes",
                words("console.health.process_count", ["count": frame.format.number(shop.processCount)])
            ),
        ]
        return """
            <dl class="facts card">\(each: facts.filter { $0.text != nil }, { fact in
                "<dt>\(words(fact.key))</dt><dd>\(fact.text)</dd>"
            })</dl>
            """
    }

    /// In whole mebibytes, at least one.
    private func size(_ database: DatabaseFacts, _ frame: PageFrame) -> String {
        let mebibyte: Int64 = 1_048_576
        let count = max(1, (database.byteCount + mebibyte / 2) / mebibyte)
        return frame.words("console.health.mebibytes", ["count": frame.format.number(count)])
    }

    private func tile(_ figure: HealthFigure, _ frame: PageFrame) -> HTML {
        let words = frame.words
        let name = words("console.health.\(figure.rawValue)")
        let inside: HTML = """
            <span class="name">\(name)</span><strong>\(frame.shown(value(of: figure), of: figure))</strong>
            """
        let definition = words(
            "console.health.\(figure.rawValue).definition",
            [
                "most": frame.format.number(ShopHealth.countLimit),
                "count": frame.format.number(HealthFigure.windowMinutes),
                "grace": frame.format.number(ShopHealth.paymentGrace.milliseconds / 60_000),
            ])
        let rows = figure.rows.flatMap { frame.may($0.right) ? frame.paths($0.path, query: $0.query) : nil }
        let isOfRequests = HealthFigure.ofRequests.contains(figure)
        let way = rows ?? (isOfRequests ? "#minutes" : nil)
        return """
            <li class="figure" id="figure-\(figure.rawValue)">\
            \(way.map { "<a href=\"\($0)\">\(inside)</a>" as HTML } ?? inside)\
            \(how(figure, frame))\(isOfRequests ? sparkline(figure, name, frame) : nil)\
            \(frame.explanation(of: name, definition))</li>
            """
    }

    /// How a figure stands, in a word; nothing where no rule judges it or there is nothing to judge.
    private func how(_ figure: HealthFigure, _ frame: PageFrame) -> HTML? {
        guard value(of: figure) != nil, AlertRule.all.contains(where: { $0.figure == figure }) else { return nil }
        return frame.severity(severity(of: figure))
    }

    /// Its course over the last hour, on a field of 118 by 36: two units a minute.
    private func sparkline(_ figure: HealthFigure, _ name: String, _ frame: PageFrame) -> HTML {
        let values = minutes.map { figure.value(of: CollectionOfOne($0)) }
        let top = max(values.compactMap(\.self).max() ?? 0, 1)
        let points = values.enumerated().compactMap { index, value in
            value.map { "\(index * 2),\(35 - $0 * 34 / top)" }
        }.joined(separator: " ")
        return """
            <svg class="spark" viewBox="0 0 118 36" preserveAspectRatio="none" role="img" \
            aria-label="\(frame.words("console.health.course", ["name": name]))">\
            <polyline vector-effect="non-scaling-stroke" points="\(points)"/></svg>
            """
    }

    /// What the lines are drawn from, the latest minute first; minutes without requests are left out.
    private func minuteTable(_ frame: PageFrame) -> HTML {
        frame.table(
            ["console.health.minute"] + HealthFigure.ofRequests.map { "#console.health.\($0.rawValue)" },
            minutes.reversed().filter { $0.requests > 0 }, empty: frame.words("console.health.no_requests")
        ) { minute in
            """
            <td>\(frame.time(minute.startsAt))</td>\(each: HealthFigure.ofRequests, { figure in
                let text = frame.shown(figure.value(of: CollectionOfOne(minute)), of: figure)
                return "<td class=\"number\">\(text)</td>"
            })
            """
        }
    }

    private func ruleTable(_ frame: PageFrame) -> HTML {
        frame.table(
            [
                "console.health.rule", "console.health.when", "console.health.severity", "console.health.now",
                "console.health.what_to_do",
            ], AlertRule.all
        ) { rule in
            let holds = value(of: rule.figure).map { $0 > rule.above } ?? false
            return """
                <td><code>\(rule.name)</code></td><td>\(frame.condition(rule))</td>\
                <td>\(frame.severity(rule.severity))</td>\
                <td>\(frame.words(holds ? "console.health.holds" : "console.health.rests"))</td>\
                <td><a href="#\(rule.anchor)">\(frame.words("console.health.what_to_do"))</a></td>
                """
        }
    }

    private func runbooks(_ frame: PageFrame) -> HTML {
        let firsts = HealthFigure.allCases.compactMap { figure in AlertRule.all.first { $0.figure == figure } }
        return """
            \(each: firsts, { rule in
                """
                <section id="\(rule.anchor)"><h3>\(frame.words("console.health.\(rule.figure.rawValue)"))</h3>\
                <p>\(frame.words("console.health.\(rule.figure.rawValue).runbook"))</p></section>
                """
            })
            """
    }
}

extension PageFrame {
    /// Normal, attention or fault, in a word and a colour.
    fileprivate func severity(_ severity: AlertRule.Severity?) -> HTML {
        switch severity {
        case nil: state("console.health.normal", "good")
        case .attention: state("console.health.attention", "warn")
        case .fault: state("console.health.fault", "bad")
        }
    }

    /// A figure as people read it, with what it is counted up to.
    fileprivate func shown(_ value: Int?, of figure: HealthFigure) -> String {
        guard let value else { return words("console.health.nothing") }
        if figure.unit == .milliseconds {
            let (isBeyond, longest) = (value > RequestMinute.longestMilliseconds, RequestMinute.longestMilliseconds)
            return words(
                isBeyond ? "console.health.beyond" : "console.health.within",
                ["value": amount(min(value, longest), .milliseconds)])
        }
        let mark = figure.isBounded && value == ShopHealth.countLimit ? "+" : ""
        return amount(value, figure.unit) + mark
    }
}
