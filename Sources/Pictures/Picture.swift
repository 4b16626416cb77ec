internal import CPixels

/// The pixels of a picture that somebody gave us.
public final class Picture: @unchecked Sendable {
    /// 30 million: a large photograph; 120 MB while it is drawn.
    public static let mostPixels: Int64 = 30_000_000
    public static let mostBytes = 10 << 20

    public let width: Int
    public let height: Int
    /// Four bytes a pixel, never written after `init`.
    let bytes: UnsafeMutablePointer<UInt8>

    /// Reads a PNG or JPEG.
    ///
    /// - Parameter shorterSide: in pixels; more are not needed, so a large JPEG may be read smaller, but not below.
    /// - Throws: `.tooManyBytes`, `.unknownKind`, `.broken`, `.tooManyPixels`.
    public init(_ file: [UInt8], shorterSide: Int = 4096) throws(PictureRefusal) {
        guard file.count <= Self.mostBytes else { throw .tooManyBytes }
        guard let kind = PictureKind(file) else { throw .unknownKind }
        var read = Pixels()
        let wanted = Int32(clamping: max(1, shorterSide))
        let outcome = file.withUnsafeBufferPointer { file in
            switch kind {
            case .png: pixels_read_png(file.baseAddress, file.count, Self.mostPixels, &read)
            case .jpeg: pixels_read_jpeg(file.baseAddress, file.count, Self.mostPixels, wanted, &read)
            }
        }
        if outcome == PIXELS_TOO_MANY { throw .tooManyPixels }
        guard outcome == PIXELS_READ, let bytes = read.bytes else { throw .broken }
        self.bytes = bytes
        width = Int(read.width)
        height = Int(read.height)
    }

    deinit { pixels_free(bytes) }
}
