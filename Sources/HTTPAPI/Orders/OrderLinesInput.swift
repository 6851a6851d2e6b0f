import Kernel
import Orders
import WebRuntime

extension JSONInput {
    /// The lines of an order that a call names in `lines`, each with how many of its pieces.
    func orderLines<Line>(
        _ read: (JSONInput, OrderLineID, Int) throws(InputError) -> Line
    ) throws(InputError) -> [Line] {
        var lines: [Line] = []
        for input in try objects("lines", count: 1...Cart.lineLimit) {
            lines.append(
                try read(input, try input.id("line_id"), try input.integer("quantity", 1...Cart.quantityLimit)))
        }
        return lines
    }
}
