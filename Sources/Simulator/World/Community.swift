internal import Exports
public import FeatureStores
internal import Kernel

/// An invented community that can be imported like an export.
public struct Community: Sendable {
    /// What the export is called in results.
    public let name: String
    let logs: [GroupLog]
    let horizon: Horizon

    /// - Parameter people: how many of each trade are made up, the operator and the leader among them.
    init(name: String, _ plans: [GroupPlan], people: [Trade: Int], seed: UInt64, horizon: Horizon) {
        self.name = name
        self.horizon = horizon
        var logs: [GroupLog] = []
        for trade in Trade.allCases {
            let cast = Cast(trade, count: people[trade] ?? 0, seed: seed)
            var dice = Dice(seed: seed, "seats \(trade)")
            var free = dice.shuffled(Array(cast.people.indices.dropFirst(cast.firstMember)))
            let known = free
            for (number, plan) in plans.enumerated() where plan.trade == trade {
                let wanted = plan.size - 1 + plan.advertisers.count
                var seats = Array(free.prefix(wanted))
                free.removeFirst(seats.count)
                // When everybody has a group, some get another one.
                seats += dice.shuffled(known.filter { !seats.contains($0) }).prefix(wanted - seats.count)
                logs.append(
                    GroupLog(plan, number: number, cast: cast, people: [cast.host] + seats, horizon: horizon, seed: seed))
            }
        }
        self.logs = logs.sorted { $0.number < $1.number }
    }

    /// As something to import. Every reader tells the same, byte by byte.
    ///
    /// - Parameter linesPerBatch: a batch ends with the day on which it reaches so many.
    public func source(linesPerBatch: Int = 4096) -> ImportSource {
        ImportSource(name: name, format: .jsonLines, sizeBytes: 0) { [logs, horizon] in
            CommunityReader(logs, horizon: horizon, linesPerBatch: linesPerBatch)
        }
    }
}
