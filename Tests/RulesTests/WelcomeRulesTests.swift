import FeatureRules
import Foundation
import Kernel
import Testing

@Suite struct WelcomeRulesTests {
    private static func candidate(_ id: Int64, isDefault: Bool = false, _ terms: WelcomeTerms = .always) -> WelcomeChoice.Candidate {
        WelcomeChoice.Candidate(welcome: WelcomeID(id), version: 1, isDefault: isDefault, terms: terms)
    }

    private static func terms(
        _ states: [String] = [], staff: [String] = [], days: Set<Int> = Set(1...7), from: String = "", to: String = ""
    ) throws -> WelcomeTerms {
        try WelcomeTerms(states: states, staff: staff, hours: WelcomeHours(days: days, from: from, to: to))
    }

    @Test func theFirstThatHoldsWinsAndTheDefaultIsAskedLast() throws {
        // The default stands first in the list, and still everything else comes before it.
        let choice = WelcomeChoice(
            [
                Self.candidate(9, isDefault: true), Self.candidate(1, try Self.terms(["poster", "card"], staff: ["lina"])),
                Self.candidate(2, try Self.terms(["poster"])), Self.candidate(3, try Self.terms(["poster"])),
            ], zone: .shanghai)
        let at = Instant(milliseconds: 1_795_250_000_000)
        #expect(choice.choose(state: "poster", staff: "lina", at: at)?.welcome == WelcomeID(1))
        #expect(choice.choose(state: "card", staff: "lina", at: at)?.welcome == WelcomeID(1))
        #expect(choice.choose(state: "poster", staff: "wang", at: at)?.welcome == WelcomeID(2))
        #expect(choice.choose(state: "", staff: "wang", at: at)?.welcome == WelcomeID(9))
        #expect(WelcomeChoice([Self.candidate(2, try Self.terms(["poster"]))], zone: .shanghai).choose(state: "", staff: "lina", at: at) == nil)
        #expect(WelcomeChoice([], zone: .shanghai).choose(state: "", staff: "", at: Instant(milliseconds: .min / 4)) == nil)
    }

    @Test func oneTagOfThoseThatAreAskedForIsEnough() throws {
        let tagged = try WelcomeTerms(states: [], staff: [], hours: .always, tags: ["regular", "", "regular", "vip"])
        #expect(tagged.tags == ["regular", "vip"] && !tagged.isAlways)
        let choice = WelcomeChoice([Self.candidate(1, tagged), Self.candidate(9, isDefault: true)], zone: .shanghai)
        let at = Instant(milliseconds: 1_795_250_000_000)
        #expect(choice.readsTags && !WelcomeChoice([Self.candidate(9)], zone: .shanghai).readsTags)
        #expect(choice.choose(state: "", staff: "lina", tags: ["new", "vip"], at: at)?.welcome == WelcomeID(1))
        #expect(choice.choose(state: "", staff: "lina", tags: ["new"], at: at)?.welcome == WelcomeID(9))
        #expect(choice.choose(state: "", staff: "lina", at: at)?.welcome == WelcomeID(9))
        #expect(throws: WelcomeRefusal.tooManyTags) { try WelcomeTerms(states: [], staff: [], hours: .always, tags: (0...100).map { "t\($0)" }) }
    }

