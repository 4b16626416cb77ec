/// How a scalar takes part in words.
enum Script: UInt8 {
    /// Separates words: marks, symbols, emoji, invisible signs, private use.
    case none
    /// Cut by the dictionary.
    case ideographic
    case letter
    case digit

    @inline(__always)
    init(_ scalar: UInt32) {
        if scalar < 0x80 {
            // By arithmetic: a table would be looked up behind the lock of a lazy global.
            self = (scalar | 0x20) &- 0x61 < 26 ? .letter : scalar &- 0x30 < 10 ? .digit : .none
        } else if scalar >= 0x3400, scalar <= 0x9FFF {
            self = .ideographic
        } else {
            self.init(rare: scalar)
        }
    }

    private init(rare scalar: UInt32) {
        switch scalar {
        case 0x3005...0x3007, 0x3041...0x30FA, 0x30FC...0x30FF, 0xF900...0xFAFF, 0x20000...0x3FFFF: self = .ideographic
        // Full width.
        case 0xFF10...0xFF19: self = .digit
        case 0xFF21...0xFF3A, 0xFF41...0xFF5A: self = .letter
        // Letters and combining marks of the other scripts.
        case 0xAA, 0xB5, 0xBA, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x1FFF, 0x2C00...0x2DFF, 0xA000...0xABFF, 0xAC00...0xD7AF: self = .letter
        default: self = .none
        }
    }
}
