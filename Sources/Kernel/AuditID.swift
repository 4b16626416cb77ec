public enum AuditKind {}
public typealias AuditID = ID<AuditKind>
