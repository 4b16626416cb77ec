/// Scheme and host of an address.
enum Origin {
    /// `https://wework.qpic.cn` of an address of a picture there; nil for what is no such address.
    static func of(_ address: String) -> String? {
        address.prefixMatch(of: /https?:\/\/[A-Za-z0-9.\-]+(:[0-9]{1,5})?(?=\/|$)/).map { String($0.0) }
    }
}
