import Foundation
import Testing

/// Documents that must agree with the code.
@Suite struct DocumentRules {
    @Test func everyDependencyHasAReason() throws {
        let manifest = try Tree.text("Package.swift"), reasons = try Tree.text("docs/decisions/0001-libraries-and-why-each.md")
        let packages = manifest.matches(of: /url: "https:\/\/github\.com\/[^\/]+\/([^"]+)"/).map { String($0.1) }
        #expect(packages.count >= 7)
        for package in packages where !reasons.localizedCaseInsensitiveContains(package) {
            let short = package.replacing(".swift", with: "")
            #expect(reasons.localizedCaseInsensitiveContains(short), "no reason for \(package)")
        }
    }

    @Test func architectureNamesEveryModule() throws {
        let manifest = try Tree.text("Package.swift"), architecture = try Tree.text("ARCHITECTURE.md")
        let targets = manifest.matches(of: /\.(?:target|executableTarget|systemLibrary)\(\s*name: "([^"]+)"/).map { String($0.1) }
        #expect(targets.count >= 14)
        for target in targets { #expect(architecture.contains("`\(target)`"), "ARCHITECTURE.md does not name \(target)") }
    }

    @Test func decisionsAreNumberedWithoutGaps() throws {
        let folder = Tree.root.appending(path: "docs/decisions")
        let numbers = try FileManager.default.contentsOfDirectory(atPath: folder.path).compactMap { Int($0.prefix(4)) }.sorted()
        #expect(numbers == Array(1...numbers.count))
    }

    @Test func readmesSayTheSame() throws {
        let english = try Tree.text("README.md"), chinese = try Tree.text("README.zh-CN.md")
        func shape(_ text: String) -> [String] {
            text.split(separator: "\n").filter { $0.hasPrefix("#") || $0.hasPrefix("```") || $0.hasPrefix("![") }.map { line in
                String(line.prefix { "#`!".contains($0) })
            }
        }
        #expect(shape(english) == shape(chinese))
    }

    /// A key without a text would be shown as it is: on a page, or printed on a poster.
    @Test(arguments: ["en", "zh-Hans"]) func everyTextThatIsSaidIsThere(_ language: String) throws {
        let texts = Tree.files("Sources", ending: "Locales/\(language).json").map(\.text)
        #expect(!texts.isEmpty)
        let known = try texts.reduce(into: Set<String>()) { known, text in
            known.formUnion(try JSONDecoder().decode([String: String].self, from: Data(text.utf8)).keys)
        }
        var said = 0
        for file in SourceRules.own {
            for match in file.text.matches(of: /\b(?:voice|visit)\.(?:say|bare)\(\s*"([^"\\]+)"/) {
                said += 1
                #expect(known.contains(String(match.1)), "\(file.path) says \(match.1)")
            }
        }
        #expect(said > 500)
    }

    /// Wire names are the form on disk: each is described, none changes silently.
    @Test func everyEventIsDescribed() throws {
        let described = try Tree.text("docs/reference/events.md")
        let stores = SourceRules.own.filter { $0.path.contains("/Store/") }
        let kinds = Set(stores.flatMap { file in
            file.text.matches(of: /"((?:membership|group|message|red_packet|member|system|task)\.[a-z_]+)"/).map { String($0.1) }
        })
        #expect(kinds.count >= 10)
        for kind in kinds { #expect(described.contains("`\(kind)`"), "docs/reference/events.md does not describe \(kind)") }
    }

    @Test func embeddedFilesAreFresh() throws {
        let check = Process()
        check.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        check.arguments = ["python3", Tree.root.appending(path: "Scripts/embed-assets").path, "--check"]
        try check.run()
        check.waitUntilExit()
        #expect(check.terminationStatus == 0, "run Scripts/embed-assets")
    }
}
