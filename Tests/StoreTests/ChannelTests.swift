import Engines
import FeatureRules
import FeatureStores
import Journal
import Kernel
import Storage
import Testing

/// Channel codes on both engines, with a platform that is a list of what it was told.
@Suite(.serialized) struct ChannelTests {
    /// Desks on a database that runs every transaction twice, on a clock that is set.
    struct Counter {
        let company: CustomerGroupTests.Company
        let clock = SimulatedClock(CustomerGroupTests.now)
        let world: World
        let database: any Database
        let watch: ChannelWatch
        let desk: ChannelDesk
        let duty: ChannelDutyDesk
        let dispatch: ChannelDispatch
        let landing: ChannelLandingDesk
        let contacts: ContactDesk
        let ours = ImportBench.ours
        var connection: ConnectionID { company.connection.id }

        init(_ bench: ImportBench) async throws {
            company = try await CustomerGroupTests.Company(bench)
            world = World.simulated(seed: 5, clock: clock)
            database = TwiceDatabase(inner: bench.database)
            watch = ChannelWatch(zones: bench.zones, world: world)
            desk = ChannelDesk(database: database, watch: watch, world: world)
            duty = ChannelDutyDesk(database: database, watch: watch, world: world)
            dispatch = ChannelDispatch(database: database, watch: watch, world: world)
            landing = ChannelLandingDesk(database: database, zones: bench.zones, world: world)
            contacts = ContactDesk(journal: Journal(world: world), followers: [ChannelArrivals(watch: watch, world: world)], world: world)
        }

        func code(_ change: (inout ChannelPlan) throws -> Void = { _ in }) async throws -> ChannelEntry {
            var plan = ChannelPlan()
            (plan.name, plan.staff) = ("门店A", ["chen"])
            try change(&plan)
            let id = try await desk.add(plan, by: connection, workspace: ours, cause: .system)
            return try await desk.one(id, in: ours)
        }

        func one(_ code: ChannelEntry) async throws -> ChannelEntry { try await desk.one(code.id, in: ours) }

        /// What the platform is told until nothing is due: `show anna+ben`.
        func told() async throws -> [String] {
            var told: [String] = []
            while try await dispatch.isDue(by: connection, in: ours), let errand = try await dispatch.next(by: connection, in: ours) {
                switch errand.task {
                case .make(let code):
                    told.append("make \(code.roster.users.joined(separator: "+"))")
                    let found = ChannelDispatch.Found(configID: "cfg\(code.id)", qrCode: "https://wework.example/\(code.id)", shown: code.roster)
                    try await dispatch.settle(errand, .accepted, found: found, workspace: ours)
                case .show(let code, let configID):
                    told.append("show \(code.roster.users.joined(separator: "+"))\(code.roster.isAcceptedAtOnce ? "" : " confirmed")")
                    let found = ChannelDispatch.Found(configID: configID, qrCode: code.qrCode ?? "", shown: code.roster)
                    try await dispatch.settle(errand, .accepted, found: found, workspace: ours)
                case .end(let end):
                    told.append("end \(end.configID == nil ? "?" : "it")")
                    try await dispatch.settle(errand, .accepted, workspace: ours)
                case .nothing:
                    told.append("nothing")
                    try await dispatch.settle(errand, .accepted, workspace: ours)
                }
            }
            return told
        }

        /// Somebody comes by a code, as a look sees it.
        func come(_ contact: String, to staff: String, by code: ChannelEntry, name: String = "小满", since: Instant? = nil) async throws {
            let now = clock.now, sight = ContactSight(
                edge: ContactEdgeKey(staff: staff, contact: contact), name: name, since: since ?? now, remark: name, addWay: 1, state: code.attribution)
            try await note([sight], at: now)
        }

        func leave(_ contact: String, _ staff: String) async throws {
            let told = ContactTelling(edge: ContactEdgeKey(staff: staff, contact: contact), kind: .lost(.byStaff), at: clock.now)
            try await note([], told: [told], at: clock.now)
        }

