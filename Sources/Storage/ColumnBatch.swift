/// Rows to insert, column by column: the shape both engines take fastest.
public struct ColumnBatch: Sendable {
    public enum Column: Sendable {
        /// The same value in every row.
        case same(Value)
        case integers([Int64])
        /// `Int64.min` stands for NULL.
        case optionalIntegers([Int64])
        /// Texts as places in one UTF-8 buffer. A place of length -1 is NULL.
        case texts(bytes: [UInt8], places: [Place])
    }

    public struct Place: Sendable {
        public var offset: Int32
        public var length: Int32

        public init(offset: Int32, length: Int32) {
            self.offset = offset
            self.length = length
        }
    }

    public private(set) var names: [String] = []
    public private(set) var columns: [Column] = []
    public let count: Int

    public init(count: Int) { self.count = count }

    public mutating func add(_ name: String, _ column: Column) {
        names.append(name)
        columns.append(column)
    }
}
