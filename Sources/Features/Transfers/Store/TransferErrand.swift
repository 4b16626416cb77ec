internal import Foundation
internal import Kernel

/// A part of an order as the outbox holds it: the rows say what it is about.
struct TransferErrand: Codable, Sendable {
    var order: Int64
    var batch: Int

    init(order: TransferOrderID, batch: Int) {
        self.order = order.rawValue
        self.batch = batch
    }

    init?(_ body: String) {
        guard let read = try? JSONDecoder().decode(Self.self, from: Data(body.utf8)) else { return nil }
        self = read
    }

    var orderID: TransferOrderID { TransferOrderID(order) }
    var body: String { #"{"batch":\#(batch),"order":\#(order)}"# }
    var key: String { "\(order)/\(batch)" }

    static func call(_ connection: ConnectionID) -> String { "wecom.transfers.\(connection)" }
}
