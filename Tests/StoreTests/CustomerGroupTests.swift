import Engines
import FeatureRules
import FeatureStores
import Journal
import Kernel
import Storage
import Testing
import Vault
import WeComConnector

/// Groups of a connected WeCom, on both engines.
@Suite(.serialized) struct CustomerGroupTests {
    static let now = Instant(milliseconds: 1_795_250_000_000)
    static func guest(_ key: String, _ name: String = "", daysAgo: Int64 = 9, isStaff: Bool = false, by inviter: String = "") -> GroupGuest {
        GroupGuest(key: key, isStaff: isStaff, name: name, joined: now - .days(daysAgo), way: inviter.isEmpty ? .code : .invited, inviter: inviter)
    }
    static let staff = guest("LiuYang", "柳阳", daysAgo: 30, isStaff: true)

    struct Company: Sendable {
        let bench: ImportBench
        let connection: ConnectionEntry
        var desk: CustomerGroupDesk { CustomerGroupDesk(journal: Journal(world: bench.world), board: bench.board, world: bench.world) }

        init(_ bench: ImportBench) async throws {
            self.bench = bench
            let vault = Vault(key: [UInt8](repeating: 7, count: Vault.keyBytes), world: bench.world)
            connection = try await ConnectionDesk(database: bench.database, vault: vault, world: bench.world).connect(
                ConnectionTerms(
                    corpID: "ww1a2b3c4d5e6f7081", agentID: "1000007", secret: "a-secret-of-the-app", token: "hello",
                    encodingKey: String(repeating: "k", count: 43)), workspace: ImportBench.ours, cause: .commandLine)
        }

        @discardableResult
        func look(
            _ guests: [GroupGuest], name: String = "春芽福利群", owner: String = "LiuYang", told: [GroupTelling] = [], at: Instant = now
        ) async throws -> CustomerGroupDesk.Outcome {
            let look = GroupLook(chatID: "wr1", name: name, owner: owner, guests: guests, at: at), desk = desk, connection = connection
            return try await bench.database.write { tx in try desk.note(look, told: told, from: connection, workspace: ImportBench.ours, tx) }
        }

        func events() async throws -> [String: Int] {
            try await bench.database.read { tx in
                var found: [String: Int] = [:]
                try tx.each("SELECT kind, count(*) FROM event WHERE workspace_id = \(ImportBench.ours) GROUP BY kind") { found[$0.text(0)] = $0.int(1) }
                return found
            }
        }

        func present() async throws -> Int {
            try await bench.database.read { tx in
                try tx.first("SELECT count(*) FROM membership WHERE workspace_id = \(ImportBench.ours) AND present = 1") { $0.int(0) } ?? 0
            }
        }
    }

