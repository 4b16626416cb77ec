public import Kernel

/// One row while it is being read; valid only inside the closure that receives it. Columns count from 0.
public protocol Row {
    func isNull(_ column: Int) -> Bool
    func integer(_ column: Int) -> Int64
    func real(_ column: Int) -> Double
    func text(_ column: Int) -> String
    func blob(_ column: Int) -> [UInt8]
    /// Calls `body` with the bytes of a text or blob without copying them.
    func withBytes<R>(_ column: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R
    var columns: Int { get }
    /// The value as the engine has it, for comparing whole tables.
    func value(_ column: Int) -> Value
}

extension Row {
    public func id<Kind>(_ column: Int, _: Kind.Type = Kind.self) -> ID<Kind> { ID(integer(column)) }
    public func instant(_ column: Int) -> Instant { Instant(milliseconds: integer(column)) }
    public func day(_ column: Int) -> LocalDay { LocalDay(number: Int32(clamping: integer(column))) }
    public func int(_ column: Int) -> Int { Int(integer(column)) }
    public func bool(_ column: Int) -> Bool { integer(column) != 0 }
    public func optional<T>(_ column: Int, _ read: (Int) -> T) -> T? { isNull(column) ? nil : read(column) }
}
