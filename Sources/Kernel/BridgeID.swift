public enum BridgeKind {}
public typealias BridgeID = ID<BridgeKind>
