import Embedded
import FeatureRules
import Kernel
import Testing
@testable import Web

@Suite struct PageTests {
    struct Note: PageModel {
        var text: String
        var inner: [Note] = []
        func value(_ name: String) -> PageValue? {
            switch name {
            case "text": .text(text)
            case "noteMarkup": .markup(Markup(trusted: "<i>\(Markup.escape(text))</i>"))
            case "inner": .list(inner)
            default: nil
            }
        }
    }

    func render(_ view: String, _ model: any PageModel) throws -> (html: String, missing: [String]) {
        let texts = try Texts(files: ["Web/zh-Hans": #"{"greeting.short":"你好"}"#, "Web/en": #"{"greeting.short":"Hello"}"#])
        let voice = Voice(texts: texts, language: .chinese, zone: .shanghai, now: Shop.start)
        return try Templates(["a": view]).render("a", page: model, frame: EmptyModel(), voice: voice)
    }

    @Test func aMissingNameIsFound() throws {
        #expect(try render("{{text}}{{txet}}{{#inner}}{{absent}}{{/inner}}", Note(text: "a", inner: [Note(text: "b")])).missing == ["absent", "txet"])
        #expect(try render("{{t.greeting.short}}{{t.greeting.long}}{{t.greeting}}", Note(text: "")).missing == ["t.greeting", "t.greeting.long"])
        let fine = try render("{{text}}{{#inner}}{{text}}{{/inner}}{{t.greeting.short}}", Note(text: "a", inner: [Note(text: "b")]))
        #expect(fine.html == "ab你好" && fine.missing.isEmpty)
    }

    @Test func whatPeopleWriteStaysText() throws {
        let nasty = "<script>\"'&</script>"
        #expect(try render("{{text}}", Note(text: nasty)).html == "&lt;script&gt;&quot;&#39;&amp;&lt;/script&gt;")
        #expect(try render("{{{noteMarkup}}}", Note(text: nasty)).html == "<i>&lt;script&gt;&quot;&#39;&amp;&lt;/script&gt;</i>")
        // A quote with a combining mark is one character to Swift, and still a quote to a browser.
        let hidden = try render("<a title=\"{{text}}\">", Note(text: "x\"\u{301} onclick=y")).html
        #expect(hidden.utf8.count { $0 == 0x22 } == 2)
        #expect(try render("{{text}}", Note(text: "<{{text}}>")).html == "&lt;{{text}}&gt;")
    }

    @Test(arguments: ["{{{text}}}", "{{&text}}", "{{a.b}}", "{{> nowhere}}", "{{#text}}"])
    func viewsThatCannotBeTrustedStopTheStart(view: String) {
        #expect(throws: WebSetupError.self) { try Templates(["a": view]) }
    }

    @Test func allViewsAreSound() throws { _ = try Templates(Embedded.views) }

    @Test func bothLanguagesSayTheSame() throws {
        let texts = try Texts(files: Embedded.locales)
        let chinese = texts.keys(.chinese), english = texts.keys(.english).filter { !$0.hasSuffix(".one") }
        #expect(chinese.symmetricDifference(english).isEmpty)
        for key in texts.keys(.english) where key.hasSuffix(".one") { #expect(english.contains(String(key.dropLast(4)))) }
        for key in chinese {
            let holes = /\{[a-z]+\}/
            let a = Set(texts.text(key, .chinese)!.matches(of: holes).map(\.output)), b = Set(texts.text(key, .english)!.matches(of: holes).map(\.output))
            #expect(a == b, "\(key)")
            // Visitors of a landing page are spoken to with 您, the console's people with 你.
            let banned = key.hasPrefix("landing.") || key.hasPrefix("channel-landing.") ? "!！你" : "!！您"
            #expect(!texts.text(key, .chinese)!.contains { banned.contains($0) }, "\(key) is loud or stiff")
        }
    }

    @Test func everyTextOfAViewExists() throws {
        let texts = try Texts(files: Embedded.locales)
        for (view, html) in Embedded.views {
            for match in html.matches(of: /\{\{t\.([A-Za-z0-9.-]+)\}\}/) {
                let key = String(match.1)
                #expect(texts.text(key, .chinese) != nil, "\(view): \(key)")
                // A view finds its way to a text from point to point: one that stands before another hides it, without a word.
                for point in key.indices where key[point] == "." {
                    #expect(texts.text(String(key[..<point]), .chinese) == nil, "\(view): \(key) stands behind \(key[..<point])")
                }
            }
        }
    }

    @Test func everyRefusalHasItsSentence() throws {
        let texts = try Texts(files: Embedded.locales)
        for refusal in StaffRefusal.allCases { #expect(texts.text("refusal.staff.\(refusal.rawValue)", .english) != nil) }
        for role in Role.allCases { #expect(texts.text("role.\(role.rawValue).note", .chinese) != nil) }
    }

    @Test func everyFailureHasItsPage() throws {
        let texts = try Texts(files: Embedded.locales)
        for failure in Failure.allCases {
            for part in ["title", "advice"] { #expect(texts.text("failure.\(failure.rawValue).\(part)", .english) != nil) }
        }
    }
}
