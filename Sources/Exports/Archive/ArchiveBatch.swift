internal import Kernel

/// Decrypted records of WeCom's message archive (docs/reference/archive.md), turned into lines one after the other.
public struct ArchiveBatch: Sendable {
    /// What `lines` has, in the order in which it was added.
    public private(set) var lines = LineBatch()
    /// Per line: what tells it from others of the same group and time, made as an import of the same archive makes it.
    public private(set) var fingerprints: [UInt64] = []

    private let company: String

    /// - Parameter corpID: ids of the company's own people are known within the company only.
    public init(corpID: String) { company = corpID + "/" }

    /// Reads one record.
    ///
    /// - Parameters:
    ///   - isKept: asked for something said in a group by somebody; if it says no, no line is added.
    public mutating func add(
        _ record: [UInt8], isKept: (_ room: String, _ sender: String, _ isOutsider: Bool) -> Bool
    ) -> ArchivedSaying {
        record.withUnsafeBufferPointer { bytes in
            guard UTF8Check.validPrefix(bytes) == bytes.count else { return .unreadable }
            var element = JSONObject(), draft = Draft(number: lines.lines.count + 1)
            guard element.index(bytes) == nil else { return .unreadable }
            let arena = ByteArena()
            switch WeComArchive().read(element, arena, into: &draft) {
            case .nothing: return agreement(element, draft, arena)
            case .rejected: return .unreadable
            case .line: return add(draft, element, arena, isKept)
            }
        }
    }

    private mutating func add(
        _ draft: Draft, _ element: JSONObject, _ arena: ByteArena, _ isKept: (String, String, Bool) -> Bool
    ) -> ArchivedSaying {
        guard !draft.sender.isEmpty, let at = TimeText.unix(draft.time), TimeText.isStorable(at) else { return .unreadable }
        guard !draft.group.isEmpty else { return .betweenTwo }
        guard max(draft.text.count, draft.sender.count, draft.group.count) <= LineBatch.textLimit else { return .unreadable }
        let room = String(decoding: draft.group, as: UTF8.self), sender = String(decoding: draft.sender, as: UTF8.self)
        let isOutsider = Self.isOutsider(sender), isKnown = WeComArchive.isKnown(element["msgtype"]?.bytes ?? .none)
        let saying = ArchivedSaying.inGroup(room: room, sender: sender, isKnown: isKnown)
        guard isKept(room, sender, isOutsider) else { return saying }
        var print = XXH64.combine(XXH64.hash(UnsafeRawBufferPointer(draft.sender)), XXH64.hash(UnsafeRawBufferPointer(draft.text)))
        if !draft.kind.isMessage {
            print = XXH64.combine(XXH64.combine(print, XXH64.hash(UnsafeRawBufferPointer(Bytes.none))), UInt64(draft.kind.rawValue))
        }
        fingerprints.append(print)
        var line = Line(number: draft.number, at: at, kind: draft.kind)
        line.group = lines.hold(draft.group)
        line.sender = isOutsider || Self.isRobot(sender) ? lines.hold(draft.sender) : lines.hold(company + sender)
        let (said, quote) = Self.parted(draft.text)
        line.text = lines.hold(said)
        line.quote = lines.hold(quote)
        lines.append(line)
        return saying
    }

    private func agreement(_ element: JSONObject, _ draft: Draft, _ arena: ByteArena) -> ArchivedSaying {
        guard let type = element["msgtype"]?.bytes, let at = TimeText.unix(draft.time) else { return .nothing }
        let isGiven = type.equals("agree")
        let payload = (isGiven ? element["agree"] : element["disagree"])?.object
        let person = payload?["userid"]?.text(arena) ?? draft.sender
        guard !person.isEmpty else { return .unreadable }
        return .agreement(
            room: String(decoding: draft.group, as: UTF8.self), person: String(decoding: person, as: UTF8.self), isGiven: isGiven, at: at)
    }

    /// Ids of WeChat's people begin with `wm`, of other companies' with `wo` (observed, not promised).
    private static func isOutsider(_ sender: String) -> Bool { sender.hasPrefix("wm") || sender.hasPrefix("wo") }
    private static func isRobot(_ sender: String) -> Bool { sender.hasPrefix("wb") }

    /// An answer is written as text: a first line that says so, who is quoted, what they said, a rule, the answer.
    private static func parted(_ text: Bytes) -> (said: Bytes, quote: Bytes) {
        guard text.has("这是一条引用/回复消息：") || text.has("This is a quote/reply:"), let head = text.find("\n"),
            let who = text.find("\n", from: head + 1), let rule = text.find("\n------\n", from: who)
        else { return (text, .none) }
        return (text.piece(from: rule + 8), text.piece(min(who + 1, rule)..<rule))
    }
}
