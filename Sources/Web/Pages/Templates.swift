internal import Mustache

/// All views, parsed and checked against each other when the server starts.
struct Templates: Sendable {
    private var library = MustacheLibrary()
    private let names: Set<String>

    /// - Parameter views: `Staff/sign-in` → Mustache text.
    /// - Throws: `WebSetupError` for a view that cannot be parsed, names a partial that does not exist, or shows
    ///   unescaped what is not named `…Markup`.
    init(_ views: [String: String]) throws {
        names = Set(views.keys)
        for (name, text) in views.sorted(by: { $0.key < $1.key }) {
            try Self.check(name, text, among: names)
            do {
                try library.register(text, named: name)
            } catch {
                throw WebSetupError("view \(name): \(error)")
            }
        }
    }

    func has(_ view: String) -> Bool { names.contains(view) }

    func render(_ view: String, page: any PageModel, frame: any PageModel, voice: Voice) -> (html: String, missing: [String]) {
        let missing = MissingNames()
        let root = RootNode(page: page, frame: frame, texts: TextNode(voice: voice, missing: missing), missing: missing)
        guard let html = library.render(root, withTemplate: view) else { return ("", ["view \(view)"]) }
        return (html, missing.sorted)
    }

    private static func check(_ view: String, _ text: String, among names: Set<String>) throws {
        for tag in text.split(separator: "{{", omittingEmptySubsequences: false).dropFirst() {
            let inside = tag.prefix { $0 != "}" }
            let name = String(inside.drop { "#^/&{><$ ".contains($0) }.prefix { $0 != " " })
            switch inside.first {
            case ">", "<":
                if !names.contains(name) { throw WebSetupError("view \(view) uses \(name), which does not exist") }
            case "{", "&":
                if !name.hasSuffix("Markup") { throw WebSetupError("view \(view) shows \(name) unescaped") }
            default:
                if name.contains("."), name != ".", !name.hasPrefix("t.") {
                    throw WebSetupError("view \(view): the dotted name \(name) hides a missing one; use a section")
                }
            }
        }
    }
}
