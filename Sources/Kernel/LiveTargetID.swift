public enum LiveTargetKind {}
/// Where a live code can lead to.
public typealias LiveTargetID = ID<LiveTargetKind>
