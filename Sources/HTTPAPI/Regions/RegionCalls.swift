import Delivery
import HTTPTypes
import Identity
import Kernel
import WebRuntime
import Workflows

// The divisions that addresses are chosen from.
extension HTTPAPI {
    var regionCalls: [Endpoint] { [listRegions] }

    private var listRegions: Endpoint {
        Endpoint(
            .get, "\(Self.root)/regions", operation: "list_regions", access: .public,
            summary: "The provinces, or the parts of a province or a city, for choosing an address step by step.",
            query: [
                .init(
                    "parent", .string(pattern: "^[0-9]{6}$"),
                    """
                    The code of a province or a city; the provinces where nothing is said. A city without districts \
                    has no parts.
                    """)
            ],
            successes: [
                .init(
                    200, "The divisions, by code; never more than one step of the tree.",
                    .list(of: .component("Region")))
            ],
            refusals: [422: ["unknown_reference"]]
        ) { [shop] call in
            let parent = try call.query.optional("parent")
            let divisions = try await shop.delivery.divisions()
            guard let parent else { return .ok(.whole(divisions.provinces, as: RegionShape.write)) }
            guard divisions.codes.contains(parent) else { throw InputError.unknownReference(field: "parent") }
            return .ok(.whole(divisions.parts(of: parent), as: RegionShape.write))
        }
    }
}
