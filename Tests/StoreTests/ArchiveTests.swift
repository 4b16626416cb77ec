import ArchiveConnector
import CryptoExtras
import Engines
import Exports
import FeatureRules
import FeatureStores
import Foundation
import Journal
import Kernel
import Storage
import Synchronization
import Testing
import Vault
import WeComConnector

/// The message archive from pages to boards, on both engines and with every transaction run twice.
@Suite(.serialized) struct ArchiveTests {
    /// What the platform holds, and what goes wrong with it.
    final class Platform: Sendable {
        struct State {
            var records: [ArchiveRecord] = []
            var failing: [Int64: [ArchiveFailure]] = [:]
            var agreements: [String: [String: String]] = [:]
            /// Rooms of which the platform says only a code.
            var hidden: [String: Int] = [:]
            var asked: [String] = []
            var files: [String: Result<[UInt8], ArchiveFailure>] = [:]
            /// The ids of files that were asked for, in order.
            var fetched: [String] = []
        }

        let state = Mutex(State())

        func add(_ texts: [String]) {
            state.withLock { state in
                for text in texts {
                    let seq = Int64(state.records.count + 1) * 3
                    state.records.append(ArchiveRecord(seq: seq, id: "m\(seq)", keyVersion: 1, sealedKey: [], sealed: text, raw: "raw \(seq)"))
                }
            }
        }

        static func failure(_ code: Int) async throws -> WeComFailure {
            let answer = Array(#"{"errcode":\#(code),"errmsg":"no"}"#.utf8), world = World.live
            let client = WeComClient(
                corpID: "ww1", secret: "s", transport: WeComTransport { _ in WeComResponse(body: answer) }, limits: WeComLimits(world: world),
                world: world, sleep: { _ in })
            return try #require(await #expect(throws: WeComFailure.self) { try await client.call(WeComArchive.groupAgreements("wr")) })
        }

        var source: ArchiveSource {
            ArchiveSource(
                records: { [self] seq, limit in state.withLock { Array($0.records.filter { $0.seq > seq }.prefix(min(limit, 7))) } },
                decrypted: { [self] record in
                    let failure = state.withLock { state in state.failing[record.seq]?.isEmpty ?? true ? nil : state.failing[record.seq]?.removeFirst() }
                    if let failure { throw failure }
                    return Array(record.sealed.utf8)
                },
                file: { [self] id, most in
                    let answer = state.withLock { state in
                        state.fetched.append(id)
                        return state.files[id]
                    }
                    guard let bytes = try answer?.get() else { throw ArchiveFailure.refused(code: 10_010) }
                    return bytes.count > most ? nil : bytes
                },
                agreements: { [self] room in
                    if let code = state.withLock({ $0.hidden[room] }) { throw try await Self.failure(code) }
                    let entries = state.withLock { state in
                        state.asked.append(room)
                        return (state.agreements[room] ?? [:]).map { ["exteranalopenid": $0.key, "agree_status": $0.value] }
                    }
                    let text = try JSONSerialization.data(withJSONObject: ["agreeinfo": entries])
                    return try JSONDecoder().decode(WeComAgreements.self, from: text).entries
                })
        }
    }

    @Test(arguments: Engine.available) func aRoomThatTellsNoConsentHoldsUpNothing(engine: Engine) async throws {
        try await Self.with(engine) { office in
            office.platform.add([Self.said(1, from: "wmA", room: "wrGone"), Self.said(2), Self.said(3, from: "wmA", room: "wrLater")])
            office.platform.state.withLock { $0.hidden = ["wrGone": 90_500, "wrLater": -1] }
            await #expect(throws: WeComFailure.self, "a platform that is busy is asked again") { try await office.collect() }
            #expect(try await office.archive().seq == 0)
            office.platform.state.withLock { $0.hidden = ["wrGone": 90_500] }
            let outcome = try await office.collect()
            #expect(outcome.records == 3 && outcome.taken == 1 && outcome.withheld == 2)
            #expect(try await office.texts() == ["第 2 句"])
        }
    }

    struct Office {
        let bench: ImportBench
        let desk: ArchiveDesk
        let intake: ArchiveIntake
        let platform = Platform()
        let connection: ConnectionID

