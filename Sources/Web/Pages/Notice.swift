/// A sentence shown once on the next page; it travels as a text key in the address, so nobody can put words into it.
public enum Notice {
    /// `path` with `?notice=key`.
    public static func path(_ path: String, _ key: String) -> String {
        path + (path.utf8.contains(UInt8(ascii: "?")) ? "&" : "?") + "notice=" + key
    }
}
