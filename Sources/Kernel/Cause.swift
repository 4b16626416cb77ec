/// Who or what made something happen; written beside every event.
public enum Cause: Hashable, Sendable, CustomStringConvertible {
    case staff(StaffID)
    case imported(ImportID)
    case system

    /// `staff:123`, `import:456`, `system`: the form on disk.
    public var description: String {
        switch self {
        case .staff(let id): "staff:\(id)"
        case .imported(let id): "import:\(id)"
        case .system: "system"
        }
    }
}
