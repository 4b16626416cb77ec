import FeatureRules
import Kernel
import Testing

/// Who answers to a channel code, when that changes, and what came of it.
@Suite struct ChannelRulesTests {
    /// A Wednesday.
    static let day = LocalDay(year: 2026, month: 11, day: 25) ?? LocalDay(number: 0)
    static func at(_ text: String, _ days: Int = 0, in zone: Zone = .shanghai) throws -> Instant {
        zone.start(of: day + days) + .minutes(Int64(try #require(ChannelWindow.minutes(text))))
    }

    static func plan() throws -> ChannelPlan {
        var plan = ChannelPlan()
        (plan.name, plan.staff, plan.backups) = ("门店A", ["chen"], ["dong"])
        plan.shifts = [ChannelShift(window: try ChannelWindow(days: [1, 2, 3, 4, 5], from: 540, to: 1080), staff: ["anna", "ben"])]
        return plan
    }

    static func decide(_ plan: ChannelPlan, _ at: Instant, added: [String: Int] = [:], away: Set<String> = []) -> String {
        let decision = ChannelDecision.of(plan, at: at, in: .shanghai, added: added, away: away)
        return "\(decision.reason.rawValue) \(decision.roster.users.joined(separator: "+"))"
    }

    @Test func hoursBeginWithTheirFirstMinuteAndEndBeforeTheirLast() throws {
        let plan = try Self.plan()
        for (time, days, wanted) in [
            ("8:59", 0, "usual chen"), ("09:00", 0, "shift anna+ben"), ("17:59", 0, "shift anna+ben"), ("18:00", 0, "usual chen"), ("12:00", 3, "usual chen"),
            ("12:00", 5, "shift anna+ben"),
        ] { #expect(try Self.decide(plan, Self.at(time, days)) == wanted, "\(time) +\(days)") }
        var night = plan
        night.shifts.append(ChannelShift(window: try ChannelWindow(days: [3], from: 1320, to: 120), staff: ["eve"]))
        #expect(try Self.decide(night, Self.at("23:00")) == "shift eve")
        #expect(try Self.decide(night, Self.at("1:59", 1)) == "shift eve")
        #expect(try Self.decide(night, Self.at("2:00", 1)) == "usual chen")
        #expect(try Self.decide(night, Self.at("1:00")) == "usual chen", "the night before does not begin it")
        night.shifts[1] = ChannelShift(window: try ChannelWindow(days: [3], from: 600, to: 660), staff: ["ben", "eve"])
        #expect(try Self.decide(night, Self.at("10:30")) == "shift anna+ben+eve", "where they overlap, everybody")
    }

    @Test func whoHasHadEnoughOrIsAwayIsReplacedAndNobodyIsNever() throws {
        var plan = try Self.plan()
        plan.caps = ["anna": 2, "ben": 3, "dong": 1]
        let noon = try Self.at("12:00")
        #expect(Self.decide(plan, noon, added: ["anna": 1, "ben": 3]) == "shift anna")
        #expect(Self.decide(plan, noon, added: ["anna": 2, "ben": 3]) == "backup dong")
        #expect(Self.decide(plan, noon, added: ["anna": 2, "ben": 9, "dong": 1]) == "nobody chen")
        #expect(Self.decide(plan, noon, added: ["anna": .max], away: ["ben", "dong", "chen"]) == "nobody chen", "the last one is named though they are away")
        #expect(Self.decide(plan, noon, away: ["anna"]) == "shift ben")
        #expect(try Self.decide(plan, Self.at("20:00"), away: ["chen"]) == "backup dong")
        plan.expiresMs = noon.milliseconds
        #expect(Self.decide(plan, noon) == "expired chen")
        #expect(Self.decide(plan, noon - .seconds(1)) == "shift anna+ben")
    }

    /// The decision changes at no other moment than those that are told.
    @Test(arguments: ["Asia/Shanghai", "America/New_York", "Europe/Berlin", "Asia/Kathmandu"]) func nothingChangesBetweenTheEdges(_ name: String) throws {
        let zone = try #require(Zone(name))
        var dice = SeededDice(seed: 11)
        func roll(_ below: Int) -> Int { Int(dice.next() % UInt64(below)) }
        for _ in 0..<40 {
            var plan = try Self.plan()
            plan.shifts = try (0..<roll(4)).map { number in
                let from = roll(1440), to = 1 + (from + 1 + roll(1438)) % 1440
                return ChannelShift(window: try ChannelWindow(days: (1...7).filter { _ in roll(2) == 0 } + [1 + roll(7)], from: from, to: to == from ? to + 1 : to), staff: ["s\(number)"])
            }
            plan.acceptance = .hours
            plan.hours = [try ChannelWindow(days: [1, 6, 7], from: 60 * roll(10), to: 60 * (11 + roll(13)))]
            if roll(2) == 0 { plan.expiresMs = (zone.start(of: Self.day) + .hours(Int64(roll(200)))).milliseconds }
            // Around a change of the clocks in America and in Europe.
            var now = zone.start(of: (LocalDay(year: 2026, month: roll(2) == 0 ? 10 : 11, day: 23) ?? Self.day) + roll(9))
            let end = now + .days(8)
            while now < end {
                let next = min(ChannelDecision.nextChange(of: plan, after: now, in: zone) ?? end, end)
                #expect(next > now)
                let here = ChannelDecision.of(plan, at: now, in: zone, added: [:], away: [])
                for part in [1, 3, 9] as [Int64] {
                    let between = Instant(milliseconds: now.milliseconds + (next - now).milliseconds * part / 10)
                    #expect(ChannelDecision.of(plan, at: between, in: zone, added: [:], away: []) == here, "\(name) \(now.iso) \(between.iso)")
                }
                now = next
            }
        }
    }

    @Test func midnightIsAnEdgeOnlyIfAnybodyTakesSoMany() throws {
        var plan = try Self.plan()
        plan.shifts = []
        #expect(try ChannelDecision.nextChange(of: plan, after: Self.at("12:00"), in: .shanghai) == nil)
        plan.caps = ["chen": 5]
        #expect(try ChannelDecision.nextChange(of: plan, after: Self.at("12:00"), in: .shanghai) == Self.at("0:00", 1))
    }

    @Test func plansAreChecked() throws {
        func refusal(_ change: (inout ChannelPlan) -> Void) throws -> ChannelRefusal? {
            var plan = try Self.plan()
            change(&plan)
            do { _ = try plan.checked() } catch let refusal { return refusal }
            return nil
        }
        #expect(try refusal { $0.name = " \n" } == .nameEmpty)
        #expect(try refusal { $0.name = String(repeating: "长", count: 31) } == .nameTooLong)
        #expect(try refusal { $0.staff = [] } == .staffMissing)
        #expect(try refusal { $0.staff = ["a b"] } == .staffUnreadable)
        #expect(try refusal { $0.staff = ["柳"] } == .staffUnreadable)
        #expect(try refusal { $0.backups = (0...50).map { "u\($0)" } } == .tooManyStaff)
        #expect(try refusal { $0.caps = ["chen": 0] } == .capOutOfRange)
        #expect(try refusal { $0.shifts[0].staff = [] } == .windowStaffMissing)
        #expect(try refusal { $0.shifts = Array(repeating: $0.shifts[0], count: 8) } == .tooManyWindows)
        #expect(try refusal { $0.acceptance = .hours } == .hoursMissing)
        #expect(try refusal { $0.tags = (0...20).map { "et\($0)" } } == .tooManyTags)
        #expect(try refusal { $0.remark = "{{name}}-一个很长很长很长很长的门店" } == nil)
        #expect(try refusal { $0.remark = "{{name}}-一个很长很长很长很长很长很长的门店" } == .remarkTooLong)
        for odd in ["{电话}-A", "{{电话}}-A", "{员工姓名}-A"] { #expect(try refusal { $0.remark = odd } == .remarkUnclear, "\(odd)") }
        #expect(try refusal { $0.remark = "{^_^}A" } == nil)
        #expect(try refusal { $0.expiresMs = .min } == .daysOutOfRange)
        #expect(try refusal { $0.caps = ["chen": 5, "stranger": 0] } == nil, "of whom nobody speaks no limit is kept")
        for (days, from, to) in [([], 0, 60), ([8], 0, 60), ([1], 60, 60), ([1], -1, 60), ([1], 0, 1441), ([1], 1440, 10)] as [([Int], Int, Int)] {
            #expect(throws: ChannelRefusal.self) { try ChannelWindow(days: days, from: from, to: to) }
        }
        for typed in ["", "9", "9:0", "24:01", "25:00", "12:60", "-1:00", "1:2:3", "１:00", "999999999999999999999:00"] {
            #expect(ChannelWindow.minutes(typed) == nil, "\(typed)")
        }
        #expect(ChannelWindow.minutes("24:00") == 1440 && ChannelWindow.text(545) == "09:05")
    }

    @Test func remarksFitWhateverTheNicknameIs() throws {
        let shop = ChannelRemark("{{name}}-门店A")
        #expect(shop.text(for: "小满") == "小满-门店A" && shop.template == "{客户昵称}-门店A")
        for typed in ["A {昵称}", "A {客户昵称}", "A {{ Name }}", "A %NICKNAME%"] { #expect(ChannelRemark(typed).text(for: "小满") == "A 小满", "\(typed)") }
        #expect(ChannelRemark("A {昵称}").text(for: "小满") == "A 小满")
        #expect(shop.text(for: "") == "-门店A")
        #expect(shop.text(for: String(repeating: "长", count: 40))?.count == 20)
        #expect(shop.text(for: "a\u{202E}\nb{{name}}") == "a\u{202E} b{{name}}-门店A")
        #expect(ChannelRemark("").text(for: "小满") == nil)
        #expect(ChannelRemark("门店").text(for: "小满") == "门店")
        #expect(ChannelRemark("{{name}}{{name}}").text(for: String(repeating: "长", count: 40))?.count == 20)
    }

    @Test func daysAreFoldedAndAddUp() throws {
        let now = try Self.at("12:00", 31)
        let stays = [
            ChannelStay(since: try Self.at("0:00"), hasSpoken: true), ChannelStay(since: try Self.at("23:59"), lost: try Self.at("23:58", 7)),
            ChannelStay(since: try Self.at("10:00"), lost: try Self.at("10:00", 7)), ChannelStay(since: try Self.at("9:00", 24), lost: try Self.at("9:30", 24)),
            ChannelStay(since: try Self.at("9:00", 30)),
        ]
        let days = ChannelStay.days(of: stays, scans: [Self.day: 9, Self.day + 2: 1, Self.day + 3: 0], from: Self.day + -10, in: .shanghai, at: now)
        #expect(days.map(\.day) == [30, 24, 7, 2, 0].map { Self.day + $0 })
        #expect(days.reduce(0) { $0 + $1.added } == 5 && days.reduce(0) { $0 + $1.lost } == 3)
        let first = try #require(days.last)
        #expect(first.added == 3 && first.scans == 9 && first.stayed7 == 2 && first.stayed30 == 1 && first.spoke == 1 && first.net == 3)
        #expect(days[1].stayed7 == nil && days[1].net == 0, "not over for who came at the very end of the day")
        #expect(ChannelStay.days(of: stays, scans: [:], from: Self.day + 8, in: .shanghai, at: now).map(\.lost) == [0, 1])
    }
}
