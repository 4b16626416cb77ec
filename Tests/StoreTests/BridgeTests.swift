import Engines
import Exports
import FeatureRules
import FeatureStores
import Foundation
import Journal
import Kernel
import Storage
import Testing
import Vault

/// What comes over bridges, on both engines and with every transaction run twice.
@Suite(.serialized) struct BridgeTests {
    struct Yard {
        let bench: ImportBench
        let database: any Database
        let desk: BridgeDesk
        let intake: BridgeIntake

        init(_ bench: ImportBench, key: UInt8 = 7) {
            self.bench = bench
            let vault = Vault(key: Array(repeating: key, count: Vault.keyBytes), world: bench.world)
            database = TwiceDatabase(inner: bench.database)
            desk = BridgeDesk(database: database, vault: vault, world: bench.world)
            intake = BridgeIntake(
                database: database, vault: vault, journal: Journal(world: bench.world), board: bench.board,
                insights: InsightsDesk(database: database, zones: bench.zones, followers: [TaskFollower(world: bench.world, zones: bench.zones)]),
                search: bench.search, world: bench.world)
        }

        func made(in workspace: WorkspaceID = ImportBench.theirs) async throws -> BridgeReceiver {
            try await receiver(desk.make(name: "客服", workspace: workspace, cause: .system).entry.id)
        }

        func receiver(_ id: BridgeID) async throws -> BridgeReceiver { try #require(try await intake.receiver(id)) }

        /// How many lines were taken, known and refused.
        func counts(_ lines: [String], over receiver: BridgeReceiver) async throws -> [Int] {
            let receipt = try await send(lines, over: receiver)
            return [receipt.taken, receipt.known, receipt.refused.count]
        }

        @discardableResult
        func send(_ lines: [String], over receiver: BridgeReceiver) async throws -> BridgeReceipt {
            try await intake.take(BridgeBatch(Array(lines.joined(separator: "\n").utf8), now: bench.world.now()), from: receiver)
        }
    }

    static func with(_ engine: Engine, seed: UInt64 = 1, _ body: (Yard) async throws -> Void) async throws {
        try await ImportBench.with(engine, seed: seed) { bench in try await body(Yard(bench)) }
    }

