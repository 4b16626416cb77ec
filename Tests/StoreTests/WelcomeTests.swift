import Engines
import FeatureRules
import FeatureStores
import Journal
import Kernel
import Storage
import Testing
import Vault
import WeComConnector

/// Welcomes on both engines, every transaction run twice.
@Suite(.serialized) struct WelcomeTests {
    static let ours = ImportBench.ours
    private static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 1, 2, 3, 4]

    struct Shop: Sendable {
        let bench: ImportBench
        let clock = SimulatedClock(Instant(milliseconds: 1_795_250_000_000))
        let world: World
        let database: any Database
        let desk: WelcomeDesk
        let media: WelcomeMediaDesk
        let greetings: GreetingDesk
        let groups: GroupWelcomeDesk
        let dispatch: GroupWelcomeDispatch
        let callbacks: CallbackDesk
        let connection: ConnectionEntry
        let bell = GreetingBell()

        init(_ bench: ImportBench) async throws {
            self.bench = bench
            world = World.simulated(seed: 3, clock: clock)
            database = TwiceDatabase(inner: bench.database)
            let vault = Vault(key: Array(repeating: 7, count: Vault.keyBytes), world: world)
            desk = WelcomeDesk(database: database, world: world)
            media = WelcomeMediaDesk(database: database, world: world)
            greetings = GreetingDesk(database: database, zones: bench.zones, world: world)
            groups = GroupWelcomeDesk(database: database, world: world)
            dispatch = GroupWelcomeDispatch(database: database, world: world)
            callbacks = CallbackDesk(database: database, vault: vault, witnesses: [GreetingIntake(bell: bell, world: world)], world: world)
            connection = try await ConnectionDesk(database: database, vault: vault, world: world).connect(
                ConnectionTests.Office.terms(), workspace: WelcomeTests.ours, cause: .system)
        }

        var line: GreetingDesk.Line? { get async throws { try await greetings.lines().first } }

        func welcome(_ name: String, text: String = "你好", isDefault: Bool = true, states: [String] = [], tags: [String] = []) async throws -> WelcomeID {
            let plan = try WelcomePlan(
                name: name, text: WelcomeText(text), calling: "朋友", isDefault: isDefault,
                terms: WelcomeTerms(states: states, staff: [], hours: .always, tags: tags))
            return try await desk.add(plan, workspace: WelcomeTests.ours, cause: .system)
        }

        /// Somebody comes; false if that was told before.
        @discardableResult
        func come(_ code: String, state: String = "", type: String = "add_external_contact", ago: Span = .seconds(0)) async throws -> Bool {
            let at = (world.now() - ago).milliseconds / 1000, welcome = code.isEmpty ? "" : "<WelcomeCode><![CDATA[\(code)]]></WelcomeCode>"
            let text =
                "<xml><CreateTime>\(at)</CreateTime><MsgType>event</MsgType><Event>change_external_contact</Event><ChangeType>\(type)</ChangeType>"
                + "<UserID>lina</UserID><ExternalUserID>wm\(code)</ExternalUserID><State>\(state)</State>\(welcome)</xml>"
            let receiver = try #require(try await callbacks.receiver(connection.id))
            return try await callbacks.keep(CallbackMessage(Array(text.utf8)), for: receiver)
        }

        func figures() async throws -> GreetingFigures {
            let since = world.now() - .days(7)
            return try await database.read { tx in try GreetingQueries.figures(since: since, in: WelcomeTests.ours, tx) }
        }

        func failing(_ code: Int?) async throws -> GreetingCourse.Setback {
            let answer = Array(#"{"errcode":\#(code ?? 0),"errmsg":"no"}"#.utf8)
            let client = WeComClient(
                corpID: ConnectionTests.corp, secret: "s",
                transport: WeComTransport { request throws(WeComTransport.Problem) in
                    if request.path.hasSuffix("gettoken") { return WeComResponse(body: Array(#"{"errcode":0,"errmsg":"ok","access_token":"t","expires_in":7200}"#.utf8)) }
                    guard code != nil else { throw .lost("closed") }
                    return WeComResponse(body: answer)
                }, limits: WeComLimits(world: world), world: world, sleep: { _ in Issue.record("the client itself tries again") })
            let failure = try #require(
                await #expect(throws: WeComFailure.self) { _ = try await client.call(WeComWelcome.send(code: "c", text: "x").once(within: .seconds(5))) })
            return GreetingCourse.Setback(failure)
        }
    }

    static func with(_ engine: Engine, _ body: (Shop) async throws -> Void) async throws {
        try await ImportBench.with(engine) { bench in try await body(Shop(bench)) }
    }

    @Test(arguments: Engine.available) func whoComesWaitsFromTheSameTransactionOn(_ engine: Engine) async throws {
        try await Self.with(engine) { shop in
            _ = try await shop.welcome("默认")
            #expect(try await shop.come("a"))
            #expect(try await !shop.come("a"))
            #expect(try await shop.come("b", type: "add_half_external_contact"))
            for type in ["edit_external_contact", "msg_audit_approved", "del_follow_user"] { try await shop.come("c", type: type) }
            try await shop.come("")
            try await shop.come(String(repeating: "d", count: 600))
            #expect(try await shop.bench.count("greeting") == 2)
            #expect(try await shop.figures().counts == [.waiting: 2])
            // The same code in another callback.
            #expect(try await shop.come("b"))
            #expect(try await shop.bench.count("greeting") == 2)
            let line = try #require(try await shop.line)
            #expect(line.workspace == Self.ours && line.connection == shop.connection.id)
            let errands = try await shop.greetings.claim(10, of: line)
            #expect(errands.map(\.code) == ["a", "b"] && errands.allSatisfy { $0.body.text == "你好" && $0.staff == "lina" && $0.doubts == 0 })
            // On disk before anybody calls, and taken once.
            #expect(try await shop.figures().counts == [.sending: 2])
            #expect(try await shop.greetings.claim(10, of: line).isEmpty)
            #expect(try await shop.greetings.lines().isEmpty)
        }
    }

    @Test(arguments: Engine.available) func whoIsHandedOverIsNoNewFriend(_ engine: Engine) async throws {
        try await Self.with(engine) { shop in
            try await shop.database.write { [now = shop.world.now()] tx in
                try tx.run("DELETE FROM transfer_item")
                try tx.run(
                    """
                    INSERT INTO transfer_item (workspace_id, order_id, kind, key, to_userid, batch, state, changed_ms)
                    VALUES (\(Self.ours), 1, 'customer', 'wma', 'lina', 1, 'waiting', \(now - .days(1))),
                        (\(Self.ours), 2, 'customer', 'wmb', 'lina', 1, 'failed', \(now - .days(1)))
                    """)
            }
            #expect(try await shop.come("a"))
            #expect(try await shop.come("b"))
            #expect(try await shop.bench.count("greeting") == 1)
        }
    }

    @Test(arguments: Engine.available) func statesConserve(_ engine: Engine) async throws {
        try await Self.with(engine) { shop in
            _ = try await shop.welcome("海报", isDefault: false, states: ["poster"])
            for code in ["a", "b", "c", "d", "e"] { try await shop.come(code, state: "poster") }
            try await shop.come("none", state: "card")
            try await shop.come("old", state: "poster", ago: .seconds(25))
            let line = try #require(try await shop.line)
            let errands = try await shop.greetings.claim(3, of: line)
            #expect(errands.map(\.code) == ["a", "b", "c"])
            shop.clock.advance(.seconds(2))
            try await shop.greetings.settle(errands[0], .sent, nil, code: nil, leftOut: 0, workspace: Self.ours)
            try await shop.greetings.settle(errands[1], .refused, .alreadyTalking, code: 41051, leftOut: 0, workspace: Self.ours)
            try await shop.greetings.settle(errands[2], .sent, .media, code: nil, leftOut: 2, workspace: Self.ours)
            // What was settled stays so.
            try await shop.greetings.settle(errands[0], .unknown, .noAnswer, code: nil, leftOut: 0, workspace: Self.ours)
            shop.clock.advance(.seconds(18))
            #expect(try await shop.greetings.claim(10, of: line).isEmpty)
            let figures = try await shop.figures()
            #expect(figures.counts == [.sent: 2, .refused: 1, .unmatched: 1, .tooLate: 3] && figures.asked == 7 && figures.open == 0 && figures.partly == 1)
            #expect(figures.pace == GreetingPace(medianMs: 2_000, p99Ms: 2_000, slowestMs: 2_000))
            let since = shop.world.now() - .days(1)
            let troubles = try await shop.database.read { tx in try GreetingQueries.troubles(since: since, limit: 10, in: Self.ours, tx) }
            #expect(troubles.count == 5 && Set(troubles.compactMap(\.reason)) == [.alreadyTalking, .media, .toldLate, .nobodyThere])
            let others = try await shop.database.read { tx in try GreetingQueries.figures(since: since, in: ImportBench.theirs, tx) }
            #expect(others.asked == 0)
            #expect(try await shop.database.read { tx in try GreetingQueries.late(since: since, in: Self.ours, tx) } == 3)
        }
    }

    /// Nobody could send it, and it was not the server that stood still.
    @Test(arguments: Engine.available) func refusedCredentialsAreTheReason(_ engine: Engine) async throws {
        try await Self.with(engine) { shop in
            _ = try await shop.welcome("默认")
            try await shop.come("a")
            try await shop.come("told-late", ago: .seconds(25))
            try await shop.database.write { tx in
                try tx.run("UPDATE wecom_connection SET state = 'refused' WHERE id = \(shop.connection.id)")
            }
            let line = try #require(try await shop.line)
            #expect(try await shop.greetings.claim(0, of: line).isEmpty)
            shop.clock.advance(.seconds(21))
            #expect(try await shop.greetings.claim(0, of: line).isEmpty)
            let since = shop.world.now() - .days(1)
            let troubles = try await shop.database.read { tx in try GreetingQueries.troubles(since: since, limit: 10, in: Self.ours, tx) }
            #expect(Set(troubles.compactMap(\.reason)) == [.credentialsRefused, .toldLate])
            #expect(try await shop.figures().counts == [.tooLate: 2])
        }
    }

    /// Disconnected, a template can be taken out here; it stays in WeCom, and nothing waits for a company that may never come back.
    @Test(arguments: Engine.available) func templatesOfACompanyThatIsGoneEnd(_ engine: Engine) async throws {
        try await Self.with(engine) { shop in
            let id = shop.connection.id, vault = Vault(key: Array(repeating: 7, count: Vault.keyBytes), world: shop.world)
            let desk = ConnectionDesk(database: shop.database, vault: vault, world: shop.world)
            func plan(_ text: String) throws -> GroupWelcomePlan { try GroupWelcomePlan(text: text, attachment: nil, notifies: true) }
            let made = try await shop.groups.add(plan("在那边"), by: id, workspace: Self.ours, cause: .system)
            let errand = try #require(try await shop.dispatch.next(by: id, in: Self.ours))
            try await shop.dispatch.settle(errand, .accepted, templateID: "msg1", problem: nil, workspace: Self.ours)
            let under = try await shop.groups.add(plan("正在做"), by: id, workspace: Self.ours, cause: .system)
            _ = try #require(try await shop.dispatch.next(by: id, in: Self.ours))
            let never = try await shop.groups.add(plan("没做"), by: id, workspace: Self.ours, cause: .system)
            try await desk.remove(id, workspace: Self.ours, cause: .system)
            for entry in try await shop.groups.all(in: Self.ours) { #expect(entry.isGone && !entry.isUnderWay) }
            await #expect(throws: WelcomeRefusal.companyGone) { try await shop.groups.change(made, plan("x"), workspace: Self.ours, cause: .system) }
            #expect(try await shop.groups.remove(made, workspace: Self.ours, cause: .system), "it stays in WeCom")
            #expect(try await !shop.groups.remove(never, workspace: Self.ours, cause: .system))
            #expect(try await !shop.groups.remove(under, workspace: Self.ours, cause: .system))
            #expect(try await shop.groups.all(in: Self.ours).isEmpty)
            #expect(try await !shop.dispatch.isDue(by: id, in: Self.ours), "nothing waits")
        }
    }

    @Test(arguments: Engine.available) func whatSomebodySentWhoWasStoppedIsInDoubt(_ engine: Engine) async throws {
        try await Self.with(engine) { shop in
            let welcome = try await shop.welcome("默认", text: "第一版")
            try await shop.come("a")
            try await shop.come("b")
            let line = try #require(try await shop.line)
            _ = try await shop.greetings.claim(1, of: line)
            // Stopped here. What it says is changed before the next one begins: they are told what they may have been told.
            try await shop.desk.change(
                welcome, WelcomePlan(name: "默认", text: WelcomeText("第二版"), calling: "", isDefault: true, terms: .always), workspace: Self.ours, cause: .system)
            try await shop.greetings.releaseAll()
            let again = try await shop.greetings.claim(10, of: line)
            #expect(again.map(\.code) == ["a", "b"] && again.map(\.doubts) == [1, 0] && again.map(\.body.text) == ["第一版", "第二版"])
            try await shop.greetings.releaseAll()
            shop.clock.advance(.seconds(30))
            #expect(try await shop.greetings.claim(10, of: line).isEmpty)
            #expect(try await shop.figures().counts == [.unknown: 2], "never too late: it may have arrived")
            // Removed, it still tells what was said.
            try await shop.desk.remove(welcome, workspace: Self.ours, cause: .system)
            let since = shop.world.now() - .days(1)
            let troubles = try await shop.database.read { tx in try GreetingQueries.troubles(since: since, limit: 10, in: Self.ours, tx) }
            #expect(troubles.map(\.told?.name) == ["默认", "默认"])
        }
    }

    @Test(arguments: Engine.available) func welcomesAreOrderedAndVersioned(_ engine: Engine) async throws {
        try await Self.with(engine) { shop in
            let first = try await shop.welcome("一", isDefault: false), second = try await shop.welcome("二", isDefault: false), rest = try await shop.welcome("默认")
            await #expect(throws: WelcomeRefusal.defaultTaken) { _ = try await shop.welcome("又一个") }
            try await shop.desk.moveUp(second, workspace: Self.ours, cause: .system)
            try await shop.desk.moveUp(second, workspace: Self.ours, cause: .system)
            #expect(try await shop.desk.all(in: Self.ours).map(\.id) == [second, first, rest])
            #expect(try await shop.desk.all(in: ImportBench.theirs).isEmpty)
            await #expect(throws: WelcomeRefusal.notFound) { _ = try await shop.desk.one(first, in: ImportBench.theirs) }
            let link = try WelcomeAttachment.link(typed: "菜单", address: "https://example.com", picture: "", description: "")
            for _ in 0..<9 { try await shop.desk.attach(link, to: first, workspace: Self.ours, cause: .system) }
            await #expect(throws: WelcomeRefusal.tooManyAttachments) { try await shop.desk.attach(link, to: first, workspace: Self.ours, cause: .system) }
            #expect(try await shop.desk.one(first, in: Self.ours).version == 10)
            await #expect(throws: WelcomeRefusal.changedMeanwhile) { try await shop.desk.detach(0, version: 3, of: first, workspace: Self.ours, cause: .system) }
            await #expect(throws: WelcomeRefusal.notFound) { try await shop.desk.detach(9, version: 10, of: first, workspace: Self.ours, cause: .system) }
            try await shop.desk.detach(8, version: 10, of: first, workspace: Self.ours, cause: .system)
            #expect(try await shop.desk.one(first, in: Self.ours).body.attachments.count == 8)
            try await shop.desk.turn(first, isOn: false, workspace: Self.ours, cause: .system)
            try await shop.desk.turn(second, isOn: false, workspace: Self.ours, cause: .system)
            try await shop.come("a")
            let errand = try await shop.greetings.claim(5, of: #require(shop.line))
            #expect(errand.count == 1 && errand[0].body.attachments.isEmpty)
        }
    }

    @Test(arguments: Engine.available) func filesAreGivenAgainBeforeThreeDaysAreOver(_ engine: Engine) async throws {
        try await Self.with(engine) { shop in
            let welcome = try await shop.welcome("默认"), id = shop.connection.id
            let file = try await shop.media.add(name: "a/b\\菜单.png", bytes: Self.png, workspace: Self.ours)
            let kept = try await shop.media.file(file.id, in: Self.ours)
            #expect(file.kind == .image && kept?.name == "菜单.png")
            let theirs = try await shop.media.file(file.id, in: ImportBench.theirs)
            #expect(theirs == nil)
            #expect(try await shop.media.due(at: id, in: Self.ours).isEmpty, "nobody shows it")
            await #expect(throws: WelcomeRefusal.fileMissing) {
                try await shop.desk.attach(.video(medium: file.id.rawValue), to: welcome, workspace: Self.ours, cause: .system)
            }
            try await shop.desk.attach(WelcomeAttachment(.image, file.id), to: welcome, workspace: Self.ours, cause: .system)
            #expect(try await shop.media.due(at: id, in: Self.ours) == [file.id])
            #expect(try await shop.media.known([file.id], by: id, in: Self.ours).isEmpty)
            try await shop.media.noteFailed(nil, of: file.id, by: id, workspace: Self.ours)
            #expect(try await shop.media.due(at: id, in: Self.ours).isEmpty)
            shop.clock.advance(.minutes(2))
            #expect(try await shop.media.due(at: id, in: Self.ours) == [file.id])
            try await shop.media.note("m1", of: file.id, at: shop.world.now(), by: id, workspace: Self.ours)
            #expect(try await shop.media.known([file.id], by: id, in: Self.ours) == [file.id: "m1"])
            #expect(try await shop.media.due(at: id, in: Self.ours).isEmpty)
            shop.clock.advance(.hours(49))
            // It is still sent while the next one is on its way.
            #expect(try await shop.media.known([file.id], by: id, in: Self.ours) == [file.id: "m1"])
            #expect(try await shop.media.due(at: id, in: Self.ours) == [file.id])
            shop.clock.advance(.hours(23))
            #expect(try await shop.media.known([file.id], by: id, in: Self.ours).isEmpty)
            try await shop.media.note("m2", of: file.id, at: shop.world.now(), by: id, workspace: Self.ours)
            try await shop.media.forget([file.id], by: id, workspace: Self.ours)
            #expect(try await shop.media.due(at: id, in: Self.ours) == [file.id])
            try await shop.media.noteFailed("media/upload: errcode 40006", of: file.id, by: id, workspace: Self.ours)
            shop.clock.advance(.hours(5))
            #expect(try await shop.media.due(at: id, in: Self.ours).isEmpty)
            #expect(try await shop.media.all(in: Self.ours).first?.problem != nil)
            await #expect(throws: WelcomeRefusal.fileInUse) { try await shop.media.remove(file.id, workspace: Self.ours) }
            try await shop.desk.remove(welcome, workspace: Self.ours, cause: .system)
            try await shop.media.remove(file.id, workspace: Self.ours)
            await #expect(throws: WelcomeRefusal.fileTooLarge) {
                _ = try await shop.media.add(name: "x.png", bytes: Self.png + [UInt8](repeating: 0, count: 10 << 20), workspace: Self.ours)
            }
            await #expect(throws: WelcomeRefusal.fileMissing) { _ = try await shop.media.add(name: "x", bytes: [1], workspace: Self.ours) }
        }
    }

    @Test(arguments: Engine.available) func templatesAreMadeChangedAndDeletedOnce(_ engine: Engine) async throws {
        try await Self.with(engine) { shop in
            let id = shop.connection.id
            func plan(_ text: String) throws -> GroupWelcomePlan { try GroupWelcomePlan(text: text, attachment: nil, notifies: true) }
            let template = try await shop.groups.add(plan("欢迎"), by: id, workspace: Self.ours, cause: .system)
            await #expect(throws: WelcomeRefusal.connectionUnknown) { _ = try await shop.groups.add(plan("欢迎"), by: id, workspace: ImportBench.theirs, cause: .system) }
            await #expect(throws: WelcomeRefusal.underWay) { try await shop.groups.change(template, plan("你好"), workspace: Self.ours, cause: .system) }
            #expect(try await shop.dispatch.isDue(by: id, in: Self.ours))
            let making = try #require(try await shop.dispatch.next(by: id, in: Self.ours))
            #expect(try await shop.dispatch.next(by: id, in: Self.ours) == nil && making.template.plan.text == "欢迎")
            try await shop.dispatch.settle(making, .lost, templateID: nil, problem: "no answer", workspace: Self.ours)
            #expect(try await shop.groups.one(template, in: Self.ours).change == .unknown)
            shop.clock.advance(.hours(1))
            #expect(try await shop.dispatch.next(by: id, in: Self.ours) == nil, "never made twice by itself")
            try await shop.groups.change(template, plan("你好"), workspace: Self.ours, cause: .system)
            let again = try #require(try await shop.dispatch.next(by: id, in: Self.ours))
            try await shop.dispatch.settle(again, .accepted, templateID: "msg1", problem: nil, workspace: Self.ours)
            let there = try await shop.groups.one(template, in: Self.ours)
            #expect(there.templateID == "msg1" && there.change == .done && there.plan.text == "你好")
            try await shop.groups.remove(template, workspace: Self.ours, cause: .system)
            let leaving = try #require(try await shop.dispatch.next(by: id, in: Self.ours))
            #expect(leaving.template.isLeaving && leaving.template.templateID == "msg1")
            try await shop.dispatch.settle(leaving, .accepted, templateID: nil, problem: nil, workspace: Self.ours)
            #expect(try await shop.groups.all(in: Self.ours).isEmpty)
            for number in 0..<100 { _ = try await shop.groups.add(plan("第 \(number) 条"), by: id, workspace: Self.ours, cause: .system) }
            await #expect(throws: WelcomeRefusal.tooManyTemplates) { _ = try await shop.groups.add(plan("多了"), by: id, workspace: Self.ours, cause: .system) }
        }
    }

    @Test func answersOfThePlatformAreToldApartAndTriedOnce() async throws {
        try await Self.with(.sqlite) { shop in
            #expect(try await shop.failing(41050) == .refused(code: 41050))
            #expect(try await shop.failing(41096) == .later(code: 41096))
            #expect(try await shop.failing(40007) == .mediaGone)
            #expect(try await shop.failing(-1) == .later(code: -1))
            #expect(try await shop.failing(nil) == .lost)
            #expect(try await shop.failing(48002) == .refused(code: 48002))
            if case .held(_, code: 45009) = try await shop.failing(45009) {} else { Issue.record("45009 holds us back") }
        }
    }

    /// Whoever uses no welcomes is not told that one was too late.
    @Test(arguments: Engine.available) func whatNobodyWantedToSayIsNeverLate(_ engine: Engine) async throws {
        try await Self.with(engine) { shop in
            try await shop.come("a", ago: .seconds(40))
            #expect(try await shop.greetings.claim(0, of: #require(shop.line)).isEmpty)
            #expect(try await shop.figures().counts == [.unmatched: 1])
        }
    }

    @Test(arguments: Engine.available) func oldOnesAreForgotten(_ engine: Engine) async throws {
        try await Self.with(engine) { shop in
            try await shop.come("a")
            shop.clock.advance(.days(89))
            try await shop.come("b")
            shop.clock.advance(.days(2))
            try await shop.greetings.forget(in: Self.ours)
            #expect(try await shop.bench.count("greeting") == 1)
        }
    }
}
