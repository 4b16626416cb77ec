internal import Foundation

/// The files of the product that are no code: views, texts, styles, scripts.
public struct Resources: Sendable {
    /// `Staff/sign-in` → Mustache text.
    public var views: [String: String]
    /// `Staff/zh-Hans` → JSON.
    public var locales: [String: String]
    /// `css/tokens.css` → text.
    public var assets: [String: String]

    public init(views: [String: String], locales: [String: String], assets: [String: String]) {
        self.views = views
        self.locales = locales
        self.assets = assets
    }

    /// Reads them from a checkout, in the same shape as they are embedded.
    public init(checkout folder: String) throws {
        self.init(views: [:], locales: [:], assets: [:])
        let root = URL(fileURLWithPath: folder)
        let features = root.appendingPathComponent("Sources/Features")
        let names = try FileManager.default.contentsOfDirectory(atPath: features.path)
        let owners = [("Web", root.appendingPathComponent("Sources/Web"))] + names.map { ($0, features.appendingPathComponent($0)) }
        for (owner, place) in owners {
            views.merge(Self.files(place.appendingPathComponent("Views"), ending: "mustache", owner: owner)) { _, new in new }
            locales.merge(Self.files(place.appendingPathComponent("Locales"), ending: "json", owner: owner)) { _, new in new }
        }
        for kind in ["css", "js"] {
            for (name, text) in Self.files(root.appendingPathComponent("Assets/\(kind)"), ending: kind, owner: kind) {
                assets["\(name).\(kind)"] = text
            }
        }
        for (name, text) in Self.files(root.appendingPathComponent("Assets"), ending: "svg", owner: "") {
            assets["\(name.dropFirst()).svg"] = text
        }
    }

    private static func files(_ folder: URL, ending: String, owner: String) -> [String: String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        var found: [String: String] = [:]
        for name in names where name.hasSuffix(".\(ending)") {
            let text = try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
            found["\(owner)/\(name.dropLast(ending.count + 1))"] = text
        }
        return found
    }
}
