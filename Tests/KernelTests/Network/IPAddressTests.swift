import Kernel
import Testing

@Suite struct IPAddressTests {
    @Test(arguments: [
        ("192.0.2.7", "192.0.2.7"), ("::ffff:192.0.2.7", "192.0.2.7"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::", "2001:db8:1:2::/64"), ("::1", "0:0:0:0::/64"), ("nowhere", "nowhere"), ("", ""),
    ])
    func `limits know IPv6 by its first 64 bits`(address: String, key: String) {
        #expect(IPAddress.limitKey(of: address) == key)
    }
}
