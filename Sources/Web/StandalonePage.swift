public import Kernel

/// A page that stands alone in one file: styles inside, no scripts, nothing fetched. For what people print or send on.
public struct StandalonePage: Sendable {
    private let templates: Templates
    private let texts: Texts
    private let style: String
    private let icons: String

    /// The styles that such a page takes along; Bootstrap's are left behind.
    private static let styles = ["tokens", "base", "tables", "lists", "charts", "figures", "report", "print"]

    /// - Throws: `WebSetupError`.
    public init(_ resources: Resources) throws {
        templates = try Templates(resources.views)
        texts = try Texts(files: resources.locales)
        style = Self.styles.compactMap { resources.assets["css/\($0).css"] }.joined(separator: "\n")
        icons = resources.assets["icons.svg"] ?? ""
    }

    public func voice(language: Language, zone: Zone, now: Instant) -> Voice {
        Voice(texts: texts, language: language, zone: zone, now: now)
    }

    /// - Throws: `WebSetupError` if the view asks for a name that nobody answers.
    public func print(_ view: String, title: String, _ model: any PageModel, voice: Voice) throws -> String {
        var frame = StandaloneFrame(title: title, style: style, icons: icons, language: voice.language)
        let inner = templates.render(view, page: model, frame: frame, voice: voice)
        frame.content = inner.html
        let outer = templates.render("Web/standalone", page: frame, frame: frame, voice: voice)
        let missing = inner.missing + outer.missing
        guard missing.isEmpty else { throw WebSetupError("view \(view) asks for \(missing.joined(separator: ", "))") }
        return outer.html
    }
}

private struct StandaloneFrame: PageModel {
    let title: String
    let style: String
    let icons: String
    let language: Language
    var content = ""

    func value(_ name: String) -> PageValue? {
        switch name {
        case "pageTitle": .text(title)
        case "languageTag": .text(language.rawValue)
        case "styleMarkup": .markup(Markup(trusted: style))
        case "iconsMarkup": .markup(Markup(trusted: icons))
        case "contentMarkup": .markup(Markup(trusted: content))
        // The icons stand in the page itself.
        case "iconsHref": .text("")
        default: nil
        }
    }
}
