public import Kernel

/// What kind of thing was posted, by rule, and the care balance of what the operators posted.
public struct ContentFigures: Section {
    public static let name = "content"

    public struct Kind: Sendable, Hashable, Codable {
        /// A name of `ContentSigns.named`.
        public var kind: String
        /// Messages with that sign in the window, and in the window before.
        public var messages: Int
        public var before: Int
        public var byOperators: Int
    }

    public struct Suspect: Sendable, Hashable, Codable {
        public var member: MemberID
        public var messages: Int
        /// The latest such message.
        public var message: MessageID
        public var at: Instant
    }

    public let days: Int
    /// Everything said in the window.
    public let messages: Int
    public let kinds: [Kind]
    /// Members marked as operators who posted in the window, and their messages.
    public let operators: Int
    public let operatorMessages: Int
    /// Promotion among the operators' messages; nil if none of them posted or nobody is marked.
    public let promo: Share?
    /// Who posted what looks like an advertisement, our own left out; most first, at most `listLimit`.
    public let suspects: [Suspect]

    static let window = 30
    static let listLimit = 20

    public var people: Set<MemberID> {
        Set(suspects.map(\.member))
    }

    public init(_ evidence: GroupEvidence) {
        let begin = evidence.today + -ContentFigures.window, earlier = begin + -ContentFigures.window
        var now: [UInt16: Int] = [:], before: [UInt16: Int] = [:], operators: [UInt16: Int] = [:]
        for day in evidence.talk where day.day > earlier {
            for post in day.talk.posts {
                guard day.day > begin else {
                    before[post.sign.rawValue, default: 0] += post.messages
                    continue
                }
                now[post.sign.rawValue, default: 0] += post.messages
                if evidence.own.operators.contains(post.member) { operators[post.sign.rawValue, default: 0] += post.messages }
            }
        }
        days = ContentFigures.window
        kinds = ContentSigns.named.map { sign, name in
            let key = sign.rawValue
            return Kind(kind: name, messages: now[key] ?? 0, before: before[key] ?? 0, byOperators: operators[key] ?? 0)
        }
        var said = 0, byOperators = 0
        var posting: Set<MemberID> = []
        for day in evidence.memberDays(days: ContentFigures.window) where day.activity.messages > 0 {
            said += Int(day.activity.messages)
            guard evidence.own.operators.contains(day.member) else { continue }
            byOperators += Int(day.activity.messages)
            posting.insert(day.member)
        }
        messages = said
        self.operators = posting.count
        operatorMessages = byOperators
        promo = byOperators > 0 ? Share(operators[ContentSigns.promo.rawValue] ?? 0, of: byOperators) : nil
        var suspects: [MemberID: Suspect] = [:]
        for found in evidence.talk(days: ContentFigures.window).flatMap(\.talk.suspicions) where !evidence.own.isMarked(found.member) {
            let count = (suspects[found.member]?.messages ?? 0) + 1
            suspects[found.member] = Suspect(member: found.member, messages: count, message: MessageID(found.message), at: found.at)
        }
        self.suspects = Array(
            suspects.values.sorted { ($1.messages, $1.at, $0.member) < ($0.messages, $0.at, $1.member) }.prefix(ContentFigures.listLimit))
    }
}
