import Engines
import FeatureRules
import FeatureStores
import Journal
import Kernel
import Storage
import Synchronization
import Testing
import WeComConnector

/// What somebody here wants of the company's tags, on both engines, against a platform that is one group of tags.
@Suite(.serialized) struct TagPushTests {
    final class Platform: Sendable {
        struct State {
            var tags: [String: String] = ["et1": "银卡"]
            var calls: [String] = []
            var losesAnswers = false
            var isBusy = false
        }
        let state = Mutex(State())

        func client(_ world: World) -> WeComClient {
            let transport = WeComTransport { request throws(WeComTransport.Problem) in
                let body = String(decoding: request.body.flatMap { $0 }, as: UTF8.self)
                guard let text = self.answer(request.target, body) else { throw .lost("timeout") }
                return WeComResponse(status: 200, contentType: "application/json", body: Array(text.utf8))
            }
            return WeComClient(
                corpID: "ww1a2b3c4d5e6f7081", secret: "a-secret-of-the-app", transport: transport, limits: WeComLimits(world: world, counts: false),
                world: world, sleep: { _ in })
        }

        private func answer(_ target: String, _ body: String) -> String? {
            state.withLock { state in
                func field(_ name: String) -> String { body.split(separator: "\"\(name)\":\"").dropFirst().first?.split(separator: "\"").first.map(String.init) ?? "" }
                if target.contains("gettoken") { return #"{"errcode":0,"access_token":"T","expires_in":7200}"# }
                if target.contains("get_corp_tag_list") {
                    let tags = state.tags.sorted { $0.key < $1.key }.map { #"{"id":"\#($0.key)","name":"\#($0.value)"}"# }.joined(separator: ",")
                    return #"{"errcode":0,"tag_group":[{"group_id":"etg","group_name":"等级","tag":[\#(tags)]}]}"#
                }
                state.calls.append(String(target.split(separator: "?")[0].split(separator: "/").last ?? ""))
                if state.isBusy { return #"{"errcode":-1,"errmsg":"busy"}"# }
                if target.contains("add_corp_tag") { state.tags["et\(state.tags.count + 1)"] = field("name") }
                if target.contains("edit_corp_tag") { state.tags[field("id")] = field("name") }
                if target.contains("del_corp_tag") { for id in state.tags.keys where body.contains(id) { state.tags[id] = nil } }
                if state.losesAnswers { return nil }
                return target.contains("add_corp_tag")
                    ? #"{"errcode":0,"tag_group":{"group_id":"etg","group_name":"等级","tag":[]}}"# : #"{"errcode":0,"errmsg":"ok"}"#
            }
        }
    }

    struct Counter: Sendable {
        let company: CustomerGroupTests.Company
        let platform = Platform()
        let world: World
        let clock: SimulatedClock

        init(_ company: CustomerGroupTests.Company) {
            self.company = company
            clock = SimulatedClock(CustomerGroupTests.now)
            world = .simulated(seed: 5, clock: clock)
        }

        var bench: ImportBench { company.bench }
        var edits: TagEditDesk { TagEditDesk(database: bench.database, world: world) }
        var asked: ConnectedCompany {
            ConnectedCompany(connection: company.connection, client: platform.client(world), workspace: ImportBench.ours)
        }

        func want(_ edit: TagEdit) async throws {
            try await edits.want(edit, of: company.connection, workspace: ImportBench.ours, cause: .commandLine)
        }

        @discardableResult
        func push() async throws -> Int {
            let journal = Journal(world: world)
            let tags = TagIntake(database: bench.database, desk: TagDesk(journal: journal, world: world), world: world)
            return try await TagPush(
                database: bench.database, tags: tags, contacts: ContactDesk(journal: journal, world: world), world: world).run(asked)
        }

        func look() async throws {
            let journal = Journal(world: world)
            _ = try await TagIntake(database: bench.database, desk: TagDesk(journal: journal, world: world), world: world).compare(asked)
        }

        func open() async throws -> [String] {
            try await edits.open(of: company.connection, workspace: ImportBench.ours).map { "\($0.kind) \($0.state)" }
        }

        var names: [String] { platform.state.withLock { $0.tags.values.sorted() } }
        var calls: [String] { platform.state.withLock { $0.calls } }
    }

    static func with(_ engine: Engine, _ body: (Counter) async throws -> Void) async throws {
        try await ImportBench.with(engine) { bench in
            let counter = Counter(try await CustomerGroupTests.Company(bench))
            try await counter.look()
            try await body(counter)
        }
    }

    @Test(arguments: Engine.available) func whatIsWantedIsBroughtAndThenSo(_ engine: Engine) async throws {
        try await Self.with(engine) { counter in
            try await counter.want(.rename(id: "et1", name: "白银"))
            try await counter.want(.create(name: "金卡", group: "等级"))
            #expect(try await counter.push() == 2)
            #expect(counter.names == ["白银", "金卡"])
            try await counter.want(.rename(id: "et1", name: "铂金"))
            try await counter.want(.delete(id: "et2"))
            #expect(try await counter.push() == 2)
            #expect(counter.names == ["铂金"])
            #expect(try await counter.open() == [])
            let shown = try await counter.bench.database.read { tx in
                try TagQueries.groups(of: counter.company.connection.id, workspace: ImportBench.ours, tx).flatMap { $0.tags.map(\.name) }
            }
            #expect(shown == ["铂金"], "what was asked of the API is not called back, and is known all the same")
        }
    }

    @Test(arguments: Engine.available) func whatWasChangedInWeComStays(_ engine: Engine) async throws {
        try await Self.with(engine) { counter in
            try await counter.want(.rename(id: "et1", name: "白银"))
            counter.platform.state.withLock { $0.tags["et1"] = "贵宾" }
            #expect(try await counter.push() == 0)
            #expect(counter.names == ["贵宾"] && counter.calls.isEmpty)
            #expect(try await counter.open() == ["rename failed"])
        }
    }

    /// The first of two wishes fails for now, the second is fulfilled: the first is not fulfilled after it.
    @Test(arguments: Engine.available) func theLaterWishCounts(_ engine: Engine) async throws {
        try await Self.with(engine) { counter in
            counter.platform.state.withLock { $0.isBusy = true }
            try await counter.want(.rename(id: "et1", name: "白银"))
            try await counter.push()
            counter.platform.state.withLock { $0.isBusy = false }
            try await counter.want(.rename(id: "et1", name: "铂金"))
            #expect(try await counter.push() == 1)
            counter.clock.advance(.minutes(1))
            #expect(try await counter.push() == 0)
            #expect(counter.names == ["铂金"])
            #expect(try await counter.open() == ["rename failed"])
        }
    }

    /// A tag whose making got no answer is looked for before it is made again.
    @Test(arguments: Engine.available) func nothingUnknownIsRepeatedWithoutALook(_ engine: Engine) async throws {
        try await Self.with(engine) { counter in
            counter.platform.state.withLock { $0.losesAnswers = true }
            try await counter.want(.create(name: "金卡", group: "等级"))
            #expect(try await counter.push() == 0)
            #expect(try await counter.open() == ["create checking"])
            counter.platform.state.withLock { $0.losesAnswers = false }
            counter.clock.advance(.minutes(1))
            #expect(try await counter.push() == 1)
            #expect(counter.calls == ["add_corp_tag"] && counter.names == ["金卡", "银卡"])
        }
    }

    @Test(arguments: Engine.available) func whatCannotBeIsRefusedAtOnce(_ engine: Engine) async throws {
        try await Self.with(engine) { (counter: Counter) async throws in
            let edge = ContactEdgeKey(staff: "LiuYang", contact: "wm1")
            let wishes: [(TagEdit, TagRefusal)] = [
                (.create(name: "银卡", group: "等级"), .nameTaken), (.create(name: "", group: "等级"), .name),
                (.rename(id: "et1", name: String(repeating: "长", count: 31)), .name), (.rename(id: "et7", name: "白银"), .unknownTag),
                (.delete(id: "et7"), .unknownTag), (.mark(edge, adding: ["et1"], removing: []), .unknownContact),
                (.mark(edge, adding: ["et1"], removing: ["et1"]), .nothing), (.mark(edge, adding: [], removing: []), .nothing),
            ]
            for (edit, refusal) in wishes {
                await #expect(throws: refusal) { try await counter.want(edit) }
            }
            let open = try await counter.open()
            #expect(open == [])
        }
    }
}
