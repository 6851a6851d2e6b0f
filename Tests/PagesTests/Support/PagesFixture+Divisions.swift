import Delivery
import Kernel
import Workflows

extension PagesFixture {
    /// A municipality with a district, and a province with two cities.
    func takeDivisions() async throws {
        _ = try await shop.delivery.take(
            [
                Division(code: "310000", parent: nil, name: "上海市", level: .province),
                Division(code: "310100", parent: "310000", name: "上海市", level: .city),
                Division(code: "310115", parent: "310100", name: "浦东新区", level: .district),
                Division(code: "330000", parent: nil, name: "浙江省", level: .province),
                Division(code: "330100", parent: "330000", name: "杭州市", level: .city),
                Division(code: "330200", parent: "330000", name: "宁波市", level: .city),
            ], by: .system("test"))
    }

    /// Provinces with nothing below them.
    func takeProvinces(_ provinces: [(code: String, name: String)]) async throws {
        _ = try await shop.delivery.take(
            provinces.map { Division(code: $0.code, parent: nil, name: $0.name, level: .province) },
            by: .system("test"))
    }
}
