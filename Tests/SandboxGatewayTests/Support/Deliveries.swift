import Kernel
import Payments
import Simulator
import Synchronization

/// Hands out what the scripted gateway has to tell, one at a time.
final class Deliveries: Sendable {
    private let gateway: ScriptedGateway
    private let waiting = Mutex<[ScriptedGateway.Delivery]>([])

    init(_ gateway: ScriptedGateway) {
        self.gateway = gateway
    }

    func next() throws -> GatewayNotification {
        let fresh = gateway.takeNotifications()
        let delivery = waiting.withLock { waiting in
            waiting += fresh
            return waiting.isEmpty ? nil : waiting.removeFirst()
        }
        guard let delivery else { throw CancellationError() }
        return try gateway.gateway.verify(delivery.headers, delivery.body)
    }
}
