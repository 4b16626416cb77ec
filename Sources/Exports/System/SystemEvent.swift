/// What one system line tells of one person; places are ranges of the sentence.
struct SystemEvent: Equatable {
    enum Person: Equatable {
        case nobody, myself
        case named(Range<Int>)
        /// `nickname(wxid)`.
        case known(name: Range<Int>, identity: Range<Int>)
    }

    var kind: LineKind
    var who = Person.nobody
    var other = Person.nobody
    /// The new name of a group.
    var name: Range<Int>?

    /// A sentence longer than any client writes is not looked into.
    private static let limit = 64 << 10

    /// What a sentence tells: one event for each person it is about, or one `.system` if no wording fits.
    ///
    /// `readsIdentities`: a name like `nickname(wxid)` is taken apart.
    static func read(
        _ sentence: UnsafeBufferPointer<UInt8>, dialect: SystemDialect, readsIdentities: Bool
    ) -> [SystemEvent] {
        guard sentence.count <= limit else { return [SystemEvent(kind: .system)] }
        let people = PeopleReader(text: sentence, dialect: dialect, readsIdentities: readsIdentities)
        for pattern in dialect.patterns {
            guard let taken = pattern.match(sentence) else { continue }
            var event = SystemEvent(kind: pattern.kind)
            var several: [Person] = []
            for item in taken {
                switch item.place {
                case .who: several = [people.person(item.range, isQuoted: item.isQuoted)]
                case .many: several = people.several(item.range, isQuoted: item.isQuoted)
                case .other: event.other = people.person(item.range, isQuoted: item.isQuoted)
                case .name: event.name = item.range
                case .ignored: break
                }
            }
            if several.isEmpty { continue }
            if pattern.kind == .pat, let other = taken.last, sentence.piece(other.range).equals("自己") {
                event.other = several.first ?? .nobody
            }
            return several.map { person in
                var one = event
                one.who = person
                return one
            }
        }
        return [SystemEvent(kind: .system)]
    }
}

/// Takes names apart as clients write them.
private struct PeopleReader {
    let text: UnsafeBufferPointer<UInt8>
    let dialect: SystemDialect
    let readsIdentities: Bool

    func person(_ range: Range<Int>, isQuoted: Bool) -> SystemEvent.Person {
        let name = text.piece(range)
        if !isQuoted {
            if Myself.isMeant(by: name) { return .myself }
            if name.equals("管理员") || name.equals("群主") { return .nobody }
        }
        guard readsIdentities, let identity = identity(in: range) else { return .named(range) }
        let before = text.trimmed(range.lowerBound..<identity.lowerBound - 1)
        return .known(name: before.isEmpty ? identity : before, identity: identity)
    }

    /// `阿远、木木`, `"阿远"、"木木"` (the outer quotes are off already), `A, B and C`, `你和"阿远"`.
    func several(_ range: Range<Int>, isQuoted: Bool) -> [SystemEvent.Person] {
        var rest = range, people: [SystemEvent.Person] = []
        if !isQuoted {
            for prefix in ["你和", "you and ", "You and "] as [StaticString] where text.has(prefix, at: rest.lowerBound) {
                people.append(.myself)
                let start = rest.lowerBound + prefix.utf8CodeUnitCount
                rest = text.trimmed(start..<max(rest.upperBound, start))
                break
            }
        }
        // Where the last one is `nickname(wxid)` all are, and a separator within a nickname separates nobody.
        let needsIdentity = readsIdentities && identity(in: rest) != nil
        var start = rest.lowerBound, place = start
        while place < rest.upperBound {
            let width = separator(at: place, before: rest.upperBound)
            if width == 0 {
                place += 1
                continue
            }
            if !needsIdentity || identity(in: start..<place) != nil {
                add(start..<place, isQuoted, &people)
                start = place + width
            }
            place += width
        }
        add(start..<rest.upperBound, isQuoted, &people)
        return people
    }

    private func add(_ range: Range<Int>, _ isQuoted: Bool, _ people: inout [SystemEvent.Person]) {
        var name = text.trimmed(range), hadQuotes = isQuoted
        if text.has("\"", at: name.lowerBound), !name.isEmpty {
            name = name.lowerBound + 1..<name.upperBound
            hadQuotes = true
        }
        if !name.isEmpty, text.has("\"", at: name.upperBound - 1) { name = name.lowerBound..<name.upperBound - 1 }
        if !name.isEmpty { people.append(person(name, isQuoted: hadQuotes)) }
    }

    private func separator(at place: Int, before end: Int) -> Int {
        switch text[place] {
        case 0xE3: return place + 3 <= end && text.has("、", at: place) ? 3 : 0
        case 0x2C: return place + 2 <= end && text.has(", ", at: place) ? 2 : 0
        case 0x20: return dialect == .whatsApp && place + 5 <= end && text.has(" and ", at: place) ? 5 : 0
        default: return 0
        }
    }

    /// The identity in the brackets a name ends with.
    private func identity(in range: Range<Int>) -> Range<Int>? {
        guard range.count >= 3, text[range.upperBound - 1] == 0x29 else { return nil }
        // No identity is longer; looking further back would make long lists of names slow.
        let from = max(range.lowerBound, range.upperBound - 66)
        guard let open = text.piece(from..<range.upperBound).last(0x28, before: .max).map({ $0 + from }) else { return nil }
        let inner = open + 1..<range.upperBound - 1
        return looksLikeIdentity(text.piece(inner)) ? inner : nil
    }

    /// A wxid, another form WeChat knows, or (QQ only) a number. `小明(sales)` is a name with brackets.
    private func looksLikeIdentity(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var digits = 0, letters = 0, marks = 0
        for byte in bytes {
            switch byte {
            case 48...57: digits += 1
            case 65...90, 97...122: letters += 1
            case 0x5F, 0x2D, 0x40, 0x2E: marks += 1
            default: return false
            }
        }
        if bytes.has("wxid_") || bytes.has("gh_") || bytes.ends(with: "@openim") { return true }
        if dialect == .qq, letters + marks == 0 { return (5...12).contains(digits) }
        return letters > 0 && digits + marks > 0 && (6...20).contains(bytes.count) && bytes[0] >= 65 && bytes[0] != 0x5F
    }
}
