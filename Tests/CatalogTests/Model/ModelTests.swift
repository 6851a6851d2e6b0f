import Catalog
import Kernel
import Testing

@Suite struct ProductStateTests {
    @Test func `the table of states is sound`() {
        #expect(ProductState.faults() == [])
    }

    @Test func `a broken table is told by what is wrong with it`() {
        var table = ProductState.transitions
        table[.offSale] = [.onSale]
        #expect(
            ProductState.faults(in: table) == [
                "archived cannot be reached", "draft cannot end", "review cannot end", "on_sale cannot end",
                "off_sale cannot end",
            ])
        table = ProductState.transitions
        table[.archived] = nil
        #expect(ProductState.faults(in: table) == ["archived is missing"])
    }
}

@Suite struct SKUAttributesTests {
    @Test func `attributes are JSON with sorted names, whatever stands in them`() throws {
        let pairs = ["尺码": "M", "color": "re\"d\\", "B/b": "</script>"]
        let attributes = try SKUAttributes(pairs)
        #expect(attributes.json == #"{"B/b":"</script>","color":"re\"d\\","尺码":"M"}"#)
        #expect(Dictionary(uniqueKeysWithValues: attributes.pairs.map { ($0.name, $0.value) }) == pairs)
        #expect(attributes.label == "</script> re\"d\\ M")
        #expect(try SKUAttributes([:]) == .none)
        #expect(SKUAttributes.none.label == "")
    }

    @Test func `too many pairs and hidden characters are refused`() throws {
        let ten = Dictionary(uniqueKeysWithValues: (0..<10).map { ("n\($0)", "v") })
        #expect(try SKUAttributes(ten).pairs.count == 10)
        for wrong in [ten.merging(["n10": "v"]) { $1 }, ["": "v"], ["n": ""], ["n": "a\u{0}"], ["a": "1", " a": "2"]] {
            #expect(throws: InputError.self) { try SKUAttributes(wrong) }
        }
    }
}
