/// A join way that is to be made at the platform, checked.
public struct JoinWayOrder: Sendable, Hashable, Codable {
    /// The groups it leads into, one after the other.
    public let chats: [String]
    /// What groups are called that the platform opens when all are full, before their number; nil: it opens none.
    public let newGroups: String?
    /// Comes back with everybody who used it; at most 30 characters.
    public let attribution: String

    /// - Throws: `.chatsMissing`, `.tooManyChats`, `.baseNameEmpty`, `.baseNameTooLong`.
    public init(chats: [String], opensGroups: Bool, baseName typed: String, attribution: String) throws(LiveCodeRefusal) {
        var seen = Set<String>()
        self.chats = chats.filter { !$0.isEmpty && $0.utf8.count <= 64 && seen.insert($0).inserted }
        guard !self.chats.isEmpty else { throw .chatsMissing }
        guard self.chats.count <= LiveCodePolicy.joinWayChats.value else { throw .tooManyChats }
        let baseName = PlainLine.of(typed)
        if opensGroups {
            guard !baseName.isEmpty else { throw .baseNameEmpty }
            guard baseName.count <= LiveCodePolicy.joinWayBaseName.value, baseName.utf8.count <= 640 else { throw .baseNameTooLong }
        }
        newGroups = opensGroups ? baseName : nil
        self.attribution = attribution
    }
}
