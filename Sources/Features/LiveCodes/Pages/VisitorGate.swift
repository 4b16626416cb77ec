internal import FeatureRules
internal import Kernel
internal import Synchronization

/// The budgets of addresses, in memory: a restart forgives.
final class VisitorGate: Sendable {
    /// Remembered at once; the ones that are whole again are forgotten first.
    private static let capacity = 20_000

    private let budgets = Mutex<[String: VisitorBudget]>([:])

    /// Whether whoever comes without a cookie from that address counts as a new visitor of that code.
    func admits(_ address: String, to slug: String, now: Instant) -> Bool {
        budgets.withLock { budgets in
            if budgets.count >= Self.capacity {
                budgets = budgets.filter { $0.value.settled > now }
                if budgets.count >= Self.capacity {
                    let soonest = budgets.sorted { $0.value.settled < $1.value.settled }.prefix(Self.capacity / 2)
                    for (key, _) in soonest { budgets[key] = nil }
                }
            }
            return budgets["\(slug) \(VisitorBudget.network(of: address))", default: VisitorBudget()].take(at: now)
        }
    }
}
