import Delivery
import Kernel
import WebRuntime
import Workflows

extension Storefront {
    /// The parts of a province or a city, for the script that fills the lists of an address's form.
    func regions(below code: String) async throws -> String {
        let divisions = try await shop.delivery.divisions()
        guard divisions.codes.contains(code) else { throw NotFound("region") }
        return JSON.object { json in
            json.array("items", divisions.parts(of: code)) { item, part in
                item.set("code", part.code)
                item.set("name", part.name)
                item.set("name_en", part.nameInEnglish)
            }
        }.text
    }
}