        init(_ bench: ImportBench) async throws {
            self.bench = bench
            let database = TwiceDatabase(inner: bench.database), vault = Vault(key: Array(repeating: 7, count: Vault.keyBytes), world: bench.world)
            desk = ArchiveDesk(database: database, vault: vault, world: bench.world)
            intake = ArchiveIntake(database: database, journal: Journal(world: bench.world), board: bench.board, world: bench.world)
            let terms = try ConnectionTerms(
                corpID: "ww1a2b3c4d5e6f7081", agentID: "1", secret: "a-secret-of-the-app", token: "hello", encodingKey: String(repeating: "k", count: 43))
            connection = try await ConnectionDesk(database: database, vault: vault, world: bench.world).connect(
                terms, workspace: ImportBench.ours, cause: .commandLine
            ).id
        }

        /// The archive as it is set up; its library is any file.
        func archive() async throws -> ArchiveEntry {
            if let known = try await desk.all(in: ImportBench.ours).first { return known }
            let library = bench.folder.appending(path: "library.so"), key = ArchiveTests.key
            try "x".write(to: library, atomically: true, encoding: .utf8)
            return try await desk.connect(
                .init(library: library.path, secret: "s", keys: [1: key]), of: connection, workspace: ImportBench.ours, cause: .commandLine)
        }

        @discardableResult
        func collect() async throws -> ArchiveIntake.Outcome {
            try await intake.collect(archive(), from: platform.source, workspace: ImportBench.ours)
        }

        func texts() async throws -> [String] {
            try await bench.database.read { tx in
                try tx.all("SELECT text FROM message WHERE workspace_id = \(ImportBench.ours) ORDER BY at_ms, id") { $0.text(0) }
            }
        }
    }

    static func with(_ engine: Engine, _ body: (Office) async throws -> Void) async throws {
        try await ImportBench.with(engine) { bench in try await body(try await Office(bench)) }
    }

    static func said(_ number: Int, from: String = "LiuYang", room: String = "wrA", _ text: String? = nil) -> String {
        #"{"msgid":"m\#(number)","action":"send","from":"\#(from)","tolist":["x"],"roomid":"\#(room)","msgtime":\#(1_795_000_000_000 + number * 1000),"msgtype":"text","text":{"content":"\#(text ?? "第 \(number) 句")"}}"#
    }

    @Test(arguments: Engine.available) func everyRecordIsThereOnce(engine: Engine) async throws {
        try await Self.with(engine) { office in
            office.platform.add((1...30).map { Self.said($0) })
            let archive = try await office.archive()
            // Two that read at once, from the same place.
            async let first = office.intake.collect(archive, from: office.platform.source, workspace: ImportBench.ours)
            async let second = office.intake.collect(archive, from: office.platform.source, workspace: ImportBench.ours)
            let taken = try await [first.taken, second.taken]
            try await office.collect()
            #expect(taken.allSatisfy { $0 <= 30 })
            #expect(try await office.texts() == (1...30).map { "第 \($0) 句" })
            let entry = try await office.archive()
            #expect(entry.seq == 90 && entry.taken == 30 && entry.fetched == office.bench.world.now())
            #expect(try await office.bench.boardsAreTrue())
            // Switched off, nothing moves; what it was given before stays.
            try await office.desk.turn(office.connection, isOn: false, workspace: ImportBench.ours, cause: .commandLine)
            office.platform.add([Self.said(31)])
            #expect(try await office.collect().records == 0)
            try await office.desk.turn(office.connection, isOn: true, workspace: ImportBench.ours, cause: .commandLine)
            #expect(try await office.collect().taken == 1)
        }
    }

    @Test(arguments: Engine.available) func anImportOfTheSameArchiveMeetsIt(engine: Engine) async throws {
        try await Self.with(engine) { office in
            let records = (1...20).map { Self.said($0, from: $0 % 2 == 0 ? "wmA" : "LiuYang", $0 % 3 == 0 ? "好" : nil) }
            try await office.bench.take(records[..<12].joined(separator: "\n") + "\n", as: "archive.jsonl")
            office.platform.state.withLock { $0.agreements = ["wrA": ["wmA": "Agree"]] }
            office.platform.add(records)
            #expect(try await office.collect().taken == 20)
            #expect(try await office.bench.count("message") == 20)
            #expect(try await office.bench.take(records.joined(separator: "\n") + "\n", as: "later.jsonl").messages == 0)
        }
    }

