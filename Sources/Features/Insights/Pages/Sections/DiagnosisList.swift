internal import Kernel
internal import Web

/// A list in a tab, cut where it is long, with the way to the rest.
struct DiagnosisList: PageModel {
    let id: String
    let title: String?
    let note: String?
    let lines: [DiagnosisLine]
    /// What stands there if the list is empty.
    let nothing: String?
    /// "50 more" and where they are.
    let rest: String?
    let restHref: String?

    /// What is counted in "8 more".
    enum Unit: String { case lines, people, words }

    /// - Parameters:
    ///   - tab: where the list stands.
    ///   - known: how many there are in all, if more than are kept.
    init<Entry>(
        _ shown: ShownList<Entry>, title: String? = nil, note: String? = nil, nothing: String? = nil, known: Int? = nil, of unit: Unit = .lines, tab: String,
        _ context: DiagnosisContext, line: (Entry) -> DiagnosisLine
    ) {
        let voice = context.voice
        id = shown.id
        self.title = title
        self.note = note
        lines = shown.shown.map(line)
        self.nothing = shown.total == 0 ? nothing : nil
        let next = shown.from + shown.shown.count
        if shown.rest > 0 {
            rest = voice.say("diagnosis.more.\(unit.rawValue)", ["count": voice.grouped(shown.rest)])
            restHref = context.tab(tab, fields: ["list=\(shown.id)"] + (context.list.id == shown.id ? ["from=\(next)"] : []))
        } else if let known, known > shown.total {
            rest = voice.say("diagnosis.not-kept.\(unit.rawValue)", ["count": voice.grouped(known - shown.total)])
            restHref = nil
        } else {
            (rest, restHref) = (nil, nil)
        }
    }

    func value(_ name: String) -> PageValue? {
        switch name {
        case "listId": .text(id)
        case "listTitle": .text(title)
        case "listNote": .text(note)
        case "lines": .list(lines)
        case "hasLines": .flag(!lines.isEmpty)
        case "nothing": .text(nothing)
        case "rest": .text(rest)
        case "restHref": .text(restHref)
        default: nil
        }
    }
}

/// Who or what, why, and on a tap the rows behind it.
struct DiagnosisLine: PageModel {
    let name: String
    let href: String?
    let reason: String
    var exact: String?
    /// What was said.
    var quote: String?
    var action: String?
    var actionHref: String?
    /// When it was said, with the way to the talk around it.
    var said: SaidLink?
    /// What to write to them.
    var draft: OpeningDraft?
    /// The buttons of the task about them.
    var settle: TaskLine?
    /// At the end of the line: 64%.
    var count: String?
    var unit: String?

    /// A longer quotation ends with an ellipsis; the talk behind the link has all of it.
    private static let quoteLimit = 160

    func value(_ field: String) -> PageValue? {
        switch field {
        case "lineName": .text(name)
        case "lineHref": .text(href)
        case "reason": .text(reason)
        case "exact": .text(exact)
        case "quote": .text(quote.map { $0.count > Self.quoteLimit ? $0.prefix(Self.quoteLimit) + "…" : $0 })
        case "action": .text(actionHref == nil ? nil : action)
        case "actionHref": .text(actionHref)
        case "actionLabel": .text(action.map { "\($0) \(name)" })
        case "lineCount": .text(count)
        case "lineUnit": .text(unit)
        case "said": .model(said)
        case "opening": .model(draft)
        case "settle": .model(settle)
        default: nil
        }
    }
}
