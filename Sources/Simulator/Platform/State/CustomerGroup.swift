internal import Kernel

/// A customer group.
struct CustomerGroup: Sendable {
    let id: String
    var name: String
    /// Place among the staff.
    var owner: Int32
    /// Seconds since 1970.
    let created: Int64
    var notice = ""
    var admins: [Int32] = []
    var members: [GroupMember] = []
    var departures: [GroupDeparture] = []
    var dismissed: Int64?
    /// What was said in play: when, and by whom.
    var said: [(at: Int64, person: Int32)] = []
    private(set) var version: (UInt64, UInt64)

    init(id: String, name: String, owner: Int32, created: Int64) {
        self.id = id
        self.name = name
        self.owner = owner
        self.created = created
        version = (XXH64.hash(Array(id.utf8)), XXH64.hash(Array(id.utf8), seed: 1))
    }

    /// 32 hexadecimal digits that change with every change of members.
    var memberVersion: String {
        [version.0, version.1].map { half in
            let digits = String(half, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    mutating func turnVersion() {
        let next = withUnsafeBytes(of: version) { XXH64.hash($0, seed: UInt64(members.count)) }
        version = (next, version.0 ^ (next &* 0x9E37_79B1_85EB_CA87))
    }

    func place(of person: Int32) -> Int? { members.firstIndex { $0.person == person } }
}
