internal import Crypto
internal import Foundation

/// Styles, scripts and icons under names that carry a hash of the content: the browser keeps them for ever, and a new
/// version has a new name.
struct AssetShelf: Sendable {
    /// `console-1a2b3c4d5e.css` → its content.
    let files: [String: Asset]
    private let hrefs: [String: String]

    /// - Throws: `WebSetupError` if Bootstrap or Chart.js is not where it should be.
    init(_ assets: [String: String], settings: WebSettings) throws {
        let bootstrap = try Self.library("css/bootstrap.min.css", in: settings.bootstrapFolder, package: "libjs-bootstrap5")
        let charts = try Self.library("chart.min.js", in: settings.chartsFolder, package: "libjs-chart.js")
        // One request for all styles. The map of Bootstrap's sources is not served, so its comment goes.
        let own = assets.filter { $0.key.hasPrefix("css/") && $0.key != "css/member.css" }.sorted { $0.key < $1.key }.map(\.value)
        let base = bootstrap.split(separator: "\n").filter { !$0.hasPrefix("/*# sourceMappingURL") }.joined(separator: "\n")
        var named = ["console.css": ([base] + own).joined(separator: "\n"), "chart.min.js": charts]
        // Opened once, on a weak phone: nothing of Bootstrap.
        named["member.css"] = ["css/tokens.css", "css/member.css"].compactMap { assets[$0] }.joined(separator: "\n")
        for (name, text) in assets where name.hasPrefix("js/") { named[String(name.dropFirst(3))] = text }
        for (name, text) in assets where name.hasSuffix(".svg") { named[name] = text }

        var files: [String: Asset] = [:], hrefs: [String: String] = [:]
        for (name, text) in named {
            let digest = SHA256.hash(data: Data(text.utf8)).prefix(5).map { String(format: "%02x", $0) }.joined()
            let dot = name.lastIndex(of: ".") ?? name.endIndex
            let hashed = "\(name[..<dot])-\(digest)\(name[dot...])"
            files[hashed] = Asset(type: Self.types[String(name[dot...])] ?? "text/plain; charset=utf-8", text: text)
            hrefs[name] = "/assets/\(hashed)"
        }
        self.files = files
        self.hrefs = hrefs
    }

    /// A file of another project, as Debian packs it.
    private static func library(_ name: String, in folder: String, package: String) throws -> String {
        guard let text = try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8) else {
            throw WebSetupError("\(name) is not in \(folder); install Debian's package \(package) or name its folder")
        }
        return text
    }

    /// The address of an asset by its plain name; nil if there is none.
    func href(_ name: String) -> String? { hrefs[name] }

    private static let types = [
        ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml",
    ]
}
