import Engines
import FeatureRules
import FeatureStores
import Foundation
import Journal
import Kernel
import Storage
import Testing
import WeComConnector

@Suite(.serialized) struct LiveCodeTests {
    static let png = LiveCodeDesk.Picture(type: "image/png", bytes: [1, 2, 3])

    /// Desks on a database that runs every transaction twice, on a clock that is set.
    struct Counter {
        let bench: ImportBench
        let clock = SimulatedClock(Instant(milliseconds: 1_795_250_000_000))
        let world: World
        let database: any Database
        let desk: LiveCodeDesk
        let landing: LandingDesk
        let ours: WorkspaceID
        let theirs: WorkspaceID

        init(_ bench: ImportBench) async throws {
            self.bench = bench
            world = World.simulated(seed: 5, clock: clock)
            database = TwiceDatabase(inner: bench.database)
            desk = LiveCodeDesk(database: database, world: world)
            landing = LandingDesk(database: database, zones: bench.zones, world: world)
            let workspaces = WorkspaceDesk(database: bench.database, world: world)
            ours = try await workspaces.add(name: "午餐铺", cause: .system).id
            theirs = try await workspaces.add(name: "宠物店", cause: .system).id
        }

        func code(fill: FillOrder = .inOrder, reserve: Int = 1) async throws -> LiveCodeID {
            try await desk.add(LiveCodePlan(name: "午餐群", guide: "每天十一点发菜单", fill: fill, reserve: reserve), workspace: ours, cause: .system)
        }

        func target(_ name: String, in code: LiveCodeID, cap: Int? = 4, members: Int = 0, days: Int? = 7) async throws -> LiveTargetID {
            try await desk.add(TargetPlan(name: name, cap: cap, members: members, days: days), LiveCodeTests.png, to: code, workspace: ours, cause: .system)
        }

        func slug(_ code: LiveCodeID) async throws -> CodeSlug { try #require(CodeSlug(await desk.one(code, in: ours).slug)) }

        /// What this visitor is shown; nil if nothing is open.
        func visit(_ code: LiveCodeID, _ visitor: String?) async throws -> String? {
            try #require(try await landing.visit(slug(code), visitor: visitor)).target?.name
        }

        func days(_ code: LiveCodeID, last: Int = 30) async throws -> [LiveCodeQueries.Day] {
            let entry = try await desk.one(code, in: ours), now = clock.now
            return try await bench.database.read { tx in try LiveCodeQueries.days(of: entry, last: last, zone: .shanghai, until: now, in: ours, tx) }
        }
    }

    static func with(_ engine: Engine, _ body: (Counter) async throws -> Void) async throws {
        try await ImportBench.with(engine) { bench in try await body(Counter(bench)) }
    }

