/// A 64-bit id made by the application; `Kind` only keeps ids of different things apart.
public struct ID<Kind>: Hashable, Comparable, Sendable, CustomStringConvertible {
    public var rawValue: Int64

    public init(_ rawValue: Int64) { self.rawValue = rawValue }

    /// Reads what `description` wrote; nil for anything that is not a positive 64-bit number.
    public init?(_ text: some StringProtocol) {
        guard let value = Int64(text), value > 0 else { return nil }
        self.rawValue = value
    }

    public static func < (a: ID, b: ID) -> Bool { a.rawValue < b.rawValue }
    public var description: String { String(rawValue) }
}

public enum WorkspaceKind {}
public enum GroupKind {}
public enum MemberKind {}
public enum MessageKindTag {}
public enum EventKind {}
public enum StaffKind {}
public enum ImportKind {}

public typealias WorkspaceID = ID<WorkspaceKind>
public typealias GroupID = ID<GroupKind>
public typealias MemberID = ID<MemberKind>
public typealias MessageID = ID<MessageKindTag>
public typealias EventID = ID<EventKind>
public typealias StaffID = ID<StaffKind>
public typealias ImportID = ID<ImportKind>
