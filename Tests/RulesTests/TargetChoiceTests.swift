import FeatureRules
import Kernel
import Testing

@Suite struct TargetChoiceTests {
    static let now = Instant(milliseconds: 1_795_250_000_000)

    static func seats(
        _ id: Int64, cap: Int? = 200, reserve: Int = 10, members: Int = 0, handed: Int = 0, left: Span? = .days(7), isPaused: Bool = false,
        isReady: Bool = true
    ) -> TargetSeats {
        TargetSeats(
            id: LiveTargetID(id), cap: cap, reserve: reserve, members: members, handed: handed, expires: left.map { now + $0 }, isPaused: isPaused,
            isReady: isReady)
    }

    /// Every state, and where one becomes the next.
    @Test func aTargetIsInTheStateThatItsNumbersSay() {
        let table: [(TargetSeats, TargetSeats.State)] = [
            (Self.seats(1), .open), (Self.seats(1, handed: 189), .open), (Self.seats(1, handed: 190), .full), (Self.seats(1, members: 100, handed: 89), .open),
            (Self.seats(1, members: 100, handed: 90), .full), (Self.seats(1, members: 500), .full), (Self.seats(1, cap: 5, reserve: 10), .full),
            (Self.seats(1, cap: nil, members: 90_000), .open), (Self.seats(1, left: Span(milliseconds: 1)), .open), (Self.seats(1, left: .seconds(0)), .expired),
            (Self.seats(1, left: .days(-9), isPaused: true), .expired), (Self.seats(1, left: nil), .open), (Self.seats(1, isPaused: true), .paused),
            (Self.seats(1, handed: 190, isPaused: true), .paused), (Self.seats(1, isReady: false), .unready),
            (Self.seats(1, cap: .max, reserve: .max, members: .max, handed: .max), .full), (Self.seats(1, cap: .min, reserve: .min, members: .min, handed: .min), .full),
            (Self.seats(1, cap: .max, reserve: 0, members: .min, handed: .min), .open),
        ]
        for (target, state) in table { #expect(target.state(at: Self.now) == state, "\(target)") }
    }

    @Test func visitorsAreShownWhereThereIsRoom() {
        let (a, b, c) = (Self.seats(1), Self.seats(2, handed: 3), Self.seats(3, handed: 1))
        let full = Self.seats(4, handed: 190), paused = Self.seats(5, isPaused: true), gone = Self.seats(6, left: .seconds(-1)), unready = Self.seats(7, isReady: false)
        let table: [([TargetSeats], FillOrder, Int64?, TargetChoice)] = [
            ([], .inOrder, nil, .none), ([], .evenly, 1, .none), ([a, b, c], .inOrder, nil, .given(a.id)), ([full, paused, gone, unready, b, c], .inOrder, nil, .given(b.id)),
            ([b, c], .evenly, nil, .given(c.id)), ([b, a, c], .evenly, nil, .given(a.id)), ([full, paused, gone, unready], .inOrder, nil, .none),
            ([full, paused, gone, unready], .evenly, nil, .none),
            // Who has a place keeps it, though nobody else gets one.
            ([a, b, c], .inOrder, 2, .kept(b.id)), ([a, full], .inOrder, 4, .kept(full.id)), ([a, full], .evenly, 4, .kept(full.id)),
            // What is not shown to anybody is not shown to them.
            ([a, paused, gone, unready], .inOrder, 5, .given(a.id)), ([a, gone], .inOrder, 6, .given(a.id)), ([a, unready], .inOrder, 7, .given(a.id)),
            ([gone], .inOrder, 6, .none), ([a], .inOrder, 99, .given(a.id)),
        ]
        for (targets, fill, before, choice) in table {
            #expect(TargetChoice.choose(targets, fill: fill, before: before.map { LiveTargetID($0) }, at: Self.now) == choice, "\(targets) \(fill)")
        }
    }

    /// Any visitors in any order, targets that are paused, renewed and recounted: nobody is shown what is not open, no target holds
    /// more than it may, and every place was given to somebody.
    @Test(arguments: 0..<40) func aRandomWalkNeverOverfills(seed: Int) {
        var dice = SeededDice(seed: UInt64(seed) &* 7919)
        func roll(_ below: Int) -> Int { Int(dice.next() % UInt64(below)) }
        var targets = (1...5).map { Self.seats(Int64($0), cap: 20 + roll(20), reserve: roll(8), left: .hours(Int64(1 + roll(60)))) }
        var before: [Int: LiveTargetID] = [:], given: [LiveTargetID: Int] = [:], now = Self.now, none = 0
        let fill: FillOrder = seed.isMultiple(of: 2) ? .inOrder : .evenly
        for _ in 0..<600 {
            now = now + .minutes(Int64(roll(10)))
            let place = roll(targets.count)
            switch roll(30) {
            case 0: targets[place].isPaused.toggle()
            case 1: targets[place].expires = now + .hours(Int64(roll(30)))
            default:
                let visitor = roll(300)
                switch TargetChoice.choose(targets, fill: fill, before: before[visitor], at: now) {
                case .none:
                    none += 1
                    #expect(!targets.contains { $0.state(at: now) == .open })
                case .kept(let id): #expect(before[visitor] == id && targets.contains { $0.id == id && !$0.isPaused && $0.expires.map { $0 > now } ?? true })
                case .given(let id):
                    let at = targets.firstIndex { $0.id == id } ?? 0
                    #expect(targets[at].state(at: now) == .open)
                    if fill == .inOrder { #expect(!targets[..<at].contains { $0.state(at: now) == .open }) }
                    targets[at].handed += 1
                    given[id, default: 0] += 1
                    before[visitor] = id
                }
            }
            for target in targets { #expect(target.handed == given[target.id, default: 0] && target.handed + target.reserve <= target.cap ?? .max) }
        }
        #expect(given.values.reduce(0, +) > 20)
    }

    @Test func alarmsComeInTime() {
        func words(_ targets: [TargetSeats], isOn: Bool = true) -> [String] { CodeAlarm.of(targets, isOn: isOn, at: Self.now).map(\.word) }
        let calm = Self.seats(9)
        #expect(words([calm]) == [] && words([calm, Self.seats(2)]) == [])
        #expect(words([]) == ["nothing-open"] && words([], isOn: false) == [])
        #expect(words([calm, Self.seats(1, left: .hours(48))]) == ["expires-in-two-days"])
        #expect(words([calm, Self.seats(1, left: Span(milliseconds: Span.hours(48).milliseconds + 1))]) == [])
        #expect(words([calm, Self.seats(1, left: .hours(24))]) == ["expires-in-a-day"])
        #expect(words([calm, Self.seats(1, left: .seconds(0))]) == ["expired"])
        // 190 can be shown it; nine tenths are 171.
        #expect(words([calm, Self.seats(1, handed: 170)]) == [] && words([calm, Self.seats(1, handed: 171)]) == ["nearly-full"])
        #expect(words([calm, Self.seats(1, handed: 190)]) == ["full"])
        #expect(words([calm, Self.seats(1, handed: 190, isPaused: true)]) == [])
        #expect(words([Self.seats(1, handed: 180, left: .hours(3))]) == ["last-open", "expires-in-a-day", "nearly-full"])
        #expect(words([Self.seats(1, handed: 190), Self.seats(2, left: .seconds(-5))]) == ["nothing-open", "expired", "full"])
        #expect(words([Self.seats(1, cap: .max, reserve: .min, members: .max, handed: .max)]) == ["nothing-open", "full"])
    }

    @Test func whatPeopleTypeIsChecked() throws {
        let plan = try LiveCodePlan(name: " 午餐\n群 ", guide: "", fill: .evenly, reserve: 0)
        #expect(plan.name == "午餐 群")
        #expect(throws: LiveCodeRefusal.nameEmpty) { try LiveCodePlan(name: " \u{0}", guide: "", fill: .evenly, reserve: 0) }
        #expect(throws: LiveCodeRefusal.nameTooLong) { try LiveCodePlan(name: String(repeating: "群", count: 31), guide: "", fill: .evenly, reserve: 0) }
        let piled = "e" + String(repeating: "\u{0301}", count: 400)
        #expect(throws: LiveCodeRefusal.nameTooLong) { try LiveCodePlan(name: piled, guide: "", fill: .evenly, reserve: 0) }
        #expect(throws: LiveCodeRefusal.guideTooLong) { try LiveCodePlan(name: "a", guide: String(repeating: "群", count: 201), fill: .evenly, reserve: 0) }
        for reserve in [-1, 101, .max, .min, nil] as [Int?] {
            #expect(throws: LiveCodeRefusal.reserveOutOfRange) { try LiveCodePlan(name: "a", guide: "", fill: .evenly, reserve: reserve) }
        }
        for cap in [0, -1, 100_001, .max] { #expect(throws: LiveCodeRefusal.seatsOutOfRange) { try TargetPlan(name: "a", cap: cap, members: 0, days: nil) } }
        for days in [0, -1, 3651, .max] { #expect(throws: LiveCodeRefusal.daysOutOfRange) { try TargetPlan(name: "a", cap: nil, members: 0, days: days) } }
        #expect(throws: LiveCodeRefusal.membersOutOfRange) { try TargetPlan(name: "a", cap: nil, members: -1, days: nil) }
        #expect(throws: LiveCodeRefusal.targetNameEmpty) { try TargetPlan(name: "", cap: nil, members: 0, days: nil) }
        #expect(throws: LiveCodeRefusal.tooManyChats) { try JoinWayOrder(chats: ["1", "2", "3", "4", "5", "6"], opensGroups: false, baseName: "", attribution: "a") }
        #expect(try JoinWayOrder(chats: ["1", "1", ""], opensGroups: false, baseName: "", attribution: "a").chats == ["1"])
        #expect(throws: LiveCodeRefusal.chatsMissing) { try JoinWayOrder(chats: [""], opensGroups: true, baseName: "x", attribution: "a") }
        #expect(throws: LiveCodeRefusal.baseNameEmpty) { try JoinWayOrder(chats: ["1"], opensGroups: true, baseName: " ", attribution: "a") }
    }

    @Test func contactsAreReadAsPeopleWriteThem() throws {
        for (typed, kept) in [
            ("13800138000", "13800138000"), (" 138 0013-8000 ", "13800138000"), ("+86 (138) 0013 8000", "+8613800138000"), ("chen_xiaoman", "chen_xiaoman"),
            ("wxid-2026x", "wxid-2026x"),
        ] { #expect(try LeftContact(name: "陈", reach: typed, hasConsent: true).reach == kept) }
        for typed in ["", "123456", "1234567890123456", "short", "1abcdef", "陈小满陈小满", "a@example.com", "+", "++86138001380", "aaaaaaaaaaaaaaaaaaaaa", "１３８００１３８０００"] {
            #expect(throws: LiveCodeRefusal.reachUnreadable, "\(typed)") { try LeftContact(name: "陈", reach: typed, hasConsent: true) }
        }
        #expect(throws: LiveCodeRefusal.consentMissing) { try LeftContact(name: "陈", reach: "13800138000", hasConsent: false) }
        #expect(throws: LiveCodeRefusal.contactNameEmpty) { try LeftContact(name: "\t", reach: "13800138000", hasConsent: true) }
    }

    @Test func slugsAreReadBack() {
        var dice = SeededDice(seed: 3), seen = Set<String>()
        for _ in 0..<2000 {
            let slug = CodeSlug(roll: dice.next())
            #expect(CodeSlug(slug.text) == slug && CodeSlug(slug.text.uppercased()) == slug)
            seen.insert(slug.text)
        }
        #expect(seen.count == 2000)
        #expect(CodeSlug(roll: 0).text == "22222222" && CodeSlug(roll: .max).text.count == 8)
        for text in ["", "2222222", "222222222", "1lio0222", "../../et", "２２２２２２２２", "İİİİ2222"] { #expect(CodeSlug(text) == nil, "\(text)") }
    }
}
