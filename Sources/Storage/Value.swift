public import Kernel

/// What a column can hold, the same on both engines.
public enum Value: Sendable, Hashable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])
}

/// A type that can stand in an interpolated SQL text.
public protocol Bindable {
    var bound: Value { get }
}

extension Value: Bindable { public var bound: Value { self } }
extension Int: Bindable { public var bound: Value { .integer(Int64(self)) } }
extension Int32: Bindable { public var bound: Value { .integer(Int64(self)) } }
extension Int64: Bindable { public var bound: Value { .integer(self) } }
extension Double: Bindable { public var bound: Value { .real(self) } }
extension Bool: Bindable { public var bound: Value { .integer(self ? 1 : 0) } }
extension String: Bindable { public var bound: Value { .text(self) } }
extension Array<UInt8>: Bindable { public var bound: Value { .blob(self) } }
extension ID: Bindable { public var bound: Value { .integer(rawValue) } }
extension Instant: Bindable { public var bound: Value { .integer(milliseconds) } }
extension LocalDay: Bindable { public var bound: Value { .integer(Int64(number)) } }
extension Optional: Bindable where Wrapped: Bindable {
    public var bound: Value { self?.bound ?? .null }
}
