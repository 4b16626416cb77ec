internal import Crypto
internal import Foundation

/// Styles, scripts and icons under names that carry a hash of the content: the browser keeps them for ever, and a new
/// version has a new name.
struct AssetShelf: Sendable {
    struct Asset: Sendable {
        var type: String
        var text: String
    }

    /// `console-1a2b3c4d5e.css` → its content.
    let files: [String: Asset]
    private let hrefs: [String: String]

    /// - Throws: `WebSetupError` if Bootstrap is not where it should be.
    init(_ assets: [String: String], bootstrapFolder: String) throws {
        guard let bootstrap = try? String(contentsOfFile: bootstrapFolder + "/css/bootstrap.min.css", encoding: .utf8) else {
            throw WebSetupError(
                "css/bootstrap.min.css is not in \(bootstrapFolder); install Debian's package libjs-bootstrap5 or name its folder")
        }
        // One request for all styles. The map of Bootstrap's sources is not served, so its comment goes.
        let own = assets.filter { $0.key.hasPrefix("css/") }.sorted { $0.key < $1.key }.map(\.value)
        let base = bootstrap.split(separator: "\n").filter { !$0.hasPrefix("/*# sourceMappingURL") }.joined(separator: "\n")
        var named = ["console.css": ([base] + own).joined(separator: "\n")]
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

    /// The address of an asset by its plain name; nil if there is none.
    func href(_ name: String) -> String? { hrefs[name] }

    private static let types = [
        ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml",
    ]
}
