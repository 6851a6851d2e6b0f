import Delivery
import HTTPTypes
import Kernel
import TestSupport
import Testing
import WebRuntime
import Workflows

@Suite struct RegionTests {
    private static let divisions = [
        Division(code: "440000", parent: nil, name: "广东省", nameEnglish: "Guangdong", level: .province),
        Division(code: "440100", parent: "440000", name: "广州市", level: .city),
        Division(code: "440106", parent: "440100", name: "天河区", level: .district),
        Division(code: "441900", parent: "440000", name: "东莞市", level: .city),
    ]

    private static func address(_ province: String, _ city: String, _ district: String) -> String {
        """
        {"name":"李雷","phone":"13800138000","province":"\(province)","city":"\(city)","district":"\(district)",\
        "line1":"1 号"}
        """
    }

    @Test(arguments: TestEngine.all)
    func `divisions are listed step by step, for everybody`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let none = try await api.call(.get, "regions").text
            #expect(none == #"{"items":[],"next_cursor":null}"#)
            _ = try await api.shop.delivery.take(Self.divisions, by: .system("test"))
            for token in [nil, api.shopper, api.tokens["auditor"]] {
                let provinces = try await api.call(.get, "regions", as: token)
                #expect(
                    provinces.text == #"{"items":[{"code":"440000","parent":null,"name":"广东省","#
                        + #""name_en":"Guangdong","level":"province"}],"next_cursor":null}"#)
            }
            let cities = try await api.call(.get, "regions?parent=440000")
            #expect(cities.status == 200 && cities.string("items.0.code") == "440100")
            #expect(cities.string("items.1.name") == "东莞市" && cities.string("items.2.code") == nil)
            #expect(cities.string("items.0.level") == "city" && cities.string("items.0.parent") == "440000")
            let districts = try await api.call(.get, "regions?parent=440100")
            #expect(districts.string("items.0.code") == "440106" && districts.string("items.0.level") == "district")
            for code in ["441900", "440106"] {
                let parts = try await api.call(.get, "regions?parent=\(code)").text
                #expect(parts == none, "\(code)")
            }
            for code in ["110000", "x", "44"] {
                let answer = try await api.call(.get, "regions?parent=\(code)")
                #expect(answer.status == 422 && answer.string("code") == "unknown_reference", "\(answer.text)")
                #expect(answer.string("field") == "parent")
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `an address whose parts do not fit together is refused at its field, and one that fits gets its code`(
        engine: TestEngine
    ) async throws {
        try await withAPI(engine) { api in
            _ = try await api.shop.delivery.take(Self.divisions, by: .system("test"))
            let before = try await api.everything()
            let wrong = [("广东省", "杭州市", "", "city"), ("广东省", "广州市", "西湖区", "district")]
            for (province, city, district, field) in wrong {
                let answer = try await api.call(
                    .post, "me/addresses", as: api.shopper, Self.address(province, city, district))
                #expect(answer.status == 422 && answer.string("field") == field, "\(answer.text)")
            }
            #expect(try await api.everything() == before)
            let fits = [
                ("广东省", "广州市", "天河区", "440106"), ("广东省", "东莞市", "", "441900"), ("香港特别行政区", "香港", "", ""),
            ]
            for (province, city, district, code) in fits {
                let answer = try await api.call(
                    .post, "me/addresses", as: api.shopper, Self.address(province, city, district))
                #expect(answer.status == 201 && answer.string("region_code") ?? "" == code, "\(answer.text)")
            }
        }
    }
}
