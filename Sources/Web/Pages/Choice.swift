/// One entry of a `<select>` or a row of radio buttons.
public struct Choice: PageModel {
    public let code: String
    public let label: String
    public let isChosen: Bool

    public init(_ code: String, _ label: String, isChosen: Bool) {
        self.code = code
        self.label = label
        self.isChosen = isChosen
    }

    public func value(_ name: String) -> PageValue? {
        switch name {
        case "code": .typed(code)
        case "label": .text(label)
        case "isChosen": .flag(isChosen)
        default: nil
        }
    }
}