        func note(_ sights: [ContactSight], told: [ContactTelling] = [], at: Instant) async throws {
            try await database.write { [contacts, company] tx in
                _ = try contacts.note(sights, told: told, at: at, from: company.connection, workspace: ImportBench.ours, tx)
            }
        }

        func wishes() async throws -> [String] {
            try await database.read { tx in
                try tx.all("SELECT body FROM outbox WHERE call LIKE 'wecom.tags.%' ORDER BY id") { $0.text(0) }
            }
        }

        func days(_ code: ChannelEntry, last: Int = 60) async throws -> [ChannelDay] {
            let now = clock.now
            return try await database.read { tx in try ChannelQueries.days(of: code, last: last, zone: .shanghai, until: now, in: ImportBench.ours, tx) }
        }

        func total(_ code: ChannelEntry) async throws -> ChannelQueries.Total {
            let midnight = Zone.shanghai.start(of: Zone.shanghai.day(of: clock.now))
            return try #require(
                try await database.read { tx in try ChannelQueries.totals(of: [code], since: midnight, in: ImportBench.ours, tx)[code.id] })
        }
    }

    static func with(_ engine: Engine, _ body: (Counter) async throws -> Void) async throws {
        try await ImportBench.with(engine) { bench in try await body(Counter(bench)) }
    }

    @Test(arguments: Engine.available) func aCodeIsMadeOnceAndFollowsTheClock(_ engine: Engine) async throws {
        try await Self.with(engine) { counter in
            let zone = Zone.shanghai, today = zone.day(of: counter.clock.now)
            counter.clock.set(zone.start(of: today + 1) + .hours(8))
            let code = try await counter.code {
                $0.shifts = [ChannelShift(window: try ChannelWindow(days: Array(1...7), from: 540, to: 1080), staff: ["ben", "anna"])]
            }
            #expect(code.attribution.count <= 30 && code.reason == .usual && !code.isShown)
            #expect(try await counter.told() == ["make chen"])
            #expect(try await counter.one(code).isShown)
            for (hours, wanted) in [(0.5, []), (0.5, ["show anna+ben"]), (8.9, []), (0.1, ["show chen"]), (14, []), (1, ["show anna+ben"])] as [(Double, [String])] {
                counter.clock.advance(Span(milliseconds: Int64(hours * 3_600_000)))
                #expect(try await counter.told() == wanted, "\(hours)")
            }
            // Nothing was told for nothing: as often as looked at, no call.
            for _ in 0..<5 { #expect(try await counter.told() == []) }
        }
    }

    @Test(arguments: Engine.available) func severalChangesAreOneCall(_ engine: Engine) async throws {
        try await Self.with(engine) { counter in
            let code = try await counter.code()
            for user in ["anna", "ben"] {
                try await counter.desk.change(code.id, workspace: counter.ours, cause: .system) { $0.staff = [user] }
            }
            #expect(try await counter.told() == ["make ben"], "made as it is to be when it is made")
            for user in ["anna", "eve", "dong"] {
                try await counter.desk.change(code.id, workspace: counter.ours, cause: .system) { $0.staff = [user] }
            }
            #expect(try await counter.told() == ["show dong"])
            try await counter.desk.change(code.id, workspace: counter.ours, cause: .system) { $0.staff = ["anna"] }
            try await counter.desk.change(code.id, workspace: counter.ours, cause: .system) { $0.staff = ["dong"] }
            #expect(try await counter.told() == ["nothing"], "back as it was before anybody was told")
        }
    }

    @Test(arguments: Engine.available) func whatIsDecidedDuringACallIsToldAfterIt(_ engine: Engine) async throws {
        try await Self.with(engine) { counter in
            let code = try await counter.code()
            let errand = try #require(try await counter.dispatch.next(by: counter.connection, in: counter.ours))
            guard case .make(let made) = errand.task else { throw StorageError.other("no make") }
            try await counter.desk.change(code.id, workspace: counter.ours, cause: .system) { $0.staff = ["anna"] }
            let found = ChannelDispatch.Found(configID: "cfg", qrCode: "https://wework.example/1", shown: made.roster)
            try await counter.dispatch.settle(errand, .accepted, found: found, workspace: counter.ours)
            #expect(try await counter.one(code).shown?.users == ["chen"])
            #expect(try await counter.told() == ["show anna"])
            // The same during a change.
            try await counter.desk.change(code.id, workspace: counter.ours, cause: .system) { $0.staff = ["ben"] }
            let second = try #require(try await counter.dispatch.next(by: counter.connection, in: counter.ours))
            guard case .show(let shown, let configID) = second.task else { throw StorageError.other("no show") }
            try await counter.desk.change(code.id, workspace: counter.ours, cause: .system) { $0.staff = ["eve"] }
            try await counter.dispatch.settle(
                second, .accepted, found: .init(configID: configID, qrCode: "https://wework.example/1", shown: shown.roster), workspace: counter.ours)
            #expect(try await counter.told() == ["show eve"])
        }
    }

    @Test(arguments: Engine.available) func aLostAnswerIsAskedAboutAndARefusalWaitsForAPerson(_ engine: Engine) async throws {
        try await Self.with(engine) { counter in
            let code = try await counter.code()
            let first = try #require(try await counter.dispatch.next(by: counter.connection, in: counter.ours))
            #expect(!first.isQuestion)
            try await counter.dispatch.settle(first, .lost, workspace: counter.ours)
            counter.clock.advance(.minutes(5))
            let question = try #require(try await counter.dispatch.next(by: counter.connection, in: counter.ours))
            #expect(question.isQuestion)
            try await counter.dispatch.settle(question, .absent, workspace: counter.ours)
            let again = try #require(try await counter.dispatch.next(by: counter.connection, in: counter.ours))
            #expect(!again.isQuestion)
            try await counter.dispatch.settle(again, .permanent, problem: "errcode 40003", workspace: counter.ours)
            #expect(try await counter.one(code).alarms(at: counter.clock.now) == [.unmade])
            #expect(try await counter.told() == [])
            try await counter.desk.again(code.id, workspace: counter.ours, cause: .system)
            #expect(try await counter.told() == ["make chen"])
            await #expect(throws: ChannelRefusal.notDecidable) { try await counter.desk.again(code.id, workspace: counter.ours, cause: .system) }
            // A change that is refused, and the platform's code that somebody deleted there.
            try await counter.desk.change(code.id, workspace: counter.ours, cause: .system) { $0.staff = ["anna"] }
            let refused = try #require(try await counter.dispatch.next(by: counter.connection, in: counter.ours))
            try await counter.dispatch.settle(refused, .permanent, problem: "errcode 40003", workspace: counter.ours)
            #expect(try await counter.one(code).alarms(at: counter.clock.now) == [.unshown])
            try await counter.desk.again(code.id, workspace: counter.ours, cause: .system)
            let gone = try #require(try await counter.dispatch.next(by: counter.connection, in: counter.ours))
            try await counter.dispatch.makeAnew(gone, workspace: counter.ours)
            #expect(try await counter.told() == ["make anna"])
            #expect(try await counter.one(code).attribution == code.attribution)
            // What was wanted is forgotten when the company is disconnected; a person may want it again.
            let late = try await counter.code()
            try await counter.database.write { tx in try tx.run("DELETE FROM outbox WHERE call LIKE 'wecom.channel.%' AND state = 'waiting'") }
            #expect(try await counter.one(late).alarms(at: counter.clock.now) == [.unmade])
            try await counter.desk.again(late.id, workspace: counter.ours, cause: .system)
            #expect(try await counter.told() == ["make chen"])
        }
    }

    @Test(arguments: Engine.available) func aFullDayAndLeavingTheLineChangeWhoAnswers(_ engine: Engine) async throws {
        try await Self.with(engine) { counter in
            let code = try await counter.code { ($0.staff, $0.backups, $0.caps) = (["anna", "ben"], ["dong"], ["anna": 1, "ben": 2]) }
            _ = try await counter.told()
            try await counter.come("wm1", to: "anna", by: code)
            #expect(try await counter.told() == ["show ben"])
            try await counter.come("wm2", to: "ben", by: code)
            try await counter.leave("wm2", "ben")
            #expect(try await counter.told() == [])
            try await counter.come("wm3", to: "ben", by: code)
            #expect(try await counter.one(code).alarms(at: counter.clock.now) == [.backup])
            #expect(try await counter.told() == ["show dong"], "who was lost again had been taken")
            try await counter.duty.turn("dong", of: counter.connection, isAway: true, workspace: counter.ours, cause: .system)
            #expect(try await counter.one(code).alarms(at: counter.clock.now) == [.nobody])
            #expect(try await counter.told() == ["show anna+ben"])
            // The next day begins anew, with whoever is on line.
            try await counter.duty.turn("anna", of: counter.connection, isAway: true, workspace: counter.ours, cause: .system)
            counter.clock.advance(.days(1))
            #expect(try await counter.told() == ["show ben"])
            try await counter.duty.giveAddress(to: "anna", of: counter.connection, workspace: counter.ours)
            let anna = try #require(try await counter.duty.all(in: counter.ours).first { $0.userID == "anna" })
            let own = try #require(anna.address)
            #expect(anna.isAway && own.count == 32)
            #expect(try await counter.duty.own(own)?.isAway == true)
            for _ in 0..<2 { #expect(try await counter.duty.turn(own: own, isAway: false)) }
            #expect(try await counter.told() == ["show anna+ben"])
            #expect(try await counter.duty.turn(own: String(repeating: "0", count: 32), isAway: true) == false)
            await #expect(throws: ChannelRefusal.notFound) {
                try await counter.duty.turn("nobody", of: counter.connection, isAway: true, workspace: counter.ours, cause: .system)
            }
        }
    }

    @Test(arguments: Engine.available) func whoComesIsTaggedAndNotedOnce(_ engine: Engine) async throws {
        try await Self.with(engine) { counter in
            try await counter.database.write { [world = counter.world, company = counter.company] tx in
                let tags = [TagGroupSight(id: "etg", name: "来源", tags: [.init(id: "et1", name: "门店")])]
                _ = try TagDesk(journal: Journal(world: world), world: world).note(tags, at: world.now(), from: company.connection, workspace: ImportBench.ours, tx)
            }
            let code = try await counter.code {
                ($0.tags, $0.remark) = (["et1", "gone"], "{{name}}-A")
                $0.expiresMs = (counter.clock.now + .days(2)).milliseconds
            }
            // Told by a callback first, then seen, then seen again, then compared.
            let told = ContactTelling(edge: ContactEdgeKey(staff: "chen", contact: "wm1"), kind: .added(state: code.attribution), at: counter.clock.now)
            try await counter.note([], told: [told], at: counter.clock.now)
            for _ in 0..<3 { try await counter.come("wm1", to: "chen", by: code, since: told.at) }
            let wishes = try await counter.wishes()
            #expect(wishes.count == 2 && wishes[0].contains(#""adding":["et1"]"#) && !wishes[0].contains("gone"))
            // Whoever comes back is tagged again; who comes by another code, or after the end, is not.
            counter.clock.advance(.hours(1))
            try await counter.leave("wm1", "chen")
            counter.clock.advance(.hours(1))
            try await counter.come("wm1", to: "chen", by: code)
            #expect(try await counter.wishes().count == 4)
            let other = try await counter.code { $0.name = "门店B" }
            try await counter.come("wm2", to: "chen", by: other)
            counter.clock.advance(.days(3))
            try await counter.come("wm3", to: "chen", by: code)
            #expect(try await counter.wishes().count == 4)
            #expect(try await counter.wishes().last?.contains(#""remark":"小满-A""#) == true)
        }
    }

    /// A re-adding that the look does not show yet is known by its callback alone, with the code it names.
    @Test(arguments: Engine.available) func whoComesBackByAnotherCodeCountsThere(_ engine: Engine) async throws {
        try await Self.with(engine) { counter in
            let first = try await counter.code(), second = try await counter.code { $0.remark = "B" }
            try await counter.come("wm1", to: "chen", by: first)
            counter.clock.advance(.hours(1))
            try await counter.leave("wm1", "chen")
            counter.clock.advance(.hours(1))
            let told = ContactTelling(edge: ContactEdgeKey(staff: "chen", contact: "wm1"), kind: .added(state: second.attribution), at: counter.clock.now)
            try await counter.note([], told: [told], at: counter.clock.now)
            #expect(try await counter.wishes().count == 1)
            #expect(try await counter.total(first).added == 0)
            let total = try await counter.total(second)
            #expect(total.added == 1 && total.here == 1 && total.today == 1)
        }
    }

    @Test(arguments: Engine.available, [1, 2]) func whatIsCountedAddsUp(_ engine: Engine, seed: Int) async throws {
        try await Self.with(engine) { counter in
            var dice = SeededDice(seed: UInt64(seed))
            func roll(_ below: Int) -> Int { Int(dice.next() % UInt64(below)) }
            let codes = [try await counter.code(), try await counter.code()], zone = Zone.shanghai
            struct Stay { var code: Int, since: Instant, lost: Instant? }
            var truth: [String: Stay] = [:], scans: [Int: Set<String>] = [0: [], 1: []]
            for _ in 0..<150 {
                counter.clock.advance(.minutes(Int64(20 + roll(900))))
                let who = "wm\(roll(40))", now = counter.clock.now
                switch roll(4) {
                case 0 where truth[who].map { $0.lost == nil } ?? false:
                    try await counter.leave(who, "chen")
                    truth[who]?.lost = now
                case 1:
                    let code = roll(2), slug = try #require(CodeSlug(codes[code].slug)), visitor = "v\(roll(6))"
                    _ = try await counter.landing.visit(slug, visitor: visitor)
                    scans[code]?.insert("\(zone.day(of: now)) \(visitor)")
                default:
                    guard truth[who].map({ $0.lost != nil }) ?? true else { continue }
                    let code = roll(2)
                    try await counter.come(who, to: "chen", by: codes[code])
                    truth[who] = Stay(code: code, since: now, lost: nil)
                }
            }
            for (number, code) in codes.enumerated() {
                let mine = truth.values.filter { $0.code == number }, total = try await counter.total(code), days = try await counter.days(code, last: 400)
                #expect(total.added == mine.count && total.here == mine.count { $0.lost == nil } && total.added - total.lost == total.here)
                #expect(total.scans == scans[number]?.count && days.reduce(0) { $0 + $1.scans } == total.scans)
                #expect(days.reduce(0) { $0 + $1.added } == total.added && days.reduce(0) { $0 + $1.lost } == total.lost)
                for day in days {
                    let came = mine.filter { zone.day(of: $0.since) == day.day }
                    #expect(day.added == came.count && day.lost == mine.count { $0.lost.map { zone.day(of: $0) == day.day } ?? false })
                    if let stayed = day.stayed7 {
                        #expect(stayed == came.count { stay in stay.lost.map { $0 - stay.since >= .days(7) } ?? true })
                    } else {
                        #expect(came.isEmpty || zone.start(of: day.day + 8) > counter.clock.now)
                    }
                }
            }
        }
    }

    @Test(arguments: Engine.available) func whoSpeaksInAGroupAfterwardsIsCounted(_ engine: Engine) async throws {
        try await Self.with(engine) { counter in
            let code = try await counter.code()
            try await counter.come("wm1", to: "chen", by: code, name: "小满")
            try await counter.come("wm2", to: "chen", by: code, name: "阿明")
            let members = try await counter.database.read { tx in
                try tx.all("SELECT member_id FROM contact ORDER BY external_userid") { $0.id(0, MemberKind.self) }
            }
            func says(_ member: MemberID, _ at: Instant) async throws {
                try await counter.database.write { tx in
                    try tx.run(
                        """
                        INSERT INTO membership (workspace_id, group_id, member_id, messages, first_ms, last_ms, joins, leaves, present)
                        VALUES (1, 5, \(member), 1, \(at), \(at), 0, 0, 1)
                        """)
                }
            }
            try await says(members[0], counter.clock.now - .seconds(1))
            #expect(try await counter.days(code).map(\.spoke) == [nil], "nobody's talk is known since")
            try await says(members[1], counter.clock.now + .seconds(1))
            #expect(try await counter.days(code).map(\.spoke) == [1])
            // What another member says whom the contact was merged into counts too.
            try await counter.database.write { tx in
                try tx.run("INSERT INTO member (workspace_id, id, created_ms) VALUES (1, 77, 0)")
                try tx.run("UPDATE member SET merged_into = 77 WHERE workspace_id = 1 AND id = \(members[0])")
            }
            try await says(MemberID(77), counter.clock.now + .seconds(1))
            #expect(try await counter.days(code).map(\.spoke) == [2])
        }
    }

    @Test(arguments: Engine.available) func visitorsCountOnceADayAndARemovedCodeIsGone(_ engine: Engine) async throws {
        try await Self.with(engine) { counter in
            let code = try await counter.code(), slug = try #require(CodeSlug(code.slug))
            #expect(try await counter.landing.visit(slug, visitor: "a")?.qrCode == nil)
            _ = try await counter.told()
            #expect(try await counter.landing.visit(slug, visitor: "a")?.qrCode == "https://wework.example/\(code.id)")
            for visitor in ["b", "b", nil, nil] as [String?] { _ = try await counter.landing.visit(slug, visitor: visitor) }
            counter.clock.advance(.days(1))
            _ = try await counter.landing.visit(slug, visitor: "a")
            counter.clock.advance(.days(-1))
            _ = try await counter.landing.visit(slug, visitor: "a")
            counter.clock.advance(.days(1))
            #expect(try await counter.days(code).map(\.scans) == [1, 2])
            counter.clock.advance(.days(40))
            _ = try await counter.landing.visit(slug, visitor: "b")
            #expect(try await counter.company.bench.count("channel_visit") == 1)
            #expect(try await counter.total(code).scans == 4)
            await #expect(throws: ChannelRefusal.notFound) { try await counter.desk.remove(code.id, workspace: ImportBench.theirs, cause: .system) }
            await #expect(throws: ChannelRefusal.connectionUnknown) {
                try await counter.desk.add(code.plan, by: counter.connection, workspace: ImportBench.theirs, cause: .system)
            }
            try await counter.desk.remove(code.id, workspace: counter.ours, cause: .system)
            #expect(try await counter.told() == ["end it"])
            #expect(try await counter.landing.visit(slug, visitor: "a") == nil)
            for table in ["channel_code", "channel_visit", "channel_day"] as [StaticString] { #expect(try await counter.company.bench.count(table) == 0) }
            // One that is removed while it is made.
            let late = try await counter.code()
            let errand = try #require(try await counter.dispatch.next(by: counter.connection, in: counter.ours))
            try await counter.desk.remove(late.id, workspace: counter.ours, cause: .system)
            try await counter.dispatch.settle(
                errand, .accepted, found: .init(configID: "cfg", qrCode: "", shown: late.roster), workspace: counter.ours)
            #expect(try await counter.told() == ["end ?"])
        }
    }
}
