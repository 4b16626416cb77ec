/// What goes to somebody else. The raw value is the form on disk.
public enum TransferKind: String, Sendable, Hashable, CaseIterable, Codable {
    case customer, group
}