    @Test(arguments: Engine.available) func visitorsFillOneGroupAfterTheOther(_ engine: Engine) async throws {
        try await Self.with(engine) { counter in
            let code = try await counter.code()
            #expect(try await counter.visit(code, "nobody") == nil)
            _ = try await counter.target("一群", in: code)
            _ = try await counter.target("二群", in: code)
            // Who found nothing is shown the first that opens, on the same day, and counts once.
            #expect(try await counter.visit(code, "nobody") == "一群")
            var shown: [String?] = []
            for visitor in ["a", "b", "c", "d", "e", "f"] { shown.append(try await counter.visit(code, visitor)) }
            #expect(shown == ["一群", "一群", "二群", "二群", "二群", nil])
            // Again: everybody where they were, and nothing is counted.
            for (visitor, target) in zip(["a", "b", "c", "d", "e", "f"], shown) { #expect(try await counter.visit(code, visitor) == target) }
            for _ in 0..<5 { #expect(try await counter.visit(code, nil) == nil) }
            let day = try #require(try await counter.days(code).first)
            #expect(day.scans == 7 && day.turnedAway == 1 && day.shown.values.sorted() == [3, 3])
            #expect(try await counter.desk.one(code, in: counter.ours).targets.map(\.seats.handed) == [3, 3])
            // The next day they are scans again, but no further places.
            counter.clock.advance(.days(1))
            #expect(try await counter.visit(code, "a") == "一群")
            #expect(try await counter.desk.one(code, in: counter.ours).targets.map(\.seats.handed) == [3, 3])
            #expect(try await counter.days(code).map(\.scans) == [1, 7])
            #expect(try await counter.landing.visit(#require(CodeSlug("22222222")), visitor: "a") == nil)
        }
    }

    /// All at once, more than there are places for: none is given twice.
    @Test(arguments: Engine.available) func whoComesAtTheSameMomentDoesNotOverfill(_ engine: Engine) async throws {
        try await Self.with(engine) { counter in
            let code = try await counter.code(fill: .evenly, reserve: 2)
            for name in ["一群", "二群", "三群"] { _ = try await counter.target(name, in: code, cap: 12) }
            let slug = try await counter.slug(code), landing = LandingDesk(database: counter.bench.database, zones: counter.bench.zones, world: counter.world)
            let shown = try await withThrowingTaskGroup(of: String?.self) { group in
                for visitor in 0..<180 { group.addTask { try await landing.visit(slug, visitor: "v\(visitor / 3)")?.target?.name } }
                return try await group.reduce(into: [String?]()) { $0.append($1) }
            }
            let targets = try await counter.desk.one(code, in: counter.ours).targets
            #expect(targets.map(\.seats.handed) == [10, 10, 10] && shown.contains(nil))
            let day = try #require(try await counter.days(code).first)
            #expect(day.scans == 60 && day.turnedAway == 30 && day.shown.values.allSatisfy { $0 == 10 })
        }
    }

    @Test(arguments: Engine.available, [1, 2, 3]) func whatWasShownIsTheSumOfItsTargets(_ engine: Engine, seed: Int) async throws {
        try await Self.with(engine) { counter in
            var dice = SeededDice(seed: UInt64(seed))
            func roll(_ below: Int) -> Int { Int(dice.next() % UInt64(below)) }
            let code = try await counter.code(fill: seed == 2 ? .evenly : .inOrder), ours = counter.ours
            var targets: [LiveTargetID] = [], visits = Set<String>(), day = 0, given = 0
            for _ in 0..<140 {
                switch roll(24) {
                case 0 where targets.count < 6: targets.append(try await counter.target("群 \(targets.count)", in: code, cap: 3 + roll(9), days: 1 + roll(3)))
                case 1 where !targets.isEmpty:
                    let chosen = targets[roll(targets.count)], isPaused = roll(2) == 0
                    try await counter.desk.pause(chosen, of: code, isPaused: isPaused, workspace: ours, cause: .system)
                case 2:
                    counter.clock.advance(.days(1))
                    day += 1
                case 3 where !targets.isEmpty: try await counter.desk.moveUp(targets[roll(targets.count)], of: code, workspace: ours, cause: .system)
                default:
                    let visitor = "v\(roll(30))"
                    _ = try await counter.visit(code, visitor)
                    visits.insert("\(day) \(visitor)")
                }
                given = try await counter.desk.one(code, in: ours).targets.reduce(0) { $0 + $1.seats.handed }
            }
            let days = try await counter.days(code, last: 400)
            #expect(days.reduce(0) { $0 + $1.scans } == visits.count)
            let sums = try await counter.bench.database.read { tx in
                try tx.first("SELECT sum(given), sum(shown), min(shown), min(given) FROM live_day WHERE workspace_id = \(ours)") {
                    [$0.int(0), $0.int(1), $0.int(2), $0.int(3)]
                }
            }
            let least = try #require(sums)
            #expect(least[0] == given && least[1] == visits.count && least[2] >= 0 && least[3] >= 0)
            for target in try await counter.desk.one(code, in: ours).targets { #expect(target.seats.handed + 1 <= target.seats.cap ?? 0) }
        }
    }

    @Test(arguments: Engine.available) func aTargetIsRecountedRenewedMovedAndRemoved(_ engine: Engine) async throws {
        try await Self.with(engine) { counter in
            let code = try await counter.code(), ours = counter.ours, desk = counter.desk
            let first = try await counter.target("一群", in: code), second = try await counter.target("二群", in: code)
            for visitor in ["a", "b", "c"] { _ = try await counter.visit(code, visitor) }
            func one(_ id: LiveTargetID) async throws -> LiveTargetEntry { try #require(try await desk.one(code, in: ours).targets.first { $0.id == id }) }
            // Only one of them joined.
            try await desk.change(first, of: code, TargetPlan(name: "一群", cap: 4, members: 1, days: 7), workspace: ours, cause: .system)
            let counted = try await one(first).seats
            #expect(counted.taken == 1 && counted.handed == 0)
            #expect(try await counter.visit(code, "d") == "一群")
            // The name alone: neither the count nor the days begin anew.
            let expires = try await one(first).seats.expires
            counter.clock.advance(.hours(5))
            try await desk.change(first, of: code, TargetPlan(name: "头一群", cap: 4, members: 2, days: 7), workspace: ours, cause: .system)
            let renamed = try await one(first)
            #expect(renamed.seats.expires == expires && renamed.seats.handed == 1 && renamed.name == "头一群")
            counter.clock.advance(.days(8))
            #expect(try await counter.visit(code, "e") == nil)
            #expect(try await desk.one(code, in: ours).alarms(at: counter.clock.now).map(\.word) == ["nothing-open", "expired", "expired"])
            try await desk.renew(second, of: code, LiveCodeDesk.Picture(type: "image/jpeg", bytes: [9]), days: 7, workspace: ours, cause: .system)
            #expect(try await counter.visit(code, "e") == "二群")
            let picture = try #require(try await counter.landing.picture(of: second, at: counter.slug(code), isStaff: false))
            #expect(picture.type == "image/jpeg" && picture.bytes == [9])
            try await desk.moveUp(second, of: code, workspace: ours, cause: .system)
            try await desk.moveUp(second, of: code, workspace: ours, cause: .system)
            #expect(try await desk.one(code, in: ours).targets.map(\.id) == [second, first])
            try await desk.remove(second, of: code, workspace: ours, cause: .system)
            #expect(try await counter.landing.picture(of: second, at: counter.slug(code), isStaff: false) == nil)
            #expect(try await counter.days(code).reduce(0) { $0 + $1.scans } == 5)
            // Off: nobody is lost.
            try await desk.turn(code, isOn: false, workspace: ours, cause: .system)
            #expect(try await counter.visit(code, "z") == nil)
            try await desk.remove(code, workspace: ours, cause: .system)
            for table in ["live_code", "live_target", "live_picture", "live_visit", "live_day", "live_contact"] as [StaticString] {
                #expect(try await counter.bench.count(table, ours) == 0)
            }
        }
    }

    @Test(arguments: Engine.available) func contactsAreKeptOnce(_ engine: Engine) async throws {
        try await Self.with(engine) { counter in
            let code = try await counter.code(), slug = try await counter.slug(code), ours = counter.ours
            for name in ["陈", "陈小满"] { try await counter.landing.leave(LeftContact(name: name, reach: "138 0013 8000", hasConsent: true), at: slug) }
            try await counter.landing.leave(LeftContact(name: "李", reach: "lihua2026", hasConsent: true), at: slug)
            func kept() async throws -> [LiveCodeQueries.Contact] {
                try await counter.bench.database.read { tx in try LiveCodeQueries.contacts(of: code, limit: 9, in: ours, tx) }
            }
            #expect(try await Set(kept().map(\.name)) == ["陈小满", "李"])
            #expect(try await counter.days(code).first?.contacts == 2)
            let id = try #require(try await kept().first).id
            try await counter.desk.forget(contact: id, of: code, workspace: counter.theirs)
            #expect(try await kept().count == 2)
            try await counter.desk.forget(contact: id, of: code, workspace: ours)
            #expect(try await kept().count == 1)
        }
    }

    @Test(arguments: Engine.available) func whatIsNotThereIsRefused(_ engine: Engine) async throws {
        try await Self.with(engine) { counter in
            let code = try await counter.code(), target = try await counter.target("一群", in: code), theirs = counter.theirs, desk = counter.desk
            let plan = try TargetPlan(name: "a", cap: nil, members: 0, days: nil)
            await #expect(throws: LiveCodeRefusal.notFound) { try await desk.one(code, in: theirs) }
            await #expect(throws: LiveCodeRefusal.notFound) { try await desk.pause(target, of: code, isPaused: true, workspace: theirs, cause: .system) }
            await #expect(throws: LiveCodeRefusal.notFound) { try await desk.add(plan, Self.png, to: code, workspace: theirs, cause: .system) }
            await #expect(throws: LiveCodeRefusal.notFound) { try await desk.remove(LiveTargetID(1), of: code, workspace: counter.ours, cause: .system) }
            await #expect(throws: LiveCodeRefusal.connectionUnknown) {
                try await desk.add(plan, chats: ["chat"], opensGroups: false, baseName: "", by: ConnectionID(4), to: code, workspace: counter.ours, cause: .system)
            }
            for number in 1..<LiveCodeDesk.targetLimit { _ = try await counter.target("群 \(number)", in: code) }
            await #expect(throws: LiveCodeRefusal.tooManyTargets) { _ = try await counter.target("多", in: code) }
        }
    }

    /// Made once; one whose answer was lost waits for a person; joined are those who bear its mark.
    @Test(arguments: Engine.available) func aJoinWayIsMadeOnce(_ engine: Engine) async throws {
        try await Self.with(engine) { counter in
            let code = try await counter.code(), ours = counter.ours, connection = ConnectionID(4), now = counter.clock.now
            try await counter.bench.database.write { tx in
                try tx.run(
                    """
                    INSERT INTO customer_group (workspace_id, connection_id, chat_id, group_id, name, owner, notice, state, created_ms, looked_ms)
                    VALUES (\(ours), \(connection), 'chat 1', 7, '企微一群', 'lin', '', 'live', \(now), \(now))
                    """)
            }
            #expect(try await counter.desk.chats(in: ours).isEmpty, "of a company that is not connected any more")
            try await counter.bench.database.write { tx in
                try tx.run(
                    """
                    INSERT INTO wecom_connection (workspace_id, id, corp_id, agent_id, api_base, secret, callback_token, encoding_key, state,
                        created_by, created_ms)
                    VALUES (\(ours), \(connection), 'ww1', '1', 'http://127.0.0.1', \([UInt8]()), \([UInt8]()), \([UInt8]()), 'on', 'system', \(now))
                    """)
            }
            #expect(try await counter.desk.chats(in: ours).map(\.name) == ["企微一群"])
            let plan = try TargetPlan(name: "企微群", cap: nil, members: 0, days: nil)
            let target = try await counter.desk.add(
                plan, chats: ["chat 1"], opensGroups: true, baseName: "午餐群", by: connection, to: code, workspace: ours, cause: .system)
            let dispatch = JoinWayDispatch(database: counter.database, world: counter.world)
            func entry() async throws -> LiveTargetEntry { try #require(try await counter.desk.one(code, in: ours).targets.first) }
            #expect(try await entry().making == .waiting)
            #expect(try await counter.visit(code, "a") == nil)
            #expect(try await dispatch.isDue(by: connection, in: ours))
            #expect(try await !dispatch.isDue(by: ConnectionID(5), in: ours))
            let lost = try #require(try await dispatch.next(by: connection, in: ours))
            #expect(lost.order.chats == ["chat 1"] && lost.order.newGroups == "午餐群" && lost.order.attribution.utf8.count <= 30)
            try await dispatch.settle(lost, .lost, configID: nil, problem: "no answer", workspace: ours)
            counter.clock.advance(.days(1))
            #expect(try await dispatch.next(by: connection, in: ours) == nil)
            #expect(try await entry().making == .unknown)
            try await counter.desk.makeAgain(target, of: code, workspace: ours, cause: .system)
            await #expect(throws: LiveCodeRefusal.notDecidable) { try await counter.desk.makeAgain(target, of: code, workspace: ours, cause: .system) }
            let errand = try #require(try await dispatch.next(by: connection, in: ours))
            try await dispatch.settle(errand, .accepted, configID: "config 1", problem: nil, workspace: ours)
            #expect(try await dispatch.isDue(by: connection, in: ours))
            let made = try await dispatch.unpictured(by: connection, in: ours)
            #expect(made.map(\.configID) == ["config 1"] && made.map(\.target) == [target])
            try await dispatch.note("https://wework.qpic.cn/x/0", of: try #require(made.first), workspace: ours)
            #expect(try await dispatch.unpictured(by: connection, in: ours).isEmpty)
            #expect(try await !dispatch.isDue(by: connection, in: ours))
            #expect(try await counter.visit(code, "a") == "企微群")
            #expect(try await entry().qrCode == "https://wework.qpic.cn/x/0")
            let mark = errand.order.attribution, at = counter.clock.now
            try await counter.bench.database.write { tx in
                for (key, state, left) in [("x", mark, nil), ("y", mark, at), ("z", "other", nil)] as [(String, String, Instant?)] {
                    try tx.run(
                        """
                        INSERT INTO customer_group_member
                            (workspace_id, group_id, key, member_id, is_staff, joined_ms, left_ms, way, quit, inviter, state)
                        VALUES (\(ours), 7, \(key), 1, 0, \(at), \(left.bound), 3, NULL, '', \(state))
                        """)
                }
            }
            #expect(try await counter.days(code).first.map { [$0.joined, $0.there] } == [2, 1])
            let known = try await counter.desk.one(code, in: ours)
            #expect(try await counter.bench.database.read { tx in try LiveCodeQueries.joined(known, in: ours, tx) } == [target: LiveCodeQueries.Joined(came: 2, there: 1)])
            // Who is there came by it once before.
            try await counter.bench.database.write { tx in
                try tx.run(
                    """
                    INSERT INTO customer_group_former_stay
                        (workspace_id, group_id, key, member_id, is_staff, joined_ms, left_ms, way, quit, inviter, state)
                    VALUES (\(ours), 7, 'x', 1, 0, \(at - .hours(1)), \(at - .minutes(1)), 3, NULL, '', \(mark))
                    """)
            }
            #expect(try await counter.bench.database.read { tx in try LiveCodeQueries.joined(known, in: ours, tx) } == [target: LiveCodeQueries.Joined(came: 3, there: 1)])
            // Removed before it was made: nothing is called any more.
            let next = try await counter.desk.add(
                plan, chats: ["chat 1"], opensGroups: false, baseName: "", by: connection, to: code, workspace: ours, cause: .system)
            try await counter.desk.remove(next, of: code, workspace: ours, cause: .system)
            #expect(try await dispatch.next(by: connection, in: ours) == nil)
            // Of a company that is gone nothing is being made, and nothing is asked for again.
            let never = try await counter.desk.add(
                plan, chats: ["chat 1"], opensGroups: false, baseName: "", by: connection, to: code, workspace: ours, cause: .system)
            let failing = try #require(try await dispatch.next(by: connection, in: ours))
            try await dispatch.settle(failing, .permanent, configID: nil, problem: "no", workspace: ours)
            try await counter.bench.database.write { tx in try tx.run("DELETE FROM wecom_connection WHERE id = \(connection)") }
            let left = try await counter.desk.one(code, in: ours).targets
            #expect(left.map(\.isGone) == [true, true] && left.map { $0.qrCode == nil } == [false, true])
            await #expect(throws: LiveCodeRefusal.connectionUnknown) { try await counter.desk.makeAgain(never, of: code, workspace: ours, cause: .system) }
            #expect(try await counter.visit(code, "a") == "企微群", "what was made goes on")
        }
    }
}
