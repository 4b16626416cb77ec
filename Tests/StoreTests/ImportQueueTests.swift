import Engines
import Exports
import FeatureRules
import FeatureStores
import Foundation
import Journal
import Kernel
import Storage
import Testing

/// What waits in the queue is in the database: whatever ends the server, the next one goes on.
@Suite(.serialized) struct ImportQueueTests {
    private func queue(_ bench: ImportBench) -> ImportQueue {
        ImportQueue(
            database: bench.database,
            desk: ImportDesk(
                database: bench.database, index: bench.index, journal: Journal(world: bench.world), board: bench.board, world: bench.world),
            insights: InsightsDesk(database: bench.database, zones: bench.zones), search: bench.search, world: bench.world,
            rejects: ImportQueue.RejectsKeeper(clear: { _ in }, add: { _, _ in }, path: { _ in "" }))
    }

    private func order(_ bench: ImportBench, _ file: String, lines: String) throws -> ImportOrder {
        let path = bench.folder.appending(path: file).path
        try lines.write(toFile: path, atomically: false, encoding: .utf8)
        return ImportOrder(
            workspace: ImportBench.ours, path: path, file: file, groupName: "改了名", staff: StaffID(5),
            options: ReadOptions(zone: try #require(Zone("Asia/Tokyo")), year: 2026), format: .jsonLines)
    }

    private var chat: Chat {
        var chat = Chat()
        chat.say("2026-11-01 08:00:00", "wxid_axy01", "早", name: "阿远")
        chat.say("2026-11-01 08:01:00", "wxid_mum02", "早", name: "木木")
        return chat
    }

    /// Works until nothing waits or runs.
    private func settle(_ queue: ImportQueue) async throws -> [ImportRun] {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await queue.work() }
            defer { group.cancelAll() }
            while true {
                let runs = try await queue.runs(in: ImportBench.ours)
                if runs.allSatisfy({ $0.ended != nil || $0.state == .interrupted }) { return runs }
                try await Task.sleep(for: .milliseconds(5))
            }
        }
    }

    @Test(arguments: Engine.available) func whatWaitsSurvivesARestart(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            let before = queue(bench)
            let order = try order(bench, "a.jsonl", lines: chat.jsonLines)
            let first = try await before.add(order)
            #expect(try await before.add(order) == first, "the same upload is the same run")
            _ = try await before.add(self.order(bench, "b.jsonl", lines: chat.jsonLines))
            // That server never worked; another one comes.
            let runs = try await settle(queue(bench))
            #expect(runs.map(\.state) == [.done, .done])
            #expect(runs.reversed().map { $0.results.map(\.messages) } == [[2], [0]])
            #expect(runs.allSatisfy { $0.results.first?.groups == ["改了名"] })
            #expect(try FileManager.default.contentsOfDirectory(atPath: bench.folder.path).isEmpty, "uploads go with their runs")
        }
    }

    @Test(arguments: Engine.available) func whatWasCancelledWhileItWaitedIsNotBegun(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            let before = queue(bench)
            let run = try await before.add(order(bench, "a.jsonl", lines: chat.jsonLines))
            try await before.cancel(run, in: ImportBench.theirs, cause: .system)
            #expect(try await before.run(run, in: ImportBench.ours)?.state == .waiting, "not theirs to cancel")
            try await before.cancel(run, in: ImportBench.ours, cause: .system)
            #expect(try await settle(queue(bench)).map(\.state) == [.cancelled])
            #expect(try await bench.count("message") == 0)
            #expect(try FileManager.default.contentsOfDirectory(atPath: bench.folder.path).isEmpty)
        }
    }

    /// Whoever waits for the end of an import hears of it, however it ended.
    @Test(arguments: Engine.available) func anEndBeforeTheBeginningIsToldToo(_ engine: Engine) async throws {
        try await WebhookTests.with(engine) { office in
            let bench = office.bench, before = queue(bench)
            _ = try await office.add([.importFinished])
            let cancelled = try await before.add(order(bench, "a.jsonl", lines: chat.jsonLines))
            for _ in 0..<2 { try await before.cancel(cancelled, in: ImportBench.ours, cause: .system) }
            let hopeless = try await before.add(order(bench, "b.jsonl", lines: chat.jsonLines))
            try await bench.database.write { tx in
                _ = try tx.run("UPDATE import_run SET state = 'running', starts = 3 WHERE id = \(hopeless)")
            }
            for _ in 0..<2 { _ = try await settle(queue(bench)) }
            let told = try await office.told(.importFinished).compactMap { $0["data"] as? [String: Any] }
            #expect(told.compactMap { $0["id"] as? String } == [cancelled, hopeless].map(\.description))
            #expect(told.compactMap { $0["state"] as? String } == ["cancelled", "interrupted"])
            #expect(told.allSatisfy { $0["messages"] as? Int == 0 })
        }
    }

    /// A server that is stopped in the middle leaves the run to the next one, wherever it was torn out.
    @Test(arguments: Engine.available) func aStoppedServerLeavesTheRunToTheNext(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            var chat = Chat()
            for number in 0..<40_000 { chat.say("2026-11-01 08:00:00", "wxid_\(number % 50)", "早上好，第\(number)次") }
            let run = try await queue(bench).add(order(bench, "a.jsonl", lines: chat.jsonLines))
            for milliseconds in [30, 60, 120, 240, 400] {
                let queue = queue(bench)
                await withTaskGroup(of: Void.self) { group in
                    group.addTask { try? await queue.work() }
                    try? await Task.sleep(for: .milliseconds(milliseconds))
                    group.cancelAll()
                }
                let state = try await queue.run(run, in: ImportBench.ours)?.state
                #expect(state == .waiting || state == .done, "after \(milliseconds) ms")
            }
            #expect(try await settle(queue(bench)).map(\.state) == [.done])
            #expect(try await bench.count("message") == 40_000)
            #expect(try await bench.boardsAreTrue())
        }
    }

    /// Runs that were under way begin again, but not for ever: the file may be what ends the server.
    @Test(arguments: Engine.available, [1, 2, 3]) func whatWasUnderWayBeginsAgain(_ engine: Engine, _ starts: Int) async throws {
        try await ImportBench.with(engine) { bench in
            let run = try await queue(bench).add(order(bench, "a.jsonl", lines: chat.jsonLines))
            try await bench.database.write { tx in
                _ = try tx.run("UPDATE import_run SET state = 'running', starts = \(starts) WHERE id = \(run)")
            }
            let runs = try await settle(queue(bench))
            #expect(runs.map(\.state) == [starts < 3 ? .done : .interrupted])
            #expect(try await bench.count("message") == (starts < 3 ? 2 : 0))
        }
    }
}