    @Test(arguments: Engine.available) func nobodysSilenceIsAYes(engine: Engine) async throws {
        try await Self.with(engine) { office in
            office.platform.state.withLock { $0.agreements = ["wrA": ["wmYes": "Agree", "wmNo": "Disagree", "wmNew": "Some_New_Word"]] }
            office.platform.add(["LiuYang", "wmYes", "wmNo", "wmNew", "wmNobody", "wo9"].enumerated().map { Self.said($0 + 1, from: $1, $1) })
            let outcome = try await office.collect()
            #expect(outcome.taken == 2 && outcome.withheld == 4)
            #expect(try await office.texts() == ["LiuYang", "wmYes"])
            // Only what was said after it.
            office.platform.add([
                Self.said(20, from: "wmNo", "vorher"), Self.said(21, from: "wmNo").replacing(#""text","text""#, with: #""agree","agree""#),
                Self.said(22, from: "wmNo", "danach"),
            ])
            try await office.collect()
            #expect(try await office.texts() == ["LiuYang", "wmYes", "danach"])
            #expect(try await office.bench.count("member") == 3, "who did not agree is not known either")
        }
    }

    @Test(arguments: Engine.available) func whatCannotBeReadHoldsUpNothing(engine: Engine) async throws {
        try await Self.with(engine) { office in
            office.platform.add((1...10).map { Self.said($0) })
            office.platform.add(["nonsense", Self.said(12).replacing(#""text","text""#, with: #""hologram","x""#)])
            office.platform.state.withLock { state in
                state.failing = [6: [.died], 9: [.died, .tooSlow], 12: [.refused(code: 10_008)], 15: [.refused(code: 10_001)], 18: [.noKey(version: 1)]]
            }
            // Without the key all that follow would be unread too.
            await #expect(throws: ArchiveFailure.noKey(version: 1)) { try await office.collect() }
            #expect(try await office.archive().seq == 0)
            office.platform.state.withLock { $0.failing[9] = [.died, .died] }
            office.platform.state.withLock { $0.failing[12] = [.refused(code: 10_008), .refused(code: 10_008)] }
            office.platform.state.withLock { $0.failing[15] = [.refused(code: 10_002)] }
            let outcome = try await office.collect()
            #expect(outcome.records == 12 && outcome.taken == 9 && outcome.unread == 4)
            let unread = try await office.bench.database.read { tx in
                try tx.all("SELECT seq, reason, body FROM archive_unread WHERE workspace_id = \(ImportBench.ours) ORDER BY seq") {
                    "\($0.integer(0)) \($0.text(1)) \($0.text(2).prefix(6))"
                }
            }
            #expect(unread == ["9 the library crashed raw 9", "12 the library answered 10008 raw 12", "33 unreadable raw 33", "36 unknown kind {\"msgi"])
            #expect(try await office.archive().seq == 36)
        }
    }

    @Test(arguments: Engine.available) func itIsSetUpByItsOwnOnly(engine: Engine) async throws {
        try await Self.with(engine) { office in
            _ = try await office.archive()
            let opening = try await office.desk.opening(of: office.connection, workspace: ImportBench.ours)
            #expect(opening.terms.secret == "s" && opening.terms.corpID == "ww1a2b3c4d5e6f7081" && opening.pems == [1: Self.key])
            await #expect(throws: ArchiveRefusal.notFound) { _ = try await office.desk.opening(of: office.connection, workspace: ImportBench.theirs) }
            await #expect(throws: ArchiveRefusal.notFound) {
                try await office.desk.turn(office.connection, isOn: false, workspace: ImportBench.theirs, cause: .system)
            }
            for (terms, refusal) in [
                (ArchiveDesk.Terms(library: "library.so", secret: "s", keys: [1: Self.key]), ArchiveRefusal.libraryMissing),
                (.init(library: "/etc/hostname", secret: "", keys: [1: Self.key]), .secretEmpty), (.init(library: "/etc/hostname", secret: "s", keys: [:]), .keyUnreadable),
                (.init(library: "/etc/hostname", secret: "s", keys: [1: "x"]), .keyUnreadable),
            ] {
                await #expect(throws: refusal) {
                    _ = try await office.desk.connect(terms, of: office.connection, workspace: ImportBench.ours, cause: .system)
                }
            }
            await #expect(throws: ArchiveRefusal.notFound) {
                _ = try await office.desk.connect(
                    .init(library: "/etc/hostname", secret: "s", keys: [1: Self.key]), of: office.connection, workspace: ImportBench.theirs, cause: .system)
            }
        }
    }

    static let key = (try? _RSA.Encryption.PrivateKey(keySize: .bits2048).pemRepresentation) ?? ""
}
