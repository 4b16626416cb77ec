/// How one text format lays out its messages: a line that says who and when, then what was said.
protocol TextLayout {
    /// What a line is. Called for every line once and in order; a layout may keep what a line says for later ones.
    mutating func role(of line: UnsafeBufferPointer<UInt8>) -> LineRole
    /// What texts of the format may hold.
    var style: TextStyle { get }
    /// The group as lines before named it; empty if the file does not say or headers carry it.
    var group: [UInt8] { get }
    /// What kind of thing a text is; `.system` if it is a system line after all.
    func kind(of text: UnsafeBufferPointer<UInt8>) -> LineKind
}

extension TextLayout {
    var group: [UInt8] { [] }
    func kind(of text: UnsafeBufferPointer<UInt8>) -> LineKind { Placeholder.kind(of: text) }
}

/// What a line of a text export is for.
enum LineRole {
    /// Begins a message.
    case header(TextHeader)
    /// Looks like the beginning of a message, but its time cannot be.
    case broken(RejectReason)
    /// Belongs to the file, not to a message: a title, a new day, a rule.
    case furniture
    case body
}

/// Who and when; ranges are places in the line.
struct TextHeader {
    var time: WallTime
    /// The identity, or the name in formats that have only names. Empty for a system line.
    var sender = 0..<0
    /// The name, where the identity is another thing.
    var name = 0..<0
    var group = 0..<0
    var groupName = 0..<0
    var isSystem = false
    /// What of the text stands in the header line itself.
    var text = 0..<0
}

/// What the texts of a format may hold.
struct TextStyle {
    var dialect = SystemDialect.weChat
    var quotation = Quotation.none
    /// Messages carry names, no identities.
    var hasNamesOnly = false
    /// A header without text below is a system line that stands where the name would.
    var isSystemWithoutBody = false
}
