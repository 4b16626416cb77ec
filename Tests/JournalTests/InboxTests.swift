import Engines
import Journal
import Kernel
import Storage
import Testing

@Suite(.serialized) struct InboxTests {
    @Test(arguments: Engine.available) func aRepeatedDeliveryIsOne(_ engine: Engine) async throws {
        try await Workbench.with(engine) { bench in
            let inbox = Inbox(world: bench.world)
            func receive(_ source: String, _ key: [UInt8], _ workspace: WorkspaceID = Workbench.ours) async throws -> InboxID? {
                try await bench.database.write { tx in
                    try inbox.receive(source: source, key: key, body: Array("<xml>\(key)</xml>".utf8), workspace: workspace, tx)
                }
            }
            let first = try await receive("wecom.callback", [1, 0, 255])
            #expect(first != nil)
            #expect(try await receive("wecom.callback", [1, 0, 255]) == nil)
            #expect(try await receive("robot", [1, 0, 255]) != nil)
            #expect(try await receive("wecom.callback", [1, 0, 255], Workbench.theirs) != nil)
            bench.clock.advance(.seconds(1))
            let claimed = try await bench.database.write { tx in try inbox.next(from: "wecom.callback", limit: 10, workspace: Workbench.ours, tx) }
            #expect(claimed.map(\.source) == ["wecom.callback"], "the pile of one source holds up no other")
            #expect(claimed.first { $0.id == first }?.key == [1, 0, 255])
            #expect(claimed.first { $0.id == first }?.body == Array("<xml>[1, 0, 255]</xml>".utf8))
            #expect(claimed.first?.received == bench.clock.now - .seconds(1))
        }
    }

    @Test(arguments: Engine.available) func oneThatMustWaitHoldsNobodyUp(_ engine: Engine) async throws {
        try await Workbench.with(engine) { bench in
            let inbox = Inbox(world: bench.world)
            var order: [String] = []
            for number in 0..<3 {
                try await bench.database.write { tx in
                    _ = try inbox.receive(source: "s", key: [UInt8(number)], body: [UInt8(number)], workspace: Workbench.ours, tx)
                }
                bench.clock.advance(.seconds(1))
            }
            for _ in 0..<4 {
                let next = try await bench.database.write { tx in try inbox.next(from: "s", workspace: Workbench.ours, tx) }
                guard let delivery = next.first else { order.append("-"); continue }
                order.append("\(delivery.body[0]).\(delivery.claim)")
                let outcome = delivery.body[0] == 0 && delivery.claim == 1 ? Handling.Outcome.postponed : .handled
                try await bench.database.write { tx in
                    try inbox.settle(delivery, outcome, problem: "later", workspace: Workbench.ours, tx)
                }
            }
            bench.clock.advance(.seconds(5))
            let late = try await bench.database.write { tx in try inbox.next(from: "s", workspace: Workbench.ours, tx) }
            order += late.map { "\($0.body[0]).\($0.claim)" }
            #expect(order == ["0.1", "1.1", "2.1", "-", "0.2"])
        }
    }

    /// Whoever held a claim too long must not act: all he did in that transaction vanishes.
    @Test(arguments: Engine.available) func whatComesTooLateLeavesNothing(_ engine: Engine) async throws {
        try await Workbench.with(engine) { bench in
            let inbox = Inbox(world: bench.world), ours = Workbench.ours
            try await bench.database.write { tx in _ = try inbox.receive(source: "s", key: [1], body: [], workspace: ours, tx) }
            let slow = try #require(try await bench.database.write { tx in try inbox.next(from: "s", workspace: ours, tx) }.first)
            bench.clock.advance(Inbox.lease)
            let recovered = try await bench.database.write { tx in try inbox.recover(of: "s", workspace: ours, tx) }
            #expect(recovered == 1)
            bench.clock.advance(.seconds(5))
            let second = try #require(try await bench.database.write { tx in try inbox.next(from: "s", workspace: ours, tx) }.first)
            #expect(second.id == slow.id)
            @Sendable func handle(_ delivery: ClaimedDelivery) async throws {
                try await bench.database.write { tx in
                    try bench.effect("claim \(delivery.claim)", tx)
                    try inbox.settle(delivery, .handled, workspace: ours, tx)
                }
            }
            await #expect(throws: ClaimLost.self) { try await handle(slow) }
            try await handle(second)
            await #expect(throws: ClaimLost.self) { try await handle(second) }
            #expect(try await bench.effects() == ["claim 2"])
        }
    }

