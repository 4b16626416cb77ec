/// Rows to insert, column by column: the shape both engines take fastest.
public struct ColumnBatch: Sendable {
    public enum Column: Sendable {
        /// The same value in every row.
        case same(Value)
        case integers([Int64])
        /// `Int64.min` stands for NULL.
        case optionalIntegers([Int64])
        /// Texts as places in the batch's `bytes`. A place of length -1 is NULL.
        case texts([Place])
    }

    public struct Place: Sendable {
        public var offset: Int32
        public var length: Int32

        public init(offset: Int32, length: Int32) {
            self.offset = offset
            self.length = length
        }
    }

    /// Gathers the texts of a batch before it is made.
    public struct Texts: Sendable {
        public private(set) var bytes: [UInt8] = []

        public init() {}

        /// Nil is NULL.
        public mutating func place(_ text: String?) -> Place {
            guard let text else { return Place(offset: 0, length: -1) }
            let offset = Int32(bytes.count)
            bytes.append(contentsOf: text.utf8)
            return Place(offset: offset, length: Int32(bytes.count) - offset)
        }
    }

    public private(set) var names: [String] = []
    public private(set) var columns: [Column] = []
    public let count: Int
    /// The texts of all columns, UTF-8.
    public let bytes: [UInt8]

    public init(count: Int, bytes: [UInt8] = []) {
        self.count = count
        self.bytes = bytes
    }

    public mutating func add(_ name: String, _ column: Column) {
        names.append(name)
        columns.append(column)
    }
}
