internal import Journal

/// The app itself.
public enum WeComAgents {
    /// The app that the secret belongs to; of any other one 301002 ([D:90227], read 2025). Keyed: it only reads.
    public static func get(_ agentID: String) -> WeComCall<WeComAgent> { .get("agent/get", .keyed, [("agentid", agentID)]) }
}
