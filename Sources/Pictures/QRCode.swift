internal import CQRCode

/// The squares of a QR code (ISO/IEC 18004), without the quiet zone around them.
public struct QRCode: Sendable, Hashable {
    /// How much of it may be covered or dirty: about 7, 15, 25, 30 % of its codewords.
    public enum Level: Int, Sendable, CaseIterable, Comparable {
        case low, medium, quartile, high
        public static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
    }

    /// A logo wider than this share of the code would make it unreadable.
    public static let widestLogo = 0.26
    /// Squares of white around it, which readers need.
    public static let quiet = 4
    /// Beyond this version squares get small, and dirt matters less than they do.
    private static let denseVersion = 10

    /// Squares a side, 21…177.
    public let side: Int
    public let version: Int
    public let level: Level
    /// Squares a side that the logo takes away in the middle; 0 without one.
    public let logoSide: Int
    private let squares: [UInt8]

    /// - Parameters:
    ///   - text: what a reader reads; at least one byte.
    ///   - logo: share of the code's width that a logo in the middle covers, 0…`widestLogo`; more is cut to that.
    /// - Throws: `.codeTooLong`.
    public init(_ text: String, logo: Double = 0) throws(PictureRefusal) {
        let bytes = Array(text.utf8), share = logo > 0 ? min(logo, Self.widestLogo) : 0
        // A logo covers codewords whole: a small one a part that `quartile` mends with ease, a wide one needs all there is.
        let least: Level = share == 0 ? .medium : share <= 0.18 ? .quartile : .high
        guard let first = Self.encode(bytes, least) else {
            guard share == 0, let last = Self.encode(bytes, .low) else { throw .codeTooLong }
            self.init(last, .low, share)
            return
        }
        var best = (code: first, level: least)
        if share == 0, first.version > Self.denseVersion, let loose = Self.encode(bytes, .low), loose.version < first.version {
            best = (loose, .low)
        }
        // What costs no further squares is taken.
        for level in Level.allCases where level > best.level {
            guard let firmer = Self.encode(bytes, level), firmer.version == best.code.version else { break }
            best = (firmer, level)
        }
        self.init(best.code, best.level, share)
    }

    private init(_ code: (version: Int, side: Int, squares: [UInt8]), _ level: Level, _ share: Double) {
        version = code.version
        side = code.side
        squares = code.squares
        self.level = level
        // Odd as the side is, so that it stands in the middle.
        let wide = Int(Double(code.side) * share)
        logoSide = share == 0 ? 0 : max(3, wide.isMultiple(of: 2) ? wide - 1 : wide)
    }

    /// Whether the square is dark; false outside.
    public func isDark(_ x: Int, _ y: Int) -> Bool {
        guard (0..<side).contains(x), (0..<side).contains(y) else { return false }
        return squares[y * side + x] & 1 == 1
    }

    /// Whether the square lies under the logo.
    public func isCovered(_ x: Int, _ y: Int) -> Bool {
        let begin = (side - logoSide) / 2, range = begin..<begin + logoSide
        return range.contains(x) && range.contains(y)
    }

    private static func encode(_ bytes: [UInt8], _ level: Level) -> (version: Int, side: Int, squares: [UInt8])? {
        guard !bytes.isEmpty, bytes.count <= 2953 else { return nil }
        let wanted = [QR_ECLEVEL_L, QR_ECLEVEL_M, QR_ECLEVEL_Q, QR_ECLEVEL_H][level.rawValue]
        guard let code = QRcode_encodeData(Int32(bytes.count), bytes, 0, wanted) else { return nil }
        defer { QRcode_free(code) }
        let side = Int(code.pointee.width)
        return (Int(code.pointee.version), side, Array(UnsafeBufferPointer(start: code.pointee.data, count: side * side)))
    }
}
