import Embedded
import Kernel
import Testing
import Web

@Suite struct VoiceTests {
    let chinese: Voice, english: Voice
    /// 2026-11-21 16:00 in Shanghai, a Saturday.
    let now = Instant(milliseconds: 1_795_248_000_000)

    init() throws {
        let texts = try Texts(files: Embedded.locales)
        chinese = Voice(texts: texts, language: .chinese, zone: .shanghai, now: now)
        english = Voice(texts: texts, language: .english, zone: .shanghai, now: now)
    }

    @Test(arguments: [
        (0, "0", "0"), (999, "999", "999"), (1234, "1,234", "1,234"), (12_345, "1.2 万", "12.3k"), (20_000, "2 万", "20k"),
        (1_234_567, "123 万", "1.2M"), (99_999_999, "1 亿", "100M"), (-12_345, "-1.2 万", "-12.3k"),
    ])
    func figures(number: Int, inChinese: String, inEnglish: String) {
        #expect(chinese.figure(number) == inChinese && english.figure(number) == inEnglish)
    }

    @Test func tables() {
        #expect(chinese.grouped(1_234_567) == "1,234,567" && chinese.grouped(-1000) == "−1,000" && chinese.grouped(12) == "12")
        #expect(chinese.percent(0.254) == "25%" && chinese.percent(0.004) == "0.4%" && chinese.percent(0) == "0%")
        #expect(chinese.change(0.123) == "+12%" && chinese.change(-0.3) == "−30%" && chinese.change(0.001) == "±0%")
        #expect(chinese.bytes(820) == "820 B" && chinese.bytes(1_234_000) == "1.2 MB" && chinese.bytes(82_000) == "82 KB")
    }

    @Test func dates() {
        let day = LocalDay(year: 2026, month: 11, day: 21)!
        #expect(chinese.day(day) == "11月21日 周六" && english.day(day) == "Sat 21 Nov")
        #expect(chinese.day(day + -400) == "2025年10月17日 周五" && english.day(day + -400) == "Fri 17 Oct 2025")
        #expect(chinese.exact(now) == "2026-11-21 16:00")
    }

    @Test func whatIsCopiedHasNoMarksOfOurs() {
        let said = chinese.bare("tasks.opening.welcome.quote", ["name": "שלום", "quote": "مرحبا"])
        #expect(said.contains("שלום") && said.contains("“مرحبا”") && !said.unicodeScalars.contains { (0x2066...0x2069).contains($0.value) })
        #expect(chinese.say("tasks.opening.greet.1", ["name": "שלום"]).hasPrefix("\u{2068}שלום\u{2069}"))
    }

    @Test func howLongAgo() {
        #expect(chinese.ago(now) == "刚刚" && english.ago(now - .minutes(1)) == "a minute ago")
        #expect(chinese.ago(now - .hours(5)) == "5 小时前" && chinese.ago(now - .days(3)) == "3 天前")
        #expect(english.ago(now - .days(3)) == "3 days ago" && chinese.ago(now - .days(70)) == "9月12日")
        #expect(chinese.ago(now - .days(400)) == "2025年10月17日" && english.ago(now - .days(400)) == "17 Oct 2025")
        #expect(chinese.distance(now) == "1 天前" && english.distance(now - .days(70)) == "2 months ago")
        #expect(chinese.distance(now - .days(729)) == "24 个月前" && chinese.distance(now - .days(3_300)) == "9 年前")
        #expect(chinese.length(.minutes(3)) == "3 分钟" && english.length(.seconds(1)) == "1 second")
    }

    @Test(arguments: [
        (nil, Language.chinese), ("en-GB,en;q=0.9", .english), ("fr,en;q=0.3,zh-CN;q=0.8", .chinese), ("fr", .chinese),
        ("zh-TW;q=0.1, en;q=0.2", .english), (";;;q=,", .chinese),
    ])
    func acceptLanguage(header: String?, expected: Language) { #expect(Language.accepted(header) == expected) }
}
