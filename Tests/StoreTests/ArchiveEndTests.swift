import ArchiveConnector
import Engines
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

/// What follows from the end of the message archive, and what pages show of it; on both engines.
@Suite(.serialized) struct ArchiveEndTests {
    /// A year's day on which the talk of a test ends, so that the archive begins long after it.
    private static func said(_ number: Int, at: Instant, room: String, from: String = "LiuYang") -> String {
        #"{"msgid":"e\#(number)","action":"send","from":"\#(from)","tolist":["x"],"roomid":"\#(room)","msgtime":\#(at.milliseconds),"msgtype":"text","text":{"content":"第 \#(number) 句"}}"#
    }

    private static func end(_ room: String, _ office: ArchiveTests.Office) async throws -> Instant? {
        try await office.bench.database.read { tx in
            guard let group = try tx.first("SELECT id FROM chat_group WHERE key = \(room)", { $0.id(0, GroupKind.self) }) else { return nil }
            return try GroupRecords.of(group, in: ImportBench.ours, tx)?.until
        }
    }

    @Test(arguments: Engine.available) func groupsAreKnownUpToTheLook(engine: Engine) async throws {
        try await ArchiveTests.with(engine) { office in
            let now = office.bench.world.now()
            // Imported before, and read on from the archive.
            try await office.bench.take(Self.said(1, at: now - .days(60), room: "wrA") + "\n" + Self.said(2, at: now - .days(60), room: "wrB") + "\n", as: "a.jsonl")
            office.platform.add([Self.said(1, at: now - .days(60), room: "wrA")])
            #expect(try await Self.end("wrA", office) ?? now < now - .days(50))
            #expect(try await office.collect().isRecordLonger)
            #expect(try await Self.end("wrA", office) == now)
            #expect(try await Self.end("wrB", office) ?? now < now - .days(50), "of a room it never told of the archive knows nothing")
            #expect(try await office.archive().looked == now)
            #expect(try await !office.collect().isRecordLonger, "not at every look")
        }
    }

    @Test(arguments: Engine.available) func whereTheLastWordWasWithheldNothingIsKnown(engine: Engine) async throws {
        try await ArchiveTests.with(engine) { office in
            let now = office.bench.world.now()
            office.platform.add([Self.said(1, at: now - .days(9), room: "wrA"), Self.said(2, at: now - .days(8), room: "wrA", from: "wmNo")])
            office.platform.add([Self.said(3, at: now - .days(8), room: "wrB", from: "wmNo"), Self.said(4, at: now - .days(7), room: "wrB")])
            try await office.collect()
            let (withheld, kept) = (try await Self.end("wrA", office), try await Self.end("wrB", office))
            #expect(withheld ?? .init(milliseconds: 0) < now - .days(8) && kept == now)
        }
    }

    @Test(arguments: Engine.available) func roomsTellWhoAgreed(engine: Engine) async throws {
        try await ArchiveTests.with(engine) { office in
            let now = office.bench.world.now()
            office.platform.state.withLock { $0.agreements = ["wrA": ["wmYes": "Agree", "wmNo": "Disagree"]] }
            for (number, person) in ["LiuYang", "wmYes", "wmNo", "wmNobody"].enumerated() {
                office.platform.add([Self.said(number, at: now - .days(3) + .seconds(Int64(number)), room: "wrA", from: person)])
            }
            office.platform.add([Self.said(9, at: now - .days(2), room: "wrB")])
            try await office.collect()
            let archive = try await office.archive()
            let (rooms, people, foreign) = try await office.bench.database.read { tx in
                (
                    try ArchiveQueries.rooms(of: archive.connection, most: 10, in: ImportBench.ours, tx),
                    try ArchiveQueries.people(in: "wrA", of: archive.connection, most: 10, in: ImportBench.ours, tx),
                    try ArchiveQueries.rooms(of: archive.connection, most: 10, in: ImportBench.theirs, tx)
                )
            }
            #expect(rooms.map(\.room) == ["wrA", "wrB"] && foreign.isEmpty)
            #expect(rooms[0].taken == 2 && rooms[0].withheld == 2 && rooms[0].agreed == 1 && rooms[0].refused == 1 && rooms[0].group != nil)
            #expect(people.map(\.key) == ["wmNo", "wmYes"] && people[0].member == nil && people[1].member != nil)
        }
    }

    @Test(arguments: Engine.available) func secretsAndKeysAreAdded(engine: Engine) async throws {
        try await ArchiveTests.with(engine) { office in
            let archive = try await office.archive(), ours = ImportBench.ours
            func change(_ secret: String, _ keys: [Int: String], in workspace: WorkspaceID = ours) async throws {
                try await office.desk.change(secret: secret, adding: keys, of: archive.connection, workspace: workspace, cause: .commandLine)
            }
            try await change("", [2: ArchiveTests.key])
            #expect(try await office.desk.keyVersions(of: archive.connection, workspace: ours) == [1, 2])
            try await change("another", [:])
            let opening = try await office.desk.opening(of: archive.connection, workspace: ours)
            #expect(opening.terms.secret == "another" && opening.pems.count == 2)
            await #expect(throws: ArchiveRefusal.nothingNew) { try await change("", [:]) }
            await #expect(throws: ArchiveRefusal.versionOutOfRange) { try await change("", [0: ArchiveTests.key]) }
            await #expect(throws: ArchiveRefusal.keyUnreadable) { try await change("", [3: "x"]) }
            await #expect(throws: ArchiveRefusal.notFound) { try await change("x", [:], in: ImportBench.theirs) }
            #expect(try await office.desk.unreadable(in: ours) == 0)
            try await office.bench.database.write { tx in try tx.run("UPDATE message_archive SET secret = \([UInt8](repeating: 1, count: 60))") }
            #expect(try await office.desk.unreadable(in: ours) == 1)
        }
    }

    @Test(arguments: Engine.available) func theBellIsHeard(engine: Engine) async throws {
        try await ArchiveTests.with(engine) { office in
            _ = try await office.archive()
            let database = office.bench.database, world = office.bench.world, ours = ImportBench.ours
            let connection = try await ConnectionDesk(
                database: database, vault: Vault(key: Array(repeating: 7, count: Vault.keyBytes), world: world), world: world
            ).one(office.connection, in: ours)
            let text = "<xml><ToUserName><![CDATA[ww1a2b3c4d5e6f7081]]></ToUserName><FromUserName><![CDATA[sys]]></FromUserName><CreateTime>1735704000</CreateTime>"
                + "<MsgType><![CDATA[event]]></MsgType><AgentID>2000004</AgentID><Event><![CDATA[msgaudit_notify]]></Event></xml>"
            let message = try CallbackMessage(Array(text.utf8))
            try await database.write { tx in
                _ = try Inbox(world: world).receive(source: connection.inboxSource, key: message.key, body: message.bytes, workspace: ours, tx)
            }
            let desk = IntakeDesk(database: database, topics: [ArchiveBell(database: database, world: world)], world: world)
            let company = ConnectedCompany(connection: connection, client: CustomerGroupTests.client(world, group: "{}"), workspace: ours)
            #expect(try await desk.handle(company).handled == 1)
            #expect(try await office.archive().told == world.now())
            #expect(try await desk.handle(company).handled == 0)
        }
    }
}
