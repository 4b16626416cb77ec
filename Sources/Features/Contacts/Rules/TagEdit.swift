/// What somebody here wants done in WeCom with the company's tags, and with what is noted of its contacts.
public enum TagEdit: Sendable, Hashable {
    /// In the group of that name, which is made if there is none.
    case create(name: String, group: String)
    /// Of a tag, or of a group of tags.
    case rename(id: String, name: String)
    case delete(id: String)
    case mark(ContactEdgeKey, adding: [String], removing: [String])
    /// The name under which a contact is noted, as long as nobody noted another than their own.
    case remark(ContactEdgeKey, String)

    /// [D:92117], read 2025.
    public static let nameLength = 30
    public static let tagsAtOnce = 100
    /// [D:92115], read 2025.
    public static let remarkLength = 20

    /// - Throws: `TagRefusal`, for what the platform would refuse whatever there is.
    public func check() throws(TagRefusal) {
        switch self {
        case .create(let name, let group):
            try Self.check(name)
            try Self.check(group)
        case .rename(_, let name): try Self.check(name)
        case .delete: break
        case .remark(_, let remark):
            guard !remark.isEmpty, remark.count <= Self.remarkLength, !remark.contains(where: \.isNewline) else { throw .name }
        case .mark(_, let adding, let removing):
            guard !adding.isEmpty || !removing.isEmpty, adding.count + removing.count <= Self.tagsAtOnce, Set(adding).isDisjoint(with: removing)
            else { throw .nothing }
        }
    }

    private static func check(_ name: String) throws(TagRefusal) {
        guard !name.isEmpty, name.count <= nameLength, !name.contains(where: \.isNewline) else { throw .name }
    }
}
