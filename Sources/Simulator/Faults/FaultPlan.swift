/// Which faults a run has and where: drawn once, half of the kinds switched off, so that some runs have only one and some
/// combinations meet that would drown each other if all were on (swarm testing).
struct FaultPlan: Sendable {
    struct Drawn: Sendable {
        var fault: Fault
        /// The statement at which it happens, from 1.
        var statement: Int
        /// Only statements that write many rows are counted: few, but between them a transaction is half done.
        var countsOnlyBatches: Bool
        /// For a crash: before, in or after the write.
        var moment: Int
    }

    let kinds: [Fault]
    /// Writes that are hit, in percent.
    let percent: Int
    private let seed: UInt64

    init(seed: UInt64) {
        var dice = Dice(seed: seed, "fault plan")
        self.seed = seed
        kinds = Fault.allCases.filter { _ in dice.chance(50) }
        percent = dice.between(4...30)
    }

    /// The fault of one write, if it has one. `round` counts the starts of the process.
    func fault(_ channel: FaultChannel, number: Int, round: Int) -> Drawn? {
        var dice = Dice(seed: seed, "fault \(round) \(channel) \(number)")
        guard !kinds.isEmpty, dice.chance(percent) else { return nil }
        let countsOnlyBatches = dice.chance(50)
        return Drawn(
            fault: dice.pick(kinds), statement: dice.between(1...(countsOnlyBatches ? 5 : dice.pick([3, 8, 25, 80]))),
            countsOnlyBatches: countsOnlyBatches, moment: dice.below(3))
    }
}
