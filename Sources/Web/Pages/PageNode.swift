internal import Mustache

/// A model as Mustache sees it.
struct PageNode: MustacheParent {
    let model: any PageModel

    func child(named name: String) -> Any? { model.value(name).map { PageNode.answer($0, name: name) } }

    static func answer(_ value: PageValue, name: String) -> Any {
        switch value {
        case .text(let text): ShownText(text)
        case .typed(let text): ShownText(typed: text)
        case .flag(let flag): flag
        case .list(let models): models.map { PageNode(model: $0) }
        case .model(let model): PageNode(model: model)
        case .markup(let markup): ShownText(markup: markup, name: name)
        case .nothing: ShownText.absent
        }
    }
}

/// The bottom of the stack: what neither a section nor the page answers is missing.
struct RootNode: MustacheParent {
    let page: any PageModel
    let frame: any PageModel
    let texts: TextNode
    let missing: MissingNames

    func child(named name: String) -> Any? {
        if name == "t" { return texts }
        if let value = page.value(name) ?? frame.value(name) { return PageNode.answer(value, name: name) }
        missing.add(name)
        return ShownText.absent
    }
}

/// `{{t.staff.sign-in.title}}`: walks down the dotted key.
struct TextNode: MustacheParent, MustacheCustomRenderable {
    let voice: Voice
    let missing: MissingNames
    var path = ""

    func child(named name: String) -> Any? {
        let key = path.isEmpty ? name : "\(path).\(name)"
        if let text = voice.texts.text(key, voice.language) { return ShownText(text) }
        return TextNode(voice: voice, missing: missing, path: key)
    }

    /// Reached only if the key led to no text.
    var renderText: String {
        missing.add("t.\(path)")
        return path
    }

    var isNull: Bool { false }
}

struct ShownText: MustacheParent, MustacheCustomRenderable {
    let renderText: String
    let isNull: Bool

    static let absent = ShownText(text: "", isNull: true)

    init(_ text: String) { self.init(text: Self.separated(DirectionalIsolate.wrap(text)), isNull: false) }

    init(typed text: String) { self.init(text: Self.separated(text), isNull: false) }

    /// A name that does not end in `Markup` is escaped by the template, so trusted HTML under it would show as text.
    init(markup: Markup, name: String) {
        self.init(text: name.hasSuffix("Markup") ? markup.html : "markup under the name \(name)", isNull: false)
    }

    private init(text: String, isNull: Bool) {
        renderText = text
        self.isNull = isNull
    }

    func child(named: String) -> Any? { nil }

    /// Mustache escapes grapheme by grapheme and misses a quote that carries a combining mark; such a mark is parted from
    /// it by an invisible space. Real text never needs it.
    private static func separated(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
        guard text.contains(where: { $0.utf8.count > 1 && isSpecial($0.utf8.first ?? 0) }) else { return text }
        var result = ""
        for character in text {
            guard character.utf8.count > 1, let first = character.unicodeScalars.first, first.isASCII,
                isSpecial(UInt8(first.value))
            else {
                result.append(character)
                continue
            }
            result.unicodeScalars.append(first)
            result.unicodeScalars.append("\u{200B}")
            result.unicodeScalars.append(contentsOf: character.unicodeScalars.dropFirst())
        }
        return result
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte == 0x22 || byte == 0x26 || byte == 0x27 || byte == 0x3C || byte == 0x3E
    }
}
