import Engines
import FeatureStores
import Kernel
import Synchronization
import Testing

/// Two imports whose running numbers meet: the second is written under other ids, and the search index knows these.
@Suite(.serialized) struct RenumberTests {
    @Test(arguments: Engine.available) func searchFindsWhatWasWrittenUnderOtherIDs(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            let dice = LoadedDice()
            let met = ImportBench(
                database: bench.database, index: bench.index, world: World(now: bench.world.now, roll: { dice.roll() }),
                folder: bench.folder)
            try await met.take(line(group: "一群", text: "包子铺开门了"), as: "one.jsonl")
            dice.startAgain()
            try await met.take(line(group: "二群", text: "豆浆涨价了"), as: "two.jsonl")
            #expect(dice.rolledAgain)
            #expect(try await met.count("message") == 2)
            #expect(try await met.found("包子") == ["包子铺开门了"])
            #expect(try await met.found("豆浆") == ["豆浆涨价了"])
        }
    }

    private func line(group: String, text: String) -> String {
        #"{"group":"\#(group)","sender":"a","time":"2026-03-01T08:00:00+08:00","type":"text","text":"\#(text)"}"# + "\n"
    }
}

/// Every throw differs from all others, but the one with which the running number of an import begins.
private final class LoadedDice: Sendable {
    /// The first throw of all is the world's own; each import begins with the next.
    private let state = Mutex((throwsSoFar: -1, next: UInt64(1000), imports: 1, most: 0))

    func roll() -> UInt64 {
        state.withLock { state in
            state.throwsSoFar += 1
            state.next += 1
            if state.imports > 1 { state.most = max(state.most, state.throwsSoFar) }
            return state.throwsSoFar == 1 ? 7 : state.next
        }
    }

    func startAgain() { state.withLock { $0.throwsSoFar = 0; $0.imports += 1 } }

    /// The second import needs one throw; more mean that it met the first.
    var rolledAgain: Bool { state.withLock { $0.most > 1 } }
}
