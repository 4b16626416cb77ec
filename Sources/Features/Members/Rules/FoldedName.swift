/// A name without what people hang on it: marks, emoji, a remark in brackets, the shop behind a dash.
///
/// `Anna-门店A` is `anna` with the rest `门店a`; `librasteve_` is `librasteve` without a rest.
public struct FoldedName: Sendable, Hashable {
    /// What stays; two names of one person have the same. Empty for a name that has nothing of its own (`微信用户`, `😀`).
    public let base: String
    /// What stood behind it, without marks; empty if nothing did.
    public let rest: String

    /// Names that a platform gives to whoever has none.
    private static let nobodys: Set<String> = ["guest", "user", "unknown", "wechatuser", "微信用户", "用户", "游客", "匿名", "匿名用户", "已注销", "帐号已注销", "账号已注销"]
    /// Longer names are cut: no platform allows them.
    private static let longest = 200

    public init(_ name: String) {
        let plain = Self.plain(name)
        var cut = plain.endIndex, place = plain.startIndex
        while place < plain.endIndex {
            let next = plain.index(after: place)
            if place > plain.startIndex, Self.parts(plain[place], before: plain[next...]) { cut = place; break }
            place = next
        }
        let base = Self.bare(plain[..<cut])
        if base.isEmpty {
            self.base = Self.own(Self.bare(plain[...]))
            rest = ""
        } else {
            self.base = Self.own(base)
            rest = Self.bare(plain[cut...])
        }
    }

    /// How much it tells: a Chinese character counts as two letters.
    public var weight: Int { base.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) } }

    /// Whether both may be names of one person: the same base, and not each with a rest of its own (`小美@面馆`, `小美@午餐铺`).
    public func isNear(_ other: FoldedName) -> Bool {
        !base.isEmpty && base == other.base && (rest.isEmpty || other.rest.isEmpty || rest == other.rest)
    }

    /// Small letters of normal width, without what cannot be seen and without emoji.
    private static func plain(_ name: String) -> [Unicode.Scalar] {
        var plain: [Unicode.Scalar] = []
        for scalar in name.unicodeScalars.prefix(longest) {
            switch scalar.value {
            case 0x41...0x5A: plain.append(Unicode.Scalar(UInt8(scalar.value + 32)))
            case 0..<0x7F: plain.append(scalar.value < 0x20 ? " " : scalar)
            case 0xFF01...0xFF5E:
                let narrow = UInt8(scalar.value - 0xFEE0)
                plain.append(Unicode.Scalar(0x41...0x5A ~= narrow ? narrow + 32 : narrow))
            default:
                let properties = scalar.properties
                guard !properties.isDefaultIgnorableCodePoint, !properties.isEmojiPresentation, !properties.isEmojiModifier else { continue }
                switch properties.generalCategory {
                case .control, .format, .otherSymbol: continue
                case .spaceSeparator, .lineSeparator, .paragraphSeparator: plain.append(" ")
                default: plain.append(contentsOf: properties.lowercaseMapping.unicodeScalars)
                }
            }
        }
        return plain
    }

    /// Whether something else begins here. Behind a dash only Chinese does: `raku-bot` is one name.
    private static func parts(_ scalar: Unicode.Scalar, before rest: ArraySlice<Unicode.Scalar>) -> Bool {
        switch scalar {
        case "|", "[", "(", "{", "/", "@", "【", "「", "『", "《", "·", "•", "~", "〜", ",", "，", ":", "：", ";", "；": true
        case "-", "_", "—", "–", "＿", " ", "+", "&": (rest.first?.value ?? 0) >= 0x2E80
        default: false
        }
    }

    private static func bare(_ part: ArraySlice<Unicode.Scalar>) -> String {
        let inner = part.drop(while: isMark)
        return String(String.UnicodeScalarView(inner[..<(inner.lastIndex { !isMark($0) }.map { $0 + 1 } ?? inner.startIndex)]))
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber, .otherNumber,
            .nonspacingMark, .spacingMark, .enclosingMark: false
        default: true
        }
    }

    private static func own(_ base: String) -> String { nobodys.contains(base) ? "" : base }
}
