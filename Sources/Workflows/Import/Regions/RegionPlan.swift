import Delivery
import Kernel

/// Makes divisions of rows. Pure.
///
/// The national list has headings that are no places: 市辖区 and 县 below the four municipalities, and those for places
/// that stand below their province directly. People write 上海市 上海市 浦东新区 and 湖北省 仙桃市, and so it is kept. A city
/// that is listed as its own only district (东莞) has none.
struct RegionPlan {
    /// Codes that the shop has already.
    let known: Set<String>

    func divisions(of rows: [RegionRow], _ summary: inout RegionSummary) -> [Division] {
        var taken: [String: Division] = [:]
        var headings: Set<String> = []
        let read = rows.compactMap { row -> (row: RegionRow, code: String)? in
            guard let code = Self.whole(row.code) else {
                summary.skipped.append((row.place, .badCode))
                return nil
            }
            return (row, code)
        }
        // What stands above others comes first, in whichever order it was listed.
        let sorted = read.enumerated().sorted { left, right in
            (Self.level(left.element.code).rawValue, left.offset) < (
                Self.level(right.element.code).rawValue, right.offset
            )
        }.map(\.element)
        for (row, code) in sorted {
            let level = Self.level(code)
            if level == .city, Self.isHeading(row.name) {
                headings.insert(code)
                guard row.name == "市辖区", let province = taken[Self.province(code)] else {
                    summary.folded += 1
                    continue
                }
                taken[code] = Division(
                    code: code, parent: province.code, name: province.name, nameEnglish: province.nameEnglish,
                    level: .city)
                continue
            }
            take(row, code, level, headings, &taken, &summary)
        }
        return taken.values.sorted { $0.code < $1.code }
    }

    private func take(
        _ row: RegionRow, _ code: String, _ level: Division.Level, _ headings: Set<String>,
        _ taken: inout [String: Division], _ summary: inout RegionSummary
    ) {
        guard (1...Division.nameLimit).contains(row.name.unicodeScalars.count),
            row.nameEnglish.unicodeScalars.count <= Division.nameLimit
        else { return summary.skipped.append((row.place, .badName)) }
        if let before = taken[code] {
            guard before.name == row.name else { return summary.skipped.append((row.place, .twice)) }
            return summary.folded += 1
        }
        var (parent, level) = (Self.parent(of: code, level), level)
        if level == .district, headings.contains(Self.city(code)), taken[Self.city(code)] == nil {
            // Below 县 of a municipality with the others of it; otherwise below the province itself.
            let first = Self.city(Self.province(code).prefix(2) + "0100")
            (parent, level) = taken[first] == nil ? (Self.province(code), .city) : (first, .district)
        }
        if let parent, taken[parent] == nil, !known.contains(parent) {
            return summary.skipped.append((row.place, .noParent))
        }
        taken[code] = Division(
            code: code, parent: parent, name: row.name, nameEnglish: row.nameEnglish.isEmpty ? nil : row.nameEnglish,
            level: level)
    }

    private static func isHeading(_ name: String) -> Bool {
        name == "市辖区" || name == "县" || name.hasSuffix("直辖县级行政区划")
    }

    /// Six digits; nil for what is no code.
    private static func whole(_ code: String) -> String? {
        guard [2, 4, 6].contains(code.utf8.count),
            code.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), !code.hasPrefix("0")
        else { return nil }
        return code + String(repeating: "0", count: 6 - code.utf8.count)
    }

    private static func level(_ code: String) -> Division.Level {
        if code.hasSuffix("0000") { return .province }
        return code.hasSuffix("00") ? .city : .district
    }

    private static func province(_ code: String) -> String { code.prefix(2) + "0000" }
    private static func city(_ code: String) -> String { code.prefix(4) + "00" }

    private static func parent(of code: String, _ level: Division.Level) -> String? {
        switch level {
        case .province: nil
        case .city: province(code)
        case .district: city(code)
        }
    }
}