    /// Written down before there were tags.
    @Test func termsWithoutTagsAreRead() throws {
        let all = try WelcomeTerms(states: ["poster"], staff: ["lina"], hours: .always, tags: ["vip"])
        let written = String(decoding: try JSONEncoder().encode(all), as: UTF8.self)
        #expect(try JSONDecoder().decode(WelcomeTerms.self, from: Data(written.utf8)) == all)
        let old = written.replacing(#""tags":["vip"],"#, with: "").replacing(#","tags":["vip"]"#, with: "")
        let read = try JSONDecoder().decode(WelcomeTerms.self, from: Data(old.utf8))
        let untagged = try WelcomeTerms(states: ["poster"], staff: ["lina"], hours: .always)
        #expect(old != written && read == untagged)
    }

    @Test func hoursAreThoseOfTheWorkspace() throws {
        // Saturday 2026-11-21, 00:30 in Shanghai; Friday afternoon in London.
        let at = Instant(milliseconds: 1_795_192_200_000), late = try Self.terms(days: [5], from: "22:00", to: "02:00")
        let day = try Self.terms(days: [5], from: "9:00", to: "18:00")
        #expect(WelcomeChoice([Self.candidate(1, late)], zone: .shanghai).choose(state: "", staff: "", at: at) != nil, "Friday's night goes on")
        let london = try #require(Zone("Europe/London"))
        #expect(WelcomeChoice([Self.candidate(1, late)], zone: london).choose(state: "", staff: "", at: at) == nil)
        #expect(WelcomeChoice([Self.candidate(1, day)], zone: london).choose(state: "", staff: "", at: at) != nil)
    }

    @Test func everyMinuteOfAWeekIsInOneOfTwoHalves() throws {
        for (from, to) in [("08:00", "20:00"), ("22:15", "06:45"), ("00:00", "12:00"), ("12:00", "24:00"), ("23:59", "00:01")] {
            for days: Set<Int> in [Set(1...7), [1, 3, 7]] {
                let one = try WelcomeHours(days: days, from: from, to: to), other = try WelcomeHours(days: days, from: to, to: from)
                var held = 0
                for weekday in 1...7 {
                    for minute in 0..<1440 {
                        let both = [one, other].count { $0.hold(weekday: weekday, minute: minute) }
                        if days.count == 7 { #expect(both == 1) }
                        held += both
                    }
                }
                #expect(held == days.count * 1440, "\(from) \(to)")
            }
        }
    }

    @Test(arguments: [("9", ""), ("25:00", "1:00"), ("10:60", ""), ("24:01", ""), ("-1:00", ""), ("1:2:3", ""), ("１:00", ""), ("a:b", "")])
    func whatIsNoTimeIsRefused(_ typed: (String, String)) {
        #expect(throws: WelcomeRefusal.hoursUnreadable) { _ = try WelcomeHours(days: [1], from: typed.0, to: typed.1) }
        #expect(throws: WelcomeRefusal.daysMissing) { _ = try WelcomeHours(days: [0, 8], from: "", to: "") }
    }

    @Test func namesStandInTheirPlacesAndNeverMakeItTooLong() throws {
        let text = try WelcomeText("  你好 {{ 客户昵称 }}，我是{{Staff}}。\r\n菜单在下面\u{0} {{name}} ")
        #expect(text.namesContact && text.namesStaff)
        #expect(text.filled(contact: "小\n满", staff: "阿青") == "你好 小 满，我是阿青。\n菜单在下面 小 满")
        // What a contact calls themselves is never a place for a name.
        #expect(try WelcomeText("{{name}}").filled(contact: "{{staff}}", staff: "x") == "{{staff}}")
        let family = "👨‍👩‍👧‍👦"
        let full = try WelcomeText(String(repeating: "好", count: 1312) + "{{name}}")
        let filled = full.filled(contact: String(repeating: family, count: 400), staff: "")
        #expect(filled.utf8.count <= WelcomePolicy.textBytes && filled.hasSuffix(family))
        #expect(throws: WelcomeRefusal.textTooLong) { _ = try WelcomeText(String(repeating: "好", count: 1313) + "{{name}}") }
        for odd in ["{{电话}}", "{{name", "{{}}", "{{{name}}}"] { #expect(throws: WelcomeRefusal.placeholderUnknown, "\(odd)") { _ = try WelcomeText(odd) } }
        #expect(try WelcomeText(" \n\t").isEmpty)
        // However a name's place was written, it is kept in one way.
        for typed in ["{客户昵称}你好", "{{客户昵称}}你好", "{ name }你好", "{{Name}}你好", "%NICKNAME%你好"] {
            #expect(try WelcomeText(typed).text == "{客户昵称}你好", "\(typed)")
            #expect(try WelcomeText(WelcomeText(typed).text).filled(contact: "小满", staff: "") == "小满你好")
            #expect(try GroupWelcomePlan(text: typed, attachment: nil, notifies: true).text == "%NICKNAME%你好")
        }
        let english = NamePlaces("{客户昵称}, I am {{员工姓名}}").english
        #expect(english == "{name}, I am {staff}" && NamePlaces(english).text == "{客户昵称}, I am {员工姓名}")
        // What was kept before is said as it was; a form asks about it.
        for (typed, isDoubtful) in [("{电话}", true), ("{phone}", true), ("{^_^}", false), ("{", false), ("{满 100 减 20}", false), ("{客户昵称}", false)] {
            let text = try WelcomeText(typed)
            #expect(text.isDoubtful == isDoubtful && (typed.contains("客户") || text.filled(contact: "小满", staff: "") == typed), "\(typed)")
        }
        #expect(try WelcomeText("}} {").text == "}} {")
    }

    @Test func attachmentsKeepThePlatformsLimits() throws {
        func link(_ title: String = "菜单", _ address: String = "https://example.com/a", _ description: String = "") throws(WelcomeRefusal) -> WelcomeAttachment {
            try .link(typed: title, address: address, picture: "", description: description)
        }
        #expect(try link().kind == "link")
        #expect(try link().medium == nil)
        #expect(throws: WelcomeRefusal.titleEmpty) { _ = try link(" ") }
        #expect(throws: WelcomeRefusal.titleTooLong) { _ = try link(String(repeating: "好", count: 43)) }
        #expect(throws: WelcomeRefusal.descriptionTooLong) { _ = try link("菜单", "https://example.com", String(repeating: "好", count: 171)) }
        #expect(throws: WelcomeRefusal.addressTooLong) { _ = try link("菜单", "https://example.com/" + String(repeating: "a", count: 2048)) }
        for odd in ["javascript:alert(1)", "example.com", "https://", "https:// a.b", "https:///a.b", "ftp://a.b"] {
            #expect(throws: WelcomeRefusal.addressUnreadable, "\(odd)") { _ = try link("菜单", odd) }
        }
        #expect(throws: WelcomeRefusal.programUnreadable) { _ = try WelcomeAttachment.program(typed: "点单", app: "wx 1", page: "p", cover: WelcomeMediumID(1)) }
        #expect(throws: WelcomeRefusal.coverMissing) { _ = try WelcomeAttachment.program(typed: "点单", app: "wx1234567890", page: "p", cover: nil) }
        #expect(WelcomeFileKind([0x89, 0x50, 0x4E, 0x47]) == .image && WelcomeFileKind(Array("....ftypisom".utf8)) == .video && WelcomeFileKind([]) == .file)
        #expect(try GroupWelcomePlan(text: "{{name}}，{{客户昵称}}", attachment: nil, notifies: true).text == "%NICKNAME%，%NICKNAME%")
        #expect(throws: WelcomeRefusal.nothingToSay) { _ = try GroupWelcomePlan(text: " ", attachment: nil, notifies: true) }
        #expect(throws: WelcomeRefusal.textTooLong) { _ = try GroupWelcomePlan(text: String(repeating: "好", count: 1001), attachment: nil, notifies: true) }
        for odd in ["{{staff}}", "{员工姓名}", "{电话}", "{{x"] {
            #expect(throws: WelcomeRefusal.placeholderUnknown, "\(odd)") { _ = try GroupWelcomePlan(text: odd, attachment: nil, notifies: true) }
        }
    }

    @Test func whatFailsIsTriedAgainWithinTheTimeAndNeverAfter() {
        var course = GreetingCourse(doubts: 0)
        #expect(course.step(after: .later(code: -1), left: .seconds(15)) == .again(after: Span(milliseconds: 250)))
        #expect(course.step(after: .later(code: -1), left: .seconds(14)) == .again(after: Span(milliseconds: 500)))
        #expect(course.step(after: .held(.seconds(60), code: 45009), left: .seconds(14)) == .settle(.tooLate, .platformBusy, code: 45009))
        #expect(course.step(after: .later(code: 41096), left: .seconds(-3)) == .settle(.tooLate, .otherApp, code: 41096))
        #expect(course.doubts == 0)
        #expect(course.step(after: .refused(code: 40001), left: .seconds(9)) == .settle(.refused, .credentialsRefused, code: 40001))
        // Nobody trusts a number of tries: the pause stops growing.
        for _ in 0..<200 { _ = course.step(after: .later(code: nil), left: .seconds(1_000)) }
        #expect(course.step(after: .later(code: nil), left: .seconds(3)) == .again(after: .seconds(2)))
    }

    @Test func aLostAnswerMakesEveryEndButAYesADoubt() {
        var first = GreetingCourse(doubts: 0)
        #expect(first.step(after: .refused(code: 41050), left: .seconds(9)) == .settle(.refused, .codeExpired, code: 41050))
        #expect(first.step(after: .refused(code: 41051), left: .seconds(9)) == .settle(.refused, .alreadyTalking, code: 41051))
        #expect(first.step(after: .broken, left: .seconds(9)) == .settle(.refused, .other, code: nil))
        #expect(first.step(after: .lost, left: .seconds(9)) == .again(after: .seconds(2)))
        #expect(first.step(after: .refused(code: 41050), left: .seconds(9)) == .settle(.unknown, .usedBefore, code: 41050))
        #expect(first.step(after: .later(code: -1), left: .seconds(0)) == .settle(.unknown, .noAnswer, code: -1))
        var stopped = GreetingCourse(doubts: 1)
        #expect(stopped.step(after: .refused(code: 41051), left: .seconds(9)) == .settle(.unknown, .usedBefore, code: 41051))
        #expect(stopped.step(after: .refused(code: 48002), left: .seconds(9)) == .settle(.unknown, .noAnswer, code: 48002))
        var lost = GreetingCourse(doubts: 0)
        #expect(lost.step(after: .lost, left: .seconds(0)) == .settle(.unknown, .noAnswer, code: nil))
        var files = GreetingCourse(doubts: 0)
        #expect(files.step(after: .mediaGone, left: .seconds(9)) == .againWithoutMedia)
    }

    @Test func theRankOfAShareIsThatOfTheNearest() {
        #expect([(50, 1), (99, 1), (50, 2), (99, 100), (99, 101), (100, 7), (50, 5), (99, 0)].map { GreetingPace.rank(percent: $0.0, of: $0.1) } == [0, 0, 0, 98, 99, 6, 2, 0])
        for count in 1...300 {
            for percent in [50, 99] {
                let rank = GreetingPace.rank(percent: percent, of: count)
                #expect((rank + 1) * 100 >= percent * count && rank * 100 < percent * count)
            }
        }
        #expect(GreetingPace.rank(percent: 99, of: .max) < .max)
    }
}
