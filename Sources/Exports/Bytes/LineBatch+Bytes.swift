extension LineBatch {
    /// A single text may be this many bytes; a line with a longer one is rejected.
    static let textLimit = 1 << 20
    /// So much of a rejected line is kept.
    static let excerptLimit = 500

    /// Notes a line that could not be read, with the beginning of what stood there.
    mutating func reject(_ number: Int, _ reason: RejectReason, _ bytes: UnsafeBufferPointer<UInt8>) {
        append(Reject(number: number, reason: reason, excerpt: Array(bytes.prefix(LineBatch.excerptLimit))))
    }
}
