import Engines
import FeatureRules
import FeatureStores
import Journal
import Kernel
import Storage
import Testing
import Vault
import WeComConnector

/// Connections and what is found out about them, on both engines, every transaction run twice.
@Suite(.serialized) struct ConnectionTests {
    static let corp = "ww1a2b3c4d5e6f7081"

    struct Office: Sendable {
        let bench: ImportBench
        let clock = SimulatedClock(Instant(milliseconds: 1_795_250_000_000))
        let world: World
        let database: any Database
        let desk: ConnectionDesk
        let checks: ConnectionCheckDesk

        init(_ bench: ImportBench) {
            self.bench = bench
            world = World.simulated(seed: 11, clock: clock)
            database = TwiceDatabase(inner: bench.database)
            desk = ConnectionDesk(
                database: database, vault: Vault(key: Array(repeating: 7, count: Vault.keyBytes), world: world), world: world)
            let limits = WeComLimits(world: world)
            checks = ConnectionCheckDesk(
                database: database, desk: desk, probe: PlatformProbe(limits: limits, world: world), limits: limits, world: world)
        }

        static func terms(secret: String = "a-secret-of-the-app", token: String = "hello") throws -> ConnectionTerms {
            try ConnectionTerms(
                corpID: corp, agentID: "1000007", secret: secret, token: token, encodingKey: String(repeating: "k", count: 43),
                apiBase: "http://127.0.0.1:1")
        }

        func connect(_ terms: ConnectionTerms? = nil, replaces: Bool = true, in workspace: WorkspaceID = ImportBench.ours) async throws -> ConnectionEntry {
            try await desk.connect(terms ?? Self.terms(), replaces: replaces, workspace: workspace, cause: .commandLine)
        }

        func failure(_ code: Int) async throws -> WeComFailure {
            let answer = Array(#"{"errcode":\#(code),"errmsg":"no, hint: [1], from ip: 10.0.0.7, more"}"#.utf8)
            let client = WeComClient(
                corpID: corp, secret: "a-secret-of-the-app", transport: WeComTransport { _ in WeComResponse(body: answer) },
                limits: WeComLimits(world: world), world: world)
            return try #require(await #expect(throws: WeComFailure.self) { try await client.verify() })
        }
    }

    @Test(arguments: Engine.available) func itIsMadeChangedAndEnds(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            let office = Office(bench), ours = ImportBench.ours, entry = try await office.connect()
            #expect(entry.secretNumber == 1 && entry.reached == nil && entry.asked == nil && entry.complaint == nil)
            await #expect(throws: ConnectionRefusal.corpHere) { _ = try await office.connect(replaces: false) }
            await #expect(throws: ConnectionRefusal.corpTaken) { _ = try await office.connect(replaces: false, in: ImportBench.theirs) }
            let changed = try await office.connect(Office.terms(secret: "another-secret"))
            #expect(changed.id == entry.id && changed.secretNumber == 2)
            #expect(try await office.desk.terms(of: entry.id, workspace: ours).secret == "another-secret")
            await #expect(throws: ConnectionRefusal.notFound) { try await office.desk.remove(entry.id, workspace: ImportBench.theirs, cause: .system) }
            try await office.desk.remove(entry.id, workspace: ours, cause: .system)
            #expect(try await office.desk.all(in: ours).isEmpty)
            // Free for everybody; who had it gets its old place back.
            let theirs = try await office.connect(in: ImportBench.theirs)
            #expect(theirs.id != entry.id)
            try await office.desk.remove(theirs.id, workspace: ImportBench.theirs, cause: .system)
            #expect(try await office.connect().id == entry.id)
            try await office.desk.remove(entry.id, workspace: ours, cause: .system)
            #expect(try await office.connect().id == entry.id, "and once more")
            _ = try await office.connect(Office.terms(token: "another"))
            _ = try await office.connect(Office.terms(secret: "another-secret", token: "another"))
            // Of each a sentence of its own: connected the first time, every time after it was gone, and what was changed.
            let kinds = try await bench.database.read { tx in
                try tx.all("SELECT kind FROM audit WHERE workspace_id = \(ours) ORDER BY id") { $0.text(0).replacing("connection.", with: "") }
            }
            #expect(kinds == ["made", "changed", "removed", "made", "removed", "made", "callback_changed", "changed"])
        }
    }

