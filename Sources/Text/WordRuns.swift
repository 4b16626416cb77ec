/// The runs of one text: ideographic ones ready for ICU, the others cut already.
struct WordRuns: ~Copyable {
    /// The ideographic runs in UTF-16, a space after each, and the place in the text of every unit.
    let units: UnsafeMutablePointer<UInt16>
    let places: UnsafeMutablePointer<UInt16>
    private(set) var count = 0
    /// Words found without ICU, in the order of the text.
    private(set) var plain: [(range: Range<Int>, kind: WordKind)] = []

    /// For texts of at most `limit` bytes. No character makes more units than bytes, and a space follows two characters or more.
    init(limit: Int) {
        units = .allocate(capacity: limit + 1)
        places = .allocate(capacity: limit + 1)
        plain.reserveCapacity(64)
    }

    deinit {
        units.deallocate()
        places.deallocate()
    }

    mutating func gather(_ text: UnsafeBufferPointer<UInt8>) {
        count = 0
        plain.removeAll(keepingCapacity: true)
        var at = 0
        while at < text.count {
            let scalar = UTF8Scalar(text, at)
            switch Script(scalar.value) {
            case .ideographic: at = gatherIdeographic(text, from: at)
            case .letter, .digit: at = gatherPlain(text, from: at)
            case .none: at += scalar.length
            }
        }
    }

    @inline(__always)
    private mutating func add(_ unit: UInt32, at place: Int) {
        units[count] = UInt16(truncatingIfNeeded: unit)
        places[count] = UInt16(truncatingIfNeeded: place)
        count += 1
    }

    private mutating func gatherIdeographic(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let before = count
        var at = start
        var characters = 0
        while at < text.count {
            let scalar = UTF8Scalar(text, at)
            guard Script(scalar.value) == .ideographic else { break }
            if scalar.value < 0x10000 {
                add(scalar.value, at: at)
            } else {
                add(0xD800 + (scalar.value - 0x10000) >> 10, at: at)
                add(0xDC00 + (scalar.value - 0x10000) & 0x3FF, at: at)
            }
            characters += 1
            at += scalar.length
        }
        if characters == 1 {
            // It needs no dictionary.
            count = before
            plain.append((start..<at, .ideographic))
        } else {
            add(0x20, at: at)
        }
        return at
    }

    private mutating func gatherPlain(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var at = start
        var lettered = false
        while at < text.count {
            let scalar = UTF8Scalar(text, at)
            let script = Script(scalar.value)
            if script == .letter {
                lettered = true
            } else if script != .digit, !WordRuns.joins(scalar.value, before: at + 1, of: text, lettered: lettered) {
                break
            }
            at += scalar.length
        }
        plain.append((start..<at, lettered ? .alphabetic : .number))
        return at
    }

    /// `don't`, `3.14`, `12:30`: a mark between two letters or two digits.
    private static func joins(_ mark: UInt32, before next: Int, of text: UnsafeBufferPointer<UInt8>, lettered: Bool) -> Bool {
        guard next < text.count, text[next] < 0x80 else { return false }
        return switch mark {
        case 0x27: lettered && Script(UInt32(text[next])) == .letter
        case 0x2C, 0x2E, 0x3A: !lettered && Script(UInt32(text[next])) == .digit
        default: false
        }
    }
}
