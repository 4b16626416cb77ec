/// A WeChat user, or an employee of another company.
struct Customer: Sendable {
    let id: String
    var name: String
    /// Nil for employees of other companies, and where the platform does not tell.
    let unionID: String?
    /// 0 unknown, 1 male, 2 female.
    let gender: UInt8
    /// Places of their followers among `PlatformState.edges`.
    var edges: [Int32] = []

    /// 1 for WeChat, 2 for WeCom of another company.
    var type: Int { id.hasPrefix("wo") ? 2 : 1 }
    /// The person's id towards the company's own mini-program.
    var openID: String { "oMp" + (unionID ?? id).dropFirst(3) }
}
