internal import Journal

/// Members of the corp.
public enum WeComUsers {
    /// A member in the app's visible range ([D:90196]). Keyed: it only reads.
    public static func get(_ userID: String) -> WeComCall<WeComUser> { .get("user/get", .keyed, [("userid", userID)]) }
}
