import FeatureRules
import FeatureStores
import Kernel

/// Who may hand over, and orders, as `--json` prints them. The keys are public: they never change their meaning.
struct TransfersDocument: Encodable {
    struct Person: Encodable {
        var userid: String
        var name: String
        var has_left: Bool
        /// Of somebody who left those whom nobody has taken over.
        var customers: Int
        var groups: Int
    }

    struct Order: Encodable {
        var id: String
        var from: String
        var has_left: Bool
        /// By state: planned, waiting, done, refused, full, failed, elsewhere, unknown.
        var customers: [String: Int]
        var groups: [String: Int]
    }

    var people: [Person]
    var orders: [Order]

    init(_ people: [TransferQueries.Person], orders: [TransferQueries.Order]) {
        self.people = people.map { Person(userid: $0.userID, name: $0.name, has_left: $0.hasLeft, customers: $0.customers, groups: $0.groups) }
        self.orders = orders.map {
            Order(id: "\($0.id)", from: $0.from, has_left: $0.hasLeft, customers: Self.counts($0.customers), groups: Self.counts($0.groups))
        }
    }

    private static func counts(_ tally: TransferTally) -> [String: Int] {
        Dictionary(uniqueKeysWithValues: TransferState.allCases.filter { tally[$0] > 0 }.map { ($0.rawValue, tally[$0]) })
    }

    var lines: [String] {
        people.filter { $0.customers + $0.groups > 0 || $0.has_left }.map {
            "\($0.userid)  \($0.customers) customers, \($0.groups) groups\($0.has_left ? ", left" : "")"
        }
            + orders.map { order in
                let told = [order.customers, order.groups].map { counts in
                    counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
                }
                return "\(order.id)  from \(order.from)  customers: \(told[0])  groups: \(told[1])"
            }
    }
}
