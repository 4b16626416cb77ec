internal import Kernel

/// Reads one line of a bridge.
struct BridgeReader {
    /// What is later than this is no time of a message.
    let latest: Instant

    private let arena = ByteArena()

    init(latest: Instant) { self.latest = latest }

    /// Appends the line to `batch`.
    ///
    /// - Returns: its id.
    func read(_ bytes: Bytes, _ number: Int, into batch: inout LineBatch) throws(BridgeProblem) -> LineBatch.Slice {
        guard UTF8Check.validPrefix(bytes) == bytes.count else { throw .notText }
        arena.reset()
        var object = JSONObject()
        switch object.index(bytes) {
        case nil: break
        case .notAnObject: throw .notAnObject
        case .tooDeep: throw .tooDeep
        case .lineTooLong: throw .tooLong
        default: throw .notJSON
        }
        let id = try needed(object, "id", BridgeBatch.keyBytes, .missingID)
        let type = try needed(object, "type", BridgeBatch.keyBytes, .missingType)
        guard let form = Form(type) else { throw .unknownType }
        let group = try needed(object, "group", BridgeBatch.keyBytes, .missingGroup)
        let other = try text(object, "by", BridgeBatch.keyBytes)
        var line = Line(number: number, at: try time(object), kind: try kind(form, object, hasOther: !other.isEmpty))
        // A group gets its name by anybody or nobody; everything else is somebody's.
        let member = try form == .group ? text(object, "member", BridgeBatch.keyBytes) : needed(object, "member", BridgeBatch.keyBytes, .missingMember)
        let said = try form == .group
            ? needed(object, "name", BridgeBatch.nameBytes, .missingName) : form == .message ? text(object, "text", BridgeBatch.textBytes) : .none
        let groupName = form == .group ? said : try text(object, "group_name", BridgeBatch.nameBytes)
        let name = form == .group ? .none : try text(object, "name", BridgeBatch.nameBytes)
        let quote = form == .message ? try text(object, "reply_text", BridgeBatch.textBytes) : .none
        line.group = batch.hold(group)
        line.groupName = batch.hold(groupName)
        line.sender = batch.hold(member)
        line.senderName = batch.hold(name)
        line.text = batch.hold(said)
        line.quote = batch.hold(quote)
        if form == .join || form == .leave { line.other = batch.hold(other) }
        batch.append(line)
        return batch.hold(id)
    }

    private enum Form {
        case message, join, leave, group

        init?(_ word: Bytes) {
            if word.equals("message") {
                self = .message
            } else if word.equals("join") {
                self = .join
            } else if word.equals("leave") {
                self = .leave
            } else if word.equals("group") {
                self = .group
            } else {
                return nil
            }
        }
    }

    private func kind(_ form: Form, _ object: JSONObject, hasOther: Bool) throws(BridgeProblem) -> LineKind {
        switch form {
        case .message:
            let word = try text(object, "kind", BridgeBatch.keyBytes)
            if word.isEmpty { return .text }
            return KindWords.kind(word).flatMap { $0.isMessage ? $0 : nil } ?? .other
        case .join:
            let way = try text(object, "way", BridgeBatch.keyBytes)
            if way.isEmpty { return hasOther ? .joinedByInvitation : .joined }
            if way.equals("qr") { return .joinedByQR }
            if way.equals("invitation") { return .joinedByInvitation }
            throw .unknownWay
        case .leave: return hasOther ? .removed : .left
        case .group: return .groupRenamed
        }
    }

    /// Seconds or milliseconds since 1970, or RFC 3339 with its offset: a wall clock without one would be somebody's guess.
    private func time(_ object: JSONObject) throws(BridgeProblem) -> Instant {
        let written = try needed(object, "time", BridgeBatch.keyBytes, .missingTime)
        guard let at = TimeText.unix(written) ?? Self.withOffset(written) else { throw .badTime }
        guard TimeText.isStorable(at), at <= latest else { throw .timeOutOfRange }
        return at
    }

    private static func withOffset(_ written: Bytes) -> Instant? {
        guard written.count > 16, let last = written.last, last | 0x20 == 0x7A || written.piece(from: 16).contains(where: { $0 == 0x2B || $0 == 0x2D })
        else { return nil }
        return ISOTime.parse(written, zone: .shanghai)
    }

    private func needed(_ object: JSONObject, _ key: StaticString, _ most: Int, _ missing: BridgeProblem) throws(BridgeProblem) -> Bytes {
        let found = try text(object, key, most)
        guard !found.isBlank else { throw missing }
        return found
    }

    /// The text of a field, or the digits of a number; empty if it is not there.
    private func text(_ object: JSONObject, _ key: StaticString, _ most: Int) throws(BridgeProblem) -> Bytes {
        guard let value = object[key] else { return .none }
        guard value.kind == .string || value.kind == .number else { throw .badField }
        let text = value.text(arena)
        guard text.count <= most else { throw .tooLong }
        return text
    }
}
