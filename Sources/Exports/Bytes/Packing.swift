/// Whether a file is packed, told by its first bytes.
enum Packing {
    case none, gzip, zip

    /// Leaves the file at its start.
    init(of file: OpenFile) throws {
        var head: (UInt8, UInt8, UInt8, UInt8) = (0, 0, 0, 0)
        let count = try withUnsafeMutableBytes(of: &head) { try file.read(into: $0) }
        try file.rewind()
        switch (count, head) {
        case (2..., (0x1F, 0x8B, _, _)): self = .gzip
        // The second is a zip without entries, the third one split over several files.
        case (4, (0x50, 0x4B, 3, 4)), (4, (0x50, 0x4B, 5, 6)), (4, (0x50, 0x4B, 7, 8)): self = .zip
        default: self = .none
        }
    }
}
