import Engines
import Kernel
import Storage
import Testing

@testable import Journal

@Suite(.serialized) struct OutboxTests {
    func call(_ number: Int, _ certainty: Certainty = .keyed, notBefore: Instant? = nil) -> OutboxCall {
        OutboxCall(
            call: "loopback.say", key: "k\(number)", certainty: certainty, body: #"{"number":\#(number)}"#, notBefore: notBefore)
    }

    @Test(arguments: Engine.available) func whatIsAddedTwiceIsThereOnce(_ engine: Engine) async throws {
        try await Workbench.with(engine) { bench in
            let outbox = Outbox(world: bench.world)
            var added: [Int] = []
            for (calls, workspace) in [([1, 2, 1], Workbench.ours), ([2, 3], Workbench.ours), ([1], Workbench.theirs)] {
                added.append(
                    try await bench.database.write { tx in try outbox.add(calls.map { call($0) }, workspace: workspace, tx) })
                bench.clock.advance(.seconds(1))
            }
            #expect(added == [2, 1, 1])
            let claimed = try await bench.database.write { tx in try outbox.claim(workspace: Workbench.ours, tx) }
            #expect(claimed.map(\.call) == [call(1), call(2), call(3)])
            #expect(claimed.allSatisfy { $0.claim == 1 && $0.errand == .call })
            let again = try await bench.database.write { tx in try outbox.claim(workspace: Workbench.ours, tx) }
            #expect(again.isEmpty)
            let theirs = try await bench.database.read { tx in try outbox.counts(workspace: Workbench.theirs, tx) }
            #expect(theirs == [.waiting: 1])
        }
    }

    @Test(arguments: Engine.available) func nothingIsToldOfWhatDidNotHappen(_ engine: Engine) async throws {
        struct Stop: Error {}
        try await Workbench.with(engine) { bench in
            let outbox = Outbox(world: bench.world)
            await #expect(throws: Stop.self) {
                try await bench.database.write { tx in
                    try outbox.add([call(1)], workspace: Workbench.ours, tx)
                    throw Stop()
                }
            }
            let claimed = try await bench.database.write { tx in try outbox.claim(workspace: Workbench.ours, tx) }
            #expect(claimed == [])
        }
    }

    @Test(arguments: Engine.available) func oneReceiverIsClaimedForAlone(_ engine: Engine) async throws {
        try await Workbench.with(engine) { bench in
            let outbox = Outbox(world: bench.world), other = OutboxCall(call: "loopback.shout", key: "k1", certainty: .keyed, body: "{}")
            try await bench.database.write { tx in try outbox.add([call(1), other, call(2)], workspace: Workbench.ours, tx) }
            func claim(_ name: String?, in workspace: WorkspaceID = Workbench.ours) async throws -> [OutboxCall] {
                try await bench.database.write { tx in try outbox.claim(1, of: name, workspace: workspace, tx) }.map(\.call)
            }
            #expect(try await claim("loopback.shout", in: Workbench.theirs).isEmpty)
            #expect(try await claim("loopback.shout") == [other])
            #expect(try await claim("loopback.shout").isEmpty)
            #expect(try await claim(nil) == [call(1)])
            #expect(try await claim("loopback.say") == [call(2)])
        }
    }

    @Test(arguments: Engine.available) func aCallWaitsForItsTime(_ engine: Engine) async throws {
        try await Workbench.with(engine) { bench in
            let outbox = Outbox(world: bench.world)
            let tomorrow = bench.clock.now + .days(1)
            try await bench.database.write { tx in
                try outbox.add([call(1, notBefore: tomorrow), call(2)], workspace: Workbench.ours, tx)
            }
            func keys() async throws -> [String] {
                try await bench.database.write { tx in try outbox.claim(workspace: Workbench.ours, tx).map(\.call.key) }
            }
            #expect(try await keys() == ["k2"])
            bench.clock.set(tomorrow - Span(milliseconds: 1))
            #expect(try await keys() == [])
            bench.clock.set(tomorrow)
            #expect(try await keys() == ["k1"])
        }
    }

