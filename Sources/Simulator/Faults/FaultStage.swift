internal import Synchronization

/// One start of the process under faults: counts the writes, says which are hit, and remembers what happened.
final class FaultStage: Sendable {
    private struct State {
        var counts: [FaultChannel: Int] = [:]
        var happened: [(channel: FaultChannel, number: Int, fault: Fault)] = []
        var isStopped = false
    }

    private let plan: FaultPlan
    private let round: Int
    private let state = Mutex(State())

    init(_ plan: FaultPlan, round: Int) {
        self.plan = plan
        self.round = round
    }

    /// The fault of the next write on a channel.
    func next(_ channel: FaultChannel) throws -> FaultPlan.Drawn? {
        try state.withLock { state in
            if state.isStopped { throw InjectedFault(fault: .crash) }
            let number = state.counts[channel, default: 0] + 1
            state.counts[channel] = number
            let drawn = plan.fault(channel, number: number, round: round)
            if let drawn { state.happened.append((channel, number, drawn.fault)) }
            return drawn
        }
    }

    func stop() { state.withLock { $0.isStopped = true } }
    var isStopped: Bool { state.withLock { $0.isStopped } }

    func checkRunning() throws {
        if isStopped { throw InjectedFault(fault: .crash) }
    }

    /// What happened, ordered by channel and number: the same for the same seed.
    var story: [String] {
        state.withLock { $0.happened }.sorted { ($0.channel.rawValue, $0.number) < ($1.channel.rawValue, $1.number) }
            .map { "round \(round): \($0.channel) write \($0.number): \($0.fault.rawValue)" }
    }
}
