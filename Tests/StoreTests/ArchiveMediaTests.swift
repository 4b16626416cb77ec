import ArchiveConnector
import Engines
import FeatureRules
import Foundation
import Kernel
import Storage
import Synchronization
import Testing

@testable import FeatureStores

/// Pictures, voices and files of the message archive, on both engines and with every transaction run twice.
@Suite(.serialized) struct ArchiveMediaTests {
    private static let picture: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3]
    private static let pictureMD5 = "8ca92d7f177036b4a00594a4aa98468e"

    private static func sent(_ number: Int, _ kind: String, _ body: String, from: String = "LiuYang") -> String {
        #"{"msgid":"m\#(number)","action":"send","from":"\#(from)","tolist":["x"],"roomid":"wrA","msgtime":\#(1_795_000_000_000 + number * 1000),"msgtype":"\#(kind)","\#(kind)":\#(body)}"#
    }

    private static func image(_ file: String, md5: String = pictureMD5, size: Int64 = 11) -> String {
        #"{"md5sum":"\#(md5)","filesize":\#(size),"sdkfileid":"\#(file)"}"#
    }

    /// An archive of which something is fetched, and the folder it goes to.
    private struct Shelf {
        let office: ArchiveTests.Office
        let clock = SimulatedClock(Instant(milliseconds: 1_795_250_000_000))
        let folder: ArchiveMediaFolder
        let intake: ArchiveMediaIntake

        init(_ office: ArchiveTests.Office) {
            self.office = office
            folder = ArchiveMediaFolder(office.bench.folder.appending(path: "media").path)
            intake = ArchiveMediaIntake(
                database: TwiceDatabase(inner: office.bench.database), folder: folder, world: World.simulated(seed: 5, clock: clock))
        }

        func allow(_ kinds: Set<ArchiveMediaKind>, megabytes: Int = 1, days: Int = 30) async throws {
            _ = try await office.archive()
            try await office.desk.change(
                media: ArchiveMediaPolicy(kinds: kinds, megabytes: megabytes, days: days), of: office.connection, workspace: ImportBench.ours,
                cause: .commandLine)
        }

        func hand(_ files: [String: Result<[UInt8], ArchiveFailure>]) { office.platform.state.withLock { $0.files = files } }

        func fetch() async throws { try await intake.collect(office.archive(), from: office.platform.source, workspace: ImportBench.ours) }

        func place(_ seq: Int64, _ part: Int = 0) -> ArchiveMediaEntry.Place { .init(connection: office.connection, seq: seq, part: part) }

        func bytes(_ seq: Int64, _ part: Int = 0) -> [UInt8]? {
            FileManager.default.contents(atPath: folder.path(of: place(seq, part), in: ImportBench.ours)).map(Array.init)
        }

        var count: ArchiveMediaQueries.Count {
            get async throws {
                try await office.bench.database.read { [connection = office.connection] in
                    try ArchiveMediaQueries.count(of: connection, in: ImportBench.ours, $0)
                }
            }
        }
    }

    private static func with(_ engine: Engine, _ body: (Shelf) async throws -> Void) async throws {
        try await ArchiveTests.with(engine) { try await body(Shelf($0)) }
    }

    @Test func whatARecordSpeaksOf() {
        func all(_ record: String) -> [ArchiveAttachment] { ArchiveAttachment.all(in: Array(record.utf8)) }
        #expect(all(Self.sent(1, "image", Self.image("F1"))) == [.init(kind: .image, file: "F1", md5: Self.pictureMD5, bytes: 11, name: "")])
        #expect(all(Self.sent(1, "emotion", #"{"imagesize":9,"sdkfileid":"E"}"#)) == [.init(kind: .emotion, file: "E", md5: "", bytes: 9, name: "")])
        #expect(
            all(Self.sent(1, "file", #"{"md5sum":"M","filename":"菜单\u0000\n.pdf","filesize":5,"sdkfileid":"F"}"#))
                == [.init(kind: .file, file: "F", md5: "", bytes: 5, name: "菜单.pdf")])
        let mixed = #"{"item":[{"type":"text","content":"{\"content\":\"新品\"}"},{"type":"image","content":"{\"sdkfileid\":\"A\"}"},{"type":"image","content":"not json"},{"type":"file","content":"{\"sdkfileid\":\"B\",\"filesize\":-5}"}]}"#
        #expect(all(Self.sent(1, "mixed", mixed)).map(\.file) == ["A", "B"])
        #expect(all(Self.sent(1, "mixed", mixed)).map(\.bytes) == [0, 0])
        #expect(all(Self.sent(1, "image", Self.image("F1", size: .max)))[0].bytes == 1 << 40)
        for hostile in [
            "", "{}", "[]", "not json", Self.sent(1, "text", #"{"content":"x"}"#), Self.sent(1, "image", "{}"), Self.sent(1, "image", "[]"),
            Self.sent(1, "image", #"{"sdkfileid":""}"#), Self.sent(1, "image", #"{"sdkfileid":"a\u0000b"}"#), Self.sent(1, "image", #"{"sdkfileid":7}"#),
            Self.sent(1, "image", #"{"sdkfileid":"x","filesize":1e300}"#), Self.sent(1, "image", #"{"sdkfileid":"\#(String(repeating: "x", count: 5000))"}"#),
            Self.sent(1, "mixed", #"{"item":[{"type":"hologram","content":"{\"sdkfileid\":\"A\"}"}]}"#), Self.sent(1, "mixed", #"{"item":7}"#),
            String(repeating: "[", count: 100_000),
        ] { #expect(all(hostile).isEmpty, "\(hostile.prefix(80))") }
        let many = (0..<1000).map { #"{"type":"image","content":"{\"sdkfileid\":\"A\#($0)\"}"}"# }.joined(separator: ",")
        #expect(all(Self.sent(1, "mixed", "{\"item\":[\(many)]}")).count == 32)
    }

    @Test(arguments: Engine.available) func onlyWhatThePolicyWantsIsFetched(engine: Engine) async throws {
        try await Self.with(engine) { shelf in
            let office = shelf.office
            shelf.hand(["F1": .success(Self.picture), "F2": .success(Self.picture), "V": .success([1]), "D": .success(Array("menu".utf8))])
            office.platform.add([Self.sent(1, "image", Self.image("F1"))])
            try await office.collect()
            try await shelf.fetch()
            #expect(try await shelf.count.states.isEmpty, "nothing until somebody says so")
            try await shelf.allow([.image, .file])
            office.platform.add([
                Self.sent(2, "image", Self.image("F2")), Self.sent(3, "voice", #"{"voice_size":1,"sdkfileid":"V"}"#),
                Self.sent(4, "file", #"{"md5sum":"8d6ab84ca2af9fccd4e4048694176ebf","filename":"菜单.txt","filesize":4,"sdkfileid":"D"}"#),
                Self.sent(5, "image", Self.image("F5", size: 2 << 20)), Self.sent(6, "image", Self.image("F6"), from: "wmStranger"),
            ])
            #expect(try await office.collect().withheld == 1)
            try await shelf.fetch()
            #expect(shelf.bytes(6) == Self.picture && shelf.bytes(12) == Array("menu".utf8) && shelf.bytes(9) == nil)
            let count = try await shelf.count
            #expect(count.states == [.kept: 2, .tooLarge: 1] && count.keptBytes == 15)
            #expect(office.platform.state.withLock(\.fetched) == ["F2", "D"], "nobody's who did not agree, and nothing that is too large")
            let found = try await office.bench.database.read { tx in
                let messages = try tx.all("SELECT id FROM message WHERE workspace_id = \(ImportBench.ours) ORDER BY at_ms") { $0.id(0, MessageKindTag.self) }
                #expect(try ArchiveMediaQueries.one(shelf.place(6), in: WorkspaceID(77), tx) == nil)
                return try (messages, ArchiveMediaQueries.of(messages, in: ImportBench.ours, tx))
            }
            #expect(found.1[found.0[3]]?.map(\.name) == ["菜单.txt"] && found.1[found.0[1]]?.map(\.place) == [shelf.place(6)] && found.1.count == 3)
            // Again, and by two at once: it is there once.
            try await shelf.fetch()
            #expect(office.platform.state.withLock(\.fetched).count == 2)
            // What is wanted no more is left where it is; what is kept stays.
            office.platform.add([Self.sent(7, "image", Self.image("F7"))])
            try await office.collect()
            #expect(try await shelf.count.of(.wanted) == 1)
            try await shelf.allow([.file])
            try await shelf.fetch()
            #expect(try await shelf.count.states == [.kept: 2, .tooLarge: 1])
            #expect(try await office.archive().media == ArchiveMediaPolicy(kinds: [.file], megabytes: 1, days: 30))
        }
    }

    @Test(arguments: Engine.available) func aFileThatIsNotWhatWasAnnouncedIsTriedFiveTimes(engine: Engine) async throws {
        try await Self.with(engine) { shelf in
            try await shelf.allow([.image])
            shelf.hand([
                "wrong": .success([1, 2]), "dies": .failure(.died), "gone": .failure(.refused(code: 10_010)), "none": .failure(.refused(code: 10_005)),
                "large": .success([UInt8](repeating: 0, count: 1 << 20 + 1)), "any": .success([9]),
            ])
            shelf.office.platform.add([
                Self.sent(1, "image", Self.image("wrong")), Self.sent(2, "image", Self.image("dies")), Self.sent(3, "image", Self.image("gone")),
                Self.sent(4, "image", Self.image("none")), Self.sent(5, "image", Self.image("large", size: 5)), Self.sent(6, "image", Self.image("any", md5: "")),
            ])
            try await shelf.office.collect()
            try await shelf.fetch()
            #expect(try await shelf.count.states == [.wanted: 2, .gone: 2, .tooLarge: 1, .kept: 1])
            try await shelf.fetch()
            #expect(shelf.office.platform.state.withLock(\.fetched).filter { $0 == "wrong" }.count == 1, "not twice at once")
            for _ in 0..<3 {
                shelf.clock.advance(.hours(1))
                try await shelf.fetch()
            }
            #expect(try await shelf.count.of(.wanted) == 2)
            shelf.clock.advance(.hours(1))
            try await shelf.fetch()
            #expect(try await shelf.count.states == [.failed: 2, .gone: 2, .tooLarge: 1, .kept: 1])
            #expect(shelf.office.platform.state.withLock(\.fetched).filter { $0 == "wrong" }.count == 5)
            #expect(shelf.bytes(3) == nil)
        }
    }

    @Test(arguments: Engine.available) func whatPassesStopsTheRunAndCountsAsNoTry(engine: Engine) async throws {
        try await Self.with(engine) { shelf in
            try await shelf.allow([.image])
            shelf.hand(["A": .failure(.refused(code: 10_003)), "B": .success(Self.picture)])
            shelf.office.platform.add([Self.sent(1, "image", Self.image("A")), Self.sent(2, "image", Self.image("B"))])
            try await shelf.office.collect()
            try await shelf.fetch()
            #expect(shelf.office.platform.state.withLock(\.fetched) == ["A"])
            try await shelf.fetch()
            #expect(shelf.office.platform.state.withLock(\.fetched) == ["A", "B"], "one file holds up no other")
            for _ in 0..<6 {
                shelf.clock.advance(.minutes(2))
                try await shelf.fetch()
            }
            #expect(try await shelf.count.states == [.kept: 1, .wanted: 1])
            shelf.hand(["A": .success(Self.picture)])
            shelf.clock.advance(.minutes(2))
            try await shelf.fetch()
            #expect(try await shelf.count.states == [.kept: 2])
            // Five days later the platform has none of it.
            shelf.office.platform.add([Self.sent(3, "image", Self.image("C"))])
            try await shelf.office.collect()
            shelf.hand(["C": .failure(.refused(code: 10_001))])
            shelf.clock.advance(.days(5))
            try await shelf.fetch()
            #expect(try await shelf.count.states == [.kept: 2, .gone: 1])
        }
    }

    @Test(arguments: Engine.available) func afterItsDaysItIsRemoved(engine: Engine) async throws {
        try await Self.with(engine) { shelf in
            try await shelf.allow([.image], days: 30)
            shelf.hand(["A": .success(Self.picture), "B": .success(Self.picture)])
            shelf.office.platform.add([Self.sent(1, "image", Self.image("A")), Self.sent(2, "image", Self.image("B"))])
            try await shelf.office.collect()
            try await shelf.fetch()
            shelf.clock.set(Instant(milliseconds: 1_795_000_001_000) + .days(30) + Span(milliseconds: 1))
            // Somebody removed it already.
            try FileManager.default.removeItem(atPath: shelf.folder.path(of: shelf.place(3), in: ImportBench.ours))
            try await shelf.intake.removeOld(in: ImportBench.ours)
            #expect(try await shelf.count.states == [.removed: 1, .kept: 1] && shelf.bytes(6) == Self.picture)
            try await shelf.allow([], days: 0)
            shelf.clock.advance(.days(400))
            try await shelf.intake.removeOld(in: ImportBench.ours)
            #expect(try await shelf.count.of(.kept) == 1)
            // Its days hold when nothing is read any more, too.
            try await shelf.allow([], days: 1)
            try await shelf.office.desk.turn(shelf.office.connection, isOn: false, workspace: ImportBench.ours, cause: .commandLine)
            try await shelf.office.bench.database.write { tx in try tx.run("DELETE FROM wecom_connection") }
            try await shelf.intake.removeOld(in: WorkspaceID(9))
            #expect(try await shelf.count.of(.kept) == 1)
            try await shelf.intake.removeOld(in: ImportBench.ours)
            #expect(try await shelf.count.states == [.removed: 2] && shelf.bytes(6) == nil)
        }
    }

    @Test(arguments: Engine.available) func twoDoNotWriteAtOnceAndADyingOneLeavesNothing(engine: Engine) async throws {
        try await Self.with(engine) { shelf in
            try await shelf.allow([.image])
            shelf.hand(["A": .success(Self.picture)])
            shelf.office.platform.add([Self.sent(1, "image", Self.image("A"))])
            try await shelf.office.collect()
            let hold = try #require(try shelf.folder.hold(shelf.office.connection, in: ImportBench.ours))
            try await shelf.fetch()
            #expect(shelf.office.platform.state.withLock(\.fetched).isEmpty)
            try hold.close()
            // What another one left when it died: half a file, and a whole one of which nobody knows.
            let path = shelf.folder.path(of: shelf.place(3), in: ImportBench.ours)
            for left in [path, path + ".new"] { try Data([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]).write(to: URL(filePath: left)) }
            // It is wanted no more while it is on its way.
            var source = shelf.office.platform.source
            let office = shelf.office
            source.file = { _, _ in
                try await office.desk.change(
                    media: ArchiveMediaPolicy(kinds: [.video], megabytes: 1, days: 0), of: office.connection, workspace: ImportBench.ours, cause: .commandLine)
                return Self.picture
            }
            try await shelf.intake.collect(office.archive(), from: source, workspace: ImportBench.ours)
            let folder = URL(filePath: path).deletingLastPathComponent().path
            #expect(try await shelf.count.states.isEmpty)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
        }
    }

    @Test(arguments: Engine.available) func aPolicyOutOfBoundsChangesNothing(engine: Engine) async throws {
        try await Self.with(engine) { shelf in
            try await shelf.allow([.image], megabytes: 5, days: 7)
            await #expect(throws: ArchiveRefusal.mediaSizeOutOfRange) { try await shelf.allow([], megabytes: 0) }
            await #expect(throws: ArchiveRefusal.mediaDaysOutOfRange) { try await shelf.allow([], days: -1) }
            await #expect(throws: ArchiveRefusal.notFound) {
                try await shelf.office.desk.change(media: .nothing, of: ConnectionID(5), workspace: ImportBench.ours, cause: .commandLine)
            }
            await #expect(throws: ArchiveRefusal.notFound) {
                try await shelf.office.desk.change(media: .nothing, of: shelf.office.connection, workspace: WorkspaceID(9), cause: .commandLine)
            }
            #expect(try await shelf.office.archive().media == ArchiveMediaPolicy(kinds: [.image], megabytes: 5, days: 7))
        }
    }
}