    @Test(arguments: Engine.available) func aLookBecomesMembersEventsAndBoards(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            let company = try await Company(bench), everybody = [Self.staff, Self.guest("wm1", "小满"), Self.guest("wm2", "阿明", by: "LiuYang")]
            let first = try await company.look(everybody)
            #expect(first.isNew && first.came == 3 && first.went == 0)
            #expect(try await company.look(everybody) == CustomerGroupDesk.Outcome())
            #expect(try await company.events() == ["membership.joined": 3, "member.operator_marked": 1])
            let invited = try await bench.database.read { tx in
                try tx.first("SELECT count(*) FROM event WHERE workspace_id = \(ImportBench.ours) AND other_id IS NOT NULL") { $0.int(0) }
            }
            #expect(invited == 1)
            #expect(try await company.present() == 3)
            #expect(try await bench.boardsAreTrue())
        }
    }

    @Test(arguments: Engine.available) func whoWentIsKeptAndMayComeBack(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            let company = try await Company(bench)
            try await company.look([Self.staff, Self.guest("wm1", "小满"), Self.guest("wm2", "阿明")])
            let told = [GroupTelling(key: "wm1", kind: .went(isRemoved: true), at: Self.now - .days(1))]
            let second = try await company.look([Self.staff, Self.guest("wm2", "阿明")], told: told)
            #expect(second.went == 1 && second.came == 0)
            // The same callback once more, after the look that knew of it.
            #expect(try await company.look([Self.staff, Self.guest("wm2", "阿明")], told: told) == CustomerGroupDesk.Outcome())
            let (events, present) = (try await company.events(), try await company.present())
            #expect(events["membership.removed"] == 1 && present == 2)
            let third = try await company.look([Self.staff, Self.guest("wm2", "阿明"), Self.guest("wm1", "小满", daysAgo: 0)])
            #expect(third.came == 1)
            let members = try await bench.count("member")
            #expect(members == 3, "the same person")
            #expect(try await company.present() == 3)
            #expect(try await bench.boardsAreTrue())
        }
    }

    @Test(arguments: Engine.available) func namesAndOwnersOfThePlatformWin(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            let company = try await Company(bench)
            try await company.look([Self.staff])
            let group = try #require(try await bench.database.read { tx in try GroupQueries.all(in: ImportBench.ours, tx).first })
            let names = GroupDesk(database: bench.database, journal: Journal(world: bench.world), world: bench.world)
            try await names.rename(group.id, to: "我们叫它一群", workspace: ImportBench.ours, cause: .commandLine)
            #expect(try await company.look([Self.staff]) == CustomerGroupDesk.Outcome(), "a look that tells nothing new leaves our name")
            let renamed = try await company.look([Self.staff], name: "春芽福利2群", owner: "ChenWei")
            #expect(renamed.isRenamed)
            #expect(try await bench.database.read { tx in try GroupQueries.all(in: ImportBench.ours, tx).map(\.name) } == ["春芽福利2群"])
            #expect(try await company.events()["group.owner_changed"] == 1)
        }
    }

    @Test(arguments: Engine.available) func whomAPersonSaidIsNotOursStaysSo(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            let company = try await Company(bench)
            try await company.look([Self.staff])
            let member = try #require(try await bench.database.read { tx in try OperatorBoard.marked(in: ImportBench.ours, tx).first })
            let members = MemberDesk(database: bench.database, journal: Journal(world: bench.world), board: bench.board, world: bench.world)
            try await members.mark(member, as: nil, workspace: ImportBench.ours, cause: .commandLine)
            try await company.look([])
            try await company.look([Self.guest("LiuYang", "柳阳", daysAgo: 0, isStaff: true)])
            #expect(try await bench.database.read { tx in try OperatorBoard.marked(in: ImportBench.ours, tx).isEmpty })
        }
    }

    /// A platform that shows one group, and refuses as it is told.
    static func client(_ world: World, group: String, code: Int = 0) -> WeComClient {
        let transport = WeComTransport { request throws(WeComTransport.Problem) in
            let text = request.target.contains("gettoken")
                ? #"{"errcode":0,"access_token":"T","expires_in":7200}"# : code == 0 ? group : #"{"errcode":\#(code),"errmsg":"no"}"#
            return WeComResponse(status: 200, contentType: "application/json", body: Array(text.utf8))
        }
        return WeComClient(
            corpID: "ww1a2b3c4d5e6f7081", secret: "a-secret-of-the-app", transport: transport, limits: WeComLimits(world: world, counts: false),
            world: world, sleep: { _ in })
    }

    @Test(arguments: Engine.available) func aDeliveryIsSettledWithWhatCameOfIt(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            let company = try await Company(bench), inbox = Inbox(world: bench.world), connection = company.connection
            let intake = IntakeDesk(
                database: bench.database, topics: [GroupIntake(database: bench.database, desk: company.desk, world: bench.world)], world: bench.world)
            let at = Self.now.milliseconds / 1000
            let told = "<xml><FromUserName>sys</FromUserName><CreateTime>\(at - 60)</CreateTime><Event>change_external_chat</Event><ChatId>wr1</ChatId><ChangeType>update</ChangeType><UpdateDetail>add_member</UpdateDetail><JoinScene>3</JoinScene><MemChangeList><Item>wm1</Item></MemChangeList></xml>"
            let group = #"{"errcode":0,"group_chat":{"chat_id":"wr1","name":"群","owner":"LiuYang","create_time":\#(at - 999),"member_list":[{"userid":"wm1","type":2,"join_time":\#(at - 60),"join_scene":3,"name":"小满"}],"admin_list":[]}}"#
            func receive(_ text: String, key: UInt8) async throws {
                try await bench.database.write { tx in
                    _ = try inbox.receive(source: connection.inboxSource, key: [key], body: Array(text.utf8), workspace: ImportBench.ours, tx)
                }
            }
            func counts() async throws -> [Handling.State: Int] {
                try await bench.database.read { tx in try inbox.counts(workspace: ImportBench.ours, tx) }
            }
            try await receive(told, key: 1)
            try await receive("<xml><Event>something_new</Event></xml>", key: 2)
            var outcome = try await intake.handle(ConnectedCompany(connection: connection, client: Self.client(bench.world, group: group), workspace: ImportBench.ours))
            #expect(outcome.came == 1 && outcome.handled == 2)
            #expect(try await counts() == [.done: 2])
            // Busy now: it comes again later. Over: the group is dismissed.
            try await receive(told.replacing("add_member", with: "change_name"), key: 3)
            outcome = try await intake.handle(ConnectedCompany(connection: connection, client: Self.client(bench.world, group: group, code: -1), workspace: ImportBench.ours))
            #expect(outcome.postponed == 1)
            #expect(try await counts() == [.done: 2, .waiting: 1])
            try await receive(told.replacing("<ChangeType>update", with: "<ChangeType>dismiss"), key: 4)
            outcome = try await intake.handle(ConnectedCompany(connection: connection, client: Self.client(bench.world, group: group, code: 49008), workspace: ImportBench.ours))
            #expect(outcome.handled == 1)
            #expect(try await company.events()["group.dismissed"] == 1)
            #expect(try await company.present() == 1)
            // A secret that is refused leaves everything as it was.
            try await receive(told.replacing("add_member", with: "change_owner"), key: 5)
            await #expect(throws: WeComFailure.self) {
                _ = try await intake.handle(ConnectedCompany(connection: connection, client: Self.client(bench.world, group: group, code: 60020), workspace: ImportBench.ours))
            }
            let left = try await counts()
            #expect(left[.failed] == nil && left[.claimed] == nil && left[.waiting] == 2)
        }
    }

    /// Groups that a secret may never see do not have everything compared again and again; what may work another time does.
    @Test(arguments: Engine.available) func whatIsNeverShownIsNotMissed(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            let company = try await Company(bench)
            let groups = GroupIntake(database: bench.database, desk: company.desk, world: bench.world)
            let contacts = ContactIntake(
                database: bench.database, desk: ContactDesk(journal: Journal(world: bench.world), world: bench.world), world: bench.world)
            let intake = IntakeDesk(database: bench.database, topics: [contacts, groups], world: bench.world)
            func compared(_ code: Int, list: Int) async throws -> IntakeOutcome {
                let transport = WeComTransport { request throws(WeComTransport.Problem) in
                    let text = request.target.contains("gettoken")
                        ? #"{"errcode":0,"access_token":"T","expires_in":7200}"#
                        : request.target.contains("groupchat/list")
                            ? #"{"errcode":0,"group_chat_list":[{"chat_id":"wr1","status":0},{"chat_id":"wr2","status":0}],"next_cursor":""}"#
                            : #"{"errcode":\#(request.target.contains("groupchat/get") ? code : list),"errmsg":"no"}"#
                    return WeComResponse(status: 200, contentType: "application/json", body: Array(text.utf8))
                }
                let client = WeComClient(
                    corpID: "ww1a2b3c4d5e6f7081", secret: "a-secret-of-the-app", transport: transport,
                    limits: WeComLimits(world: bench.world, counts: false), world: bench.world, sleep: { _ in })
                return try await intake.compare(ConnectedCompany(connection: company.connection, client: client, workspace: ImportBench.ours))
            }
            let never = try await compared(48002, list: 48002)
            #expect(never.hidden == 3 && never.missed == 0)
            let later = try await compared(-1, list: -1)
            #expect(later.hidden == 0 && later.missed == 3)
        }
    }
}