    /// The lines of a chat as another program sends them.
    static func lines(_ chat: Chat) -> [String] {
        chat.lines.enumerated().map { number, line in
            var fields: [String: String] = ["id": "m\(number)", "group": line.group, "member": line.sender, "time": line.at.iso]
            if !line.name.isEmpty { fields["name"] = line.name }
            if line.type == "join" || line.type == "leave" { fields["type"] = line.type } else {
                fields["type"] = "message"
                fields["kind"] = line.type
                fields["text"] = line.text
            }
            return (try? JSONEncoder().encode(fields)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        }
    }

    @Test(arguments: Engine.available, [1, 2, 3] as [UInt64])
    func itIsTheSameAsAnImport(engine: Engine, seed: UInt64) async throws {
        try await Self.with(engine, seed: seed) { yard in
            var dice = SeededDice(seed: seed)
            let chat = Chat.random(&dice, calls: true), lines = Self.lines(chat), bench = yard.bench
            try await bench.take(chat.jsonLines)
            let receiver = try await yard.made()
            // In pieces that overlap, some of them twice.
            var start = 0, taken = 0, known = 0
            while start < lines.count {
                let end = min(lines.count, start + .random(in: 1...40, using: &dice)), from = max(0, start - .random(in: 0...5, using: &dice))
                for _ in 0..<Int.random(in: 1...2, using: &dice) {
                    let receipt = try await yard.send(Array(lines[from..<end]), over: receiver)
                    #expect(receipt.taken + receipt.known == end - from && receipt.refused.isEmpty)
                    taken += receipt.taken
                    known += receipt.known
                }
                start = end
            }
            #expect(taken == lines.count && known > 0)
            #expect(try await bench.boards(ImportBench.theirs) == bench.boards(ImportBench.ours))
            #expect(try await bench.boardsAreTrue(ImportBench.theirs))
            try await yard.intake.settle()
            #expect(try await bench.report(ImportBench.theirs) == bench.report(ImportBench.ours))
            #expect(try await bench.found("读完", in: ImportBench.theirs).count == bench.found("读完").count)
            for table in ["diagnosis", "group_record"] as [StaticString] { #expect(try await bench.count(table, ImportBench.theirs) == 2) }
            let entry = try await yard.desk.one(receiver.bridge, in: ImportBench.theirs)
            #expect(entry.lines == lines.count && entry.received == bench.world.now() && entry.refused == 0)
        }
    }

    @Test(arguments: Engine.available) func anIDCountsOnce(engine: Engine) async throws {
        try await Self.with(engine) { yard in
            let receiver = try await yard.made(), other = try await yard.made()
            let same = #"{"id":"1","type":"message","group":"g","member":"u","time":1795161600,"text":"好"}"#
            #expect(try await yard.counts([same, same], over: receiver) == [1, 1, 0])
            // Whatever else stands in it: the first one counts.
            for changed in [same.replacing("好", with: "坏"), same.replacing("600,", with: "700,"), same.replacing("message", with: "join")] {
                #expect(try await yard.counts([changed], over: receiver) == [0, 1, 0])
            }
            // Two messages that are alike are two.
            #expect(try await yard.send([same.replacing(#""1""#, with: #""2""#)], over: receiver).taken == 1)
            #expect(try await yard.bench.count("message", ImportBench.theirs) == 2)
            #expect(try await yard.bench.count("event", ImportBench.theirs) == 0)
            // Another source has ids, groups and members of its own.
            #expect(try await yard.send([same], over: other).taken == 1)
            for table in ["chat_group", "member"] as [StaticString] { #expect(try await yard.bench.count(table, ImportBench.theirs) == 2) }
        }
    }

    @Test(arguments: Engine.available) func whatIsWrongIsKeptToBeSeen(engine: Engine) async throws {
        try await Self.with(engine) { yard in
            let receiver = try await yard.made()
            let good = #"{"id":"1","type":"join","group":"g","member":"u","time":1795161600}"#
            let receipt = try await yard.send([good, "毛病 1", #"{"id":"3"}"#], over: receiver)
            #expect(receipt.taken == 1 && receipt.refused.map(\.line) == [2, 3])
            var lines = try await yard.desk.refusals(of: receiver.bridge, in: ImportBench.theirs)
            #expect(lines.map(\.problem) == [.missingType, .notJSON] && lines.map(\.excerpt) == [#"{"id":"3"}"#, "毛病 1"] && lines[1].line == 2)
            try await yard.send((1...120).map { "毛病 \($0)" }, over: receiver)
            lines = try await yard.desk.refusals(of: receiver.bridge, in: ImportBench.theirs)
            #expect(lines.count == 50 && lines[0].excerpt == "毛病 120")
            #expect(try await yard.bench.count("bridge_refusal", ImportBench.theirs) == 50)
            #expect(try await yard.desk.one(receiver.bridge, in: ImportBench.theirs).refused == 122)
        }
    }

    @Test(arguments: Engine.available) func theNameGivenLastCounts(engine: Engine) async throws {
        try await Self.with(engine) { yard in
            let bench = yard.bench, receiver = try await yard.made()
            func line(_ id: Int, _ name: String, _ seconds: Int) -> String {
                #"{"id":"\#(id)","type":"group","group":"g","name":"\#(name)","time":\#(seconds)}"#
            }
            func name() async throws -> String? {
                try await bench.database.read { tx in try GroupQueries.all(in: ImportBench.theirs, tx).first?.name }
            }
            try await yard.send([#"{"id":"0","type":"message","group":"g","group_name":"旧","member":"u","time":1795161500,"text":"a"}"#], over: receiver)
            #expect(try await name() == "旧")
            try await yard.send([line(1, "二", 1_795_161_602), line(2, "一", 1_795_161_601)], over: receiver)
            #expect(try await name() == "二")
            try await yard.send([line(3, "更早", 1_795_161_600)], over: receiver)
            #expect(try await name() == "二")
            let group = try await bench.database.read { tx in try GroupQueries.all(in: ImportBench.theirs, tx)[0].id }
            try await GroupDesk(database: bench.database, journal: Journal(world: bench.world), world: bench.world).rename(
                group, to: "人起的", workspace: ImportBench.theirs, cause: .system)
            try await yard.send([line(4, "以前的", 1_795_161_700)], over: receiver)
            #expect(try await name() == "人起的")
            try await yard.send([line(5, "后来的", 1_795_250_000 + 60)], over: receiver)
            #expect(try await name() == "后来的")
        }
    }

    @Test(arguments: Engine.available) func itIsSwitchedKeyedAndRemoved(engine: Engine) async throws {
        try await Self.with(engine) { yard in
            let line = #"{"id":"1","type":"message","group":"g","member":"u","time":1795161600,"text":"好"}"#
            let theirs = ImportBench.theirs, desk = yard.desk
            let fresh = try await desk.make(name: " 客服\n系统 ", workspace: theirs, cause: .system), id = fresh.entry.id
            #expect(fresh.entry.name == "客服 系统" && fresh.secret.text.hasPrefix("whsec_") && fresh.entry.path == "/bridge/\(id)")
            let receiver = try await yard.receiver(id), body = Array(line.utf8)
            #expect(!receiver.isSigned("v1,AAAA", id: "a", timestamp: "1", body: body))
            try await desk.turn(id, isOn: false, workspace: theirs, cause: .system)
            await #expect(throws: BridgeRefusal.isOff) { try await yard.send([line], over: receiver) }
            try await desk.turn(id, isOn: true, workspace: theirs, cause: .system)
            #expect(try await yard.send([line], over: receiver).taken == 1)
            let next = try await desk.changeKey(id, workspace: theirs, cause: .system)
            #expect(next.secret != fresh.secret)
            // Nobody else's, and not under another key of the installation.
            for deed: @Sendable () async throws -> Void in [
                { try await desk.turn(id, isOn: false, workspace: ImportBench.ours, cause: .system) }, { try await desk.remove(id, workspace: ImportBench.ours, cause: .system) },
                { _ = try await desk.changeKey(id, workspace: ImportBench.ours, cause: .system) }, { _ = try await desk.one(id, in: ImportBench.ours) },
            ] {
                await #expect(throws: BridgeRefusal.notFound) { try await deed() }
            }
            #expect(try await Yard(yard.bench, key: 8).intake.receiver(id) == nil)
            try await desk.remove(id, workspace: theirs, cause: .system)
            #expect(try await yard.intake.receiver(id) == nil)
            await #expect(throws: BridgeRefusal.notFound) { try await yard.send([line], over: receiver) }
            #expect(try await yard.bench.count("message", theirs) == 1)
            #expect(try await yard.bench.count("bridge_line", theirs) == 0)
            for _ in 0..<BridgeDesk.limit { _ = try await yard.made() }
            await #expect(throws: BridgeRefusal.tooMany) { _ = try await yard.made() }
            await #expect(throws: BridgeRefusal.nameEmpty) { _ = try await desk.make(name: " ", workspace: theirs, cause: .system) }
        }
    }
}