    @Test(arguments: Engine.available) func noCallIsClaimedTwice(_ engine: Engine) async throws {
        try await Workbench.with(engine) { bench in
            let outbox = Outbox(world: bench.world)
            try await bench.database.write { tx in try outbox.add((0..<120).map { call($0) }, workspace: Workbench.ours, tx) }
            let claimed = try await withThrowingTaskGroup(of: [OutboxID].self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        var mine: [OutboxID] = []
                        while true {
                            let got = try await bench.database.write { tx in try outbox.claim(7, workspace: Workbench.ours, tx) }
                            if got.isEmpty { return mine }
                            mine += got.map(\.id)
                        }
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(claimed.count == 120)
            #expect(Set(claimed).count == 120)
        }
    }

    /// A random life of many calls, against a model that keeps the machines in memory: same claims in the same order, same
    /// states, nothing lost and nothing too much.
    @Test(arguments: Engine.available, [11, 12, 13] as [UInt64])
    func theTableLivesLikeTheMachines(_ engine: Engine, _ seed: UInt64) async throws {
        try await Workbench.with(engine, seed: seed) { bench in
            let outbox = Outbox(world: bench.world), database = bench.database, ours = Workbench.ours
            var dice = SeededDice(seed: seed &* 977), model: [OutboxID: OutboxDelivery] = [:]
            var held: [ClaimedCall] = [], added = 0
            let outcomes: [OutboxDelivery.Outcome] = [
                .accepted, .absent, .temporary, .rateLimited(after: .seconds(20)), .permanent, .lost,
            ]
            for step in 0..<150 {
                let now = bench.clock.now
                switch Int.random(in: 0..<10, using: &dice) {
                case 0, 1:
                    let calls = (0..<3).map { call(step * 3 + $0, Certainty.allCases.randomElement(using: &dice) ?? .blind) }
                    added += try await database.write { tx in try outbox.add(calls + calls.prefix(1), workspace: ours, tx) }
                    try await database.read { tx in
                        try tx.all("SELECT id, certainty FROM outbox WHERE workspace_id = \(ours)") {
                            ($0.id(0, OutboxKind.self), Certainty(rawValue: $0.text(1)))
                        }
                    }.forEach { id, certainty in
                        if model[id] == nil, let certainty { model[id] = OutboxDelivery(certainty, due: now) }
                    }
                case 2, 3, 4:
                    let limit = Int.random(in: 1...6, using: &dice)
                    let expected = model.filter { [.checking, .waiting].contains($0.value.state) && $0.value.due <= now }
                        .sorted { ($0.value.state.rawValue, $0.value.due, $0.key) < ($1.value.state.rawValue, $1.value.due, $1.key) }
                        .prefix(limit).map(\.key)
                    let claimed = try await database.write { tx in try outbox.claim(limit, workspace: ours, tx) }
                    #expect(claimed.map(\.id) == Array(expected))
                    for claim in claimed {
                        let isTaken = model[claim.id]?.claim(at: now, lease: Outbox.lease)
                        #expect(isTaken == true)
                        #expect(model[claim.id]?.tries == claim.claim)
                        #expect(model[claim.id]?.errand == claim.errand)
                    }
                    held += claimed
                case 5, 6:
                    guard let answered = held.randomElement(using: &dice), let outcome = outcomes.randomElement(using: &dice) else { continue }
                    // Some answers come twice, some after the lease.
                    if Bool.random(using: &dice) { held.removeAll { $0 == answered } }
                    let taken = try await database.write { tx in try outbox.settle(answered, outcome, problem: "p", workspace: ours, tx) }
                    let expected = model[answered.id]?.settle(outcome, claim: answered.claim, at: now)
                    #expect(taken == expected)
                case 7: bench.clock.advance(.seconds(.random(in: 0...200, using: &dice)))
                case 8:
                    let recovered = try await database.write { tx in try outbox.recover(workspace: ours, tx) }
                    var expected = 0
                    for id in model.keys where model[id]?.expire(at: now) == true { expected += 1 }
                    #expect(recovered == expected)
                default:
                    guard let id = model.keys.sorted().randomElement(using: &dice) else { continue }
                    let verdict = OutboxDelivery.Verdict.allCases.randomElement(using: &dice) ?? .again
                    let taken = try await database.write { tx in try outbox.resolve(id, verdict, workspace: ours, tx) }
                    let expected = model[id]?.resolve(verdict, at: now)
                    #expect(taken == expected)
                }
                let counts = try await database.read { tx in try outbox.counts(workspace: ours, tx) }
                #expect(counts.values.reduce(0, +) == added)
                #expect(counts == Dictionary(grouping: model.values, by: \.state).mapValues(\.count))
            }
            let rows = try await database.read { tx in
                var rows: [OutboxID: OutboxDelivery] = [:]
                for id in try tx.all("SELECT id FROM outbox WHERE workspace_id = \(ours)", { $0.id(0, OutboxKind.self) }) {
                    rows[id] = try OutboxRows.one(id, ours, tx)
                }
                return rows
            }
            #expect(rows == model)
            #expect(added > 20)
        }
    }
}
