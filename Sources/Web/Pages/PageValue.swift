/// What a name in a template can stand for.
public enum PageValue: Sendable {
    /// Escaped by the template engine; what could turn the line it stands in is kept to itself.
    case text(String)
    /// The value of a form's field: the same, and sent back exactly as it came.
    case typed(String)
    /// For `{{#name}}` and `{{^name}}`.
    case flag(Bool)
    case list([any PageModel])
    case model(any PageModel)
    /// Only under names that end in `Markup`, only by `{{{name}}}`.
    case markup(Markup)
    /// The name is known, there is nothing to show.
    case nothing

    public static func text(_ text: String?) -> PageValue { text.map { .text($0) } ?? .nothing }
    public static func markup(_ markup: Markup?) -> PageValue { markup.map { .markup($0) } ?? .nothing }
    public static func model(_ model: (any PageModel)?) -> PageValue { model.map { .model($0) } ?? .nothing }
}