    /// Slow looks hold their claims, a stop lets go of them, and neither counts as a failure.
    @Test(arguments: Engine.available) func claimsAreHeldAndLetGo(_ engine: Engine) async throws {
        try await Workbench.with(engine) { bench in
            let inbox = Inbox(world: bench.world), ours = Workbench.ours
            for key in 0..<3 as Range<UInt8> {
                try await bench.database.write { tx in _ = try inbox.receive(source: "s", key: [key], body: [], workspace: ours, tx) }
            }
            @Sendable func next() async throws -> [ClaimedDelivery] {
                try await bench.database.write { tx in try inbox.next(from: "s", limit: 10, workspace: ours, tx) }
            }
            let held = try await next()
            #expect(held.count == 3)
            for _ in 0..<3 {
                bench.clock.advance(.minutes(4))
                let lost = try await bench.database.write { tx in
                    try inbox.renew(held, workspace: ours, tx)
                    return try inbox.recover(of: "s", workspace: ours, tx)
                }
                #expect(lost == 0)
            }
            try await bench.database.write { tx in
                try inbox.settleHandled([held[0]], workspace: ours, tx)
                try inbox.release([held[0], held[1]], workspace: ours, tx)
            }
            #expect(try await bench.database.write { tx in try inbox.releaseAll(of: "t", workspace: ours, tx) } == 0)
            #expect(try await bench.database.write { tx in try inbox.releaseAll(of: "s", workspace: ours, tx) } == 1)
            let again = try await next()
            #expect(Set(again.map(\.id)) == [held[1].id, held[2].id] && again.allSatisfy { $0.claim == 2 })
            // Whose claim was let go does not settle, and nothing of it stays.
            await #expect(throws: ClaimLost.self) {
                try await bench.database.write { tx in try inbox.settleHandled([again[0], held[2]], workspace: ours, tx) }
            }
            #expect(try await bench.database.read { tx in try inbox.counts(workspace: ours, tx) } == [.done: 1, .claimed: 2])
        }
    }

    @Test(arguments: Engine.available) func whatWasHandledLongAgoIsForgotten(_ engine: Engine) async throws {
        try await Workbench.with(engine) { bench in
            let inbox = Inbox(world: bench.world), ours = Workbench.ours
            for key in 0..<4 as Range<UInt8> {
                try await bench.database.write { tx in _ = try inbox.receive(source: "s", key: [key], body: [], workspace: ours, tx) }
            }
            try await bench.database.write { tx in
                let held = try inbox.next(from: "s", limit: 3, workspace: ours, tx)
                try inbox.settleHandled(Array(held.prefix(2)), workspace: ours, tx)
                try inbox.settle(held[2], .refused, workspace: ours, tx)
            }
            @Sendable func forget(_ source: String, before: Instant, limit: Int = 10) async throws -> Int {
                try await bench.database.write { tx in
                    try inbox.forget(of: source, handledBefore: before, limit: limit, workspace: ours, tx)
                }
            }
            let now = bench.clock.now
            #expect(try await forget("s", before: now) == 0)
            #expect(try await forget("t", before: now + .days(9)) == 0)
            #expect(try await forget("s", before: now + .days(9), limit: 1) == 1)
            #expect(try await forget("s", before: now + .days(9)) == 1)
            #expect(try await bench.database.read { tx in try inbox.counts(workspace: ours, tx) } == [.failed: 1, .waiting: 1])
        }
    }

    @Test(arguments: Engine.available) func whatEndedCanBeReplayed(_ engine: Engine) async throws {
        try await Workbench.with(engine) { bench in
            let inbox = Inbox(world: bench.world), ours = Workbench.ours
            let id = try #require(
                try await bench.database.write { tx in try inbox.receive(source: "s", key: [1], body: [7], workspace: ours, tx) })
            @Sendable func replay(_ workspace: WorkspaceID) async throws -> Bool {
                try await bench.database.write { tx in try inbox.replay(id, workspace: workspace, tx) }
            }
            #expect(try await replay(ours) == false)
            for outcome in [Handling.Outcome.refused, .handled] {
                let claimed = try #require(try await bench.database.write { tx in try inbox.next(from: "s", workspace: ours, tx) }.first)
                try await bench.database.write { tx in try inbox.settle(claimed, outcome, workspace: ours, tx) }
                #expect(try await replay(Workbench.theirs) == false)
                #expect(try await replay(ours))
            }
            let counts = try await bench.database.read { tx in try inbox.counts(workspace: ours, tx) }
            #expect(counts == [.waiting: 1])
        }
    }

    /// Random deliveries, handlings and crashes: received = waiting + claimed + done + failed, and each took effect as often as
    /// it was handled.
    @Test(arguments: Engine.available, [21, 22] as [UInt64]) func nothingIsLost(_ engine: Engine, _ seed: UInt64) async throws {
        try await Workbench.with(engine, seed: seed) { bench in
            let inbox = Inbox(world: bench.world), ours = Workbench.ours
            var dice = SeededDice(seed: seed), received = 0, handled = 0, held: [ClaimedDelivery] = []
            for step in 0..<150 {
                switch Int.random(in: 0..<7, using: &dice) {
                case 0, 1:
                    let key = [UInt8(step / 2)]
                    let id = try await bench.database.write { tx in
                        try inbox.receive(source: "s", key: key, body: key, workspace: ours, tx)
                    }
                    if id != nil { received += 1 }
                case 2, 3: held += try await bench.database.write { tx in try inbox.next(from: "s", limit: 2, workspace: ours, tx) }
                case 4, 5:
                    guard let delivery = held.popLast() else { continue }
                    let outcome = Handling.Outcome.allCases.randomElement(using: &dice) ?? .handled
                    do {
                        try await bench.database.write { tx in
                            if outcome == .handled { try bench.effect("\(delivery.id).\(delivery.claim)", tx) }
                            try inbox.settle(delivery, outcome, workspace: ours, tx)
                        }
                        if outcome == .handled { handled += 1 }
                    } catch is ClaimLost {}
                default:
                    bench.clock.advance(.seconds(.random(in: 1...200, using: &dice)))
                    try await bench.database.write { tx in _ = try inbox.recover(of: "s", workspace: ours, tx) }
                }
                let counts = try await bench.database.read { tx in try inbox.counts(workspace: ours, tx) }
                #expect(counts.values.reduce(0, +) == received)
                #expect(counts[.done, default: 0] == handled)
            }
            #expect(try await bench.effects().count == handled)
            #expect(handled > 5)
        }
    }
}