    @Test(arguments: Engine.available) func whatAnAnswerSaysCountsForItsCredentials(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            let office = Office(bench), ours = ImportBench.ours, old = try await office.connect()
            let new = try await office.connect(Office.terms(secret: "another-secret"))
            let refusal = try await office.failure(40001), held = try await office.failure(60020)
            try await office.desk.noteRefused(old, refusal, workspace: ours)
            #expect(try await office.desk.one(new.id, in: ours).state == .on)
            try await office.desk.noteRefused(new, held, workspace: ours)
            let refused = try await office.desk.one(new.id, in: ours)
            #expect(refused.state == .refused && refused.complaint == ConnectionComplaint(.address, code: 60020, address: "10.0.0.7"))
            #expect(refused.problem?.contains("60020") ?? false)
            try await office.desk.noteAccepted(old, workspace: ours)
            #expect(try await office.desk.one(new.id, in: ours).state == .refused)
            try await office.desk.noteAccepted(new, workspace: ours)
            let back = try await office.desk.one(new.id, in: ours)
            #expect(back.state == .on && back.problem == nil && back.complaint == nil)
            // Switched off by a person it stays off, whatever is said.
            try await office.desk.turn(new.id, isOn: false, workspace: ours, cause: .system)
            try await office.desk.noteRefused(back, refusal, workspace: ours)
            try await office.desk.noteAccepted(back, workspace: ours)
            #expect(try await office.desk.one(new.id, in: ours).state == .off)
        }
    }

    @Test(arguments: Engine.available) func comparisonsAndChecksAreKept(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            let office = Office(bench), ours = ImportBench.ours, entry = try await office.connect()
            var outcome = IntakeOutcome()
            (outcome.groups, outcome.missed, outcome.came) = (5, 1, 40)
            try await office.desk.noteNotCompared(entry, office.failure(-1), workspace: ours)
            #expect(try await office.checks.overview(entry, in: ours).found[.comparison]?.word == "trouble.busy")
            try await office.desk.noteCompared(entry, outcome, began: office.clock.now, workspace: ours)
            #expect(try await office.desk.one(entry.id, in: ours).synced == nil, "something was missed")
            office.clock.advance(.minutes(10))
            (outcome.missed, outcome.came, outcome.went) = (0, 2, 3)
            let began = office.clock.now
            office.clock.advance(.minutes(1))
            try await office.desk.noteCompared(office.desk.one(entry.id, in: ours), outcome, began: began, workspace: ours)
            let synced = try await office.desk.one(entry.id, in: ours)
            #expect(synced.synced == began)
            (outcome.came, outcome.went) = (0, 1)
            office.clock.advance(.days(1))
            try await office.desk.noteCompared(synced, outcome, began: office.clock.now, workspace: ours)
            let found = try await office.checks.overview(synced, in: ours)
            #expect(found.found.isEmpty && found.comparisons.map(\.went) == [1, 3, 0] && found.comparisons.map(\.since) == [began, nil, nil])
            #expect(found.comparisons[1].ended - found.comparisons[1].began == .minutes(1))
            // Nobody listens at that port, and nobody said where we are.
            try await office.checks.check(entry.id, origin: nil, workspace: ours)
            let checked = try await office.checks.overview(synced, in: ours).found
            #expect(checked[.token]?.word == "trouble.unreachable" && checked[.range]?.word == "unasked" && checked[.callback]?.word == "no-origin")
            #expect(checked[.token]?.at == office.clock.now && checked[.clock]?.verdict == .unknown)
            #expect(try await office.desk.one(entry.id, in: ours).state == .on, "what cannot be reached refuses nothing")
            // Nobody listened while it was off: a comparison that ran meanwhile does not count.
            for isOn in [false, true] { try await office.desk.turn(entry.id, isOn: isOn, workspace: ours, cause: .system) }
            try await office.desk.noteCompared(synced, outcome, began: office.clock.now, workspace: ours)
            #expect(try await office.desk.one(entry.id, in: ours).synced == nil)
            // With other credentials nothing of it counts.
            _ = try await office.connect(Office.terms(secret: "another-secret"))
            #expect(try await office.checks.overview(synced, in: ours).found.isEmpty)
        }
    }

    @Test(arguments: Engine.available) func callbacksThatFailedAreListedAndReplayed(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            let office = Office(bench), ours = ImportBench.ours, entry = try await office.connect(), inbox = Inbox(world: office.world)
            try await office.database.write { tx in
                for number in 0..<6 {
                    let text = "<xml><Event>change_external_chat</Event><ChangeType>update</ChangeType><ChatId>wr\(number)</ChatId></xml>"
                    _ = try inbox.receive(source: entry.inboxSource, key: [UInt8(number)], body: Array(text.utf8), workspace: ours, tx)
                }
                _ = try inbox.receive(source: "wecom.1", key: [9], body: Array("<xml/>".utf8), workspace: ours, tx)
                for (number, claimed) in try (inbox.next(from: entry.inboxSource, limit: 7, workspace: ours, tx)
                    + inbox.next(from: "wecom.1", limit: 1, workspace: ours, tx)).enumerated() {
                    let result: Handling.Outcome = claimed.source != entry.inboxSource || number < 3 ? .refused : number == 3 ? .postponed : .handled
                    try inbox.settle(claimed, result, problem: "externalcontact/groupchat/get: errcode 60011", workspace: ours, tx)
                }
            }
            let counts = try await office.checks.overview(entry, in: ours).counts
            #expect(counts.failed == 3 && counts.postponed == 1 && counts.latest == office.clock.now)
            let listed = try await office.database.read { tx in try CallbackQueries.failed(of: entry, limit: 10, in: ours, tx) }
            #expect(listed.count == 4 && listed.count { $0.next != nil } == 1 && listed.allSatisfy { $0.event == "change_external_chat" && $0.tries == 1 })
            let rest = try await office.database.read { tx in try CallbackQueries.failed(of: entry, before: listed[1].id, limit: 10, in: ours, tx) }
            #expect(rest == Array(listed.dropFirst(2)))
            #expect(try await office.database.read { tx in try CallbackQueries.failed(of: entry, limit: 10, in: ImportBench.theirs, tx) }.isEmpty)
            office.clock.advance(.seconds(1))
            #expect(try await CallbackQueries.replayAll(of: entry, workspace: ours, world: office.world, on: office.database) == 3)
            let after = try await office.database.read { tx in try inbox.counts(workspace: ours, tx) }
            #expect(after[.failed] == 1 && after[.waiting] == 4 && after[.done] == 2)
            try await office.desk.remove(entry.id, workspace: ours, cause: .system)
            #expect(try await office.database.read { tx in try inbox.counts(workspace: ours, tx) } == [.failed: 1, .done: 2])
        }
    }
}
