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
    @Test func `attributes are JSON in the order in which they were given, whatever stands in them`() throws {
        let pairs: AttributePairs = ["尺码": "M", "color": "re\"d\\", "B/b": "</script>"]
        let attributes = try SKUAttributes(pairs)
        #expect(attributes.json == #"{"尺码":"M","color":"re\"d\\","B/b":"</script>"}"#)
        #expect(AttributePairs(json: attributes.json) == pairs)
        #expect(attributes.label == "M re\"d\\ </script>")
        let byName = try SKUAttributes(AttributePairs(byName: ["尺码": "M", "color": "re\"d\\", "B/b": "</script>"]))
        #expect(byName.label == "</script> re\"d\\ M" && byName != attributes)
        // Whoever tells variants apart asks for the pairs, in whatever order.
        #expect(byName.key == byName.json && attributes.key == byName.key && SKUAttributes.none.key == nil)
        #expect(AttributePairs(json: "{ }") == nil && AttributePairs(json: "{}") == [:])
        #expect(try SKUAttributes([:]) == .none)
        #expect(SKUAttributes.none.label == "")
    }

    @Test func `too many pairs and hidden characters are refused`() throws {
        let ten = (0..<10).reduce(into: AttributePairs()) { $0.add("n\($1)", "v") }
        #expect(try SKUAttributes(ten).pairs.count == 10)
        let wrongs: [AttributePairs] = [
            ten.adding("n10", "v"), ["": "v"], ["n": ""], ["n": "a\u{0}"], ["a": "1", " a": "2"], ["a": "1", "a": "2"],
        ]
        for wrong in wrongs {
            #expect(throws: InputError.self) { try SKUAttributes(wrong) }
        }
    }
}
