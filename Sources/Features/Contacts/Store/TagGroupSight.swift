public import Kernel
internal import WeComConnector

/// A group of tags as the platform shows it.
public struct TagGroupSight: Sendable, Hashable {
    public struct Tag: Sendable, Hashable {
        public var id: String
        public var name: String
        /// Larger ones come first.
        public var position: Int
        public var created: Instant?

        public init(id: String, name: String, position: Int = 0, created: Instant? = nil) {
            self.id = id
            self.name = name
            self.position = position
            self.created = created
        }
    }

    public var id: String
    public var name: String
    /// Larger ones come first.
    public var position: Int
    public var created: Instant?
    public var tags: [Tag]

    public init(id: String, name: String, position: Int = 0, created: Instant? = nil, tags: [Tag]) {
        self.id = id
        self.name = name
        self.position = position
        self.created = created
        self.tags = tags
    }

    init(_ group: WeComTagGroup) {
        self.init(
            id: String(group.id.prefix(64)), name: String(group.name.prefix(100)), position: group.order, created: group.created,
            tags: group.tags.filter { !$0.isDeleted }.map {
                Tag(id: String($0.id.prefix(64)), name: String($0.name.prefix(100)), position: $0.order, created: $0.created)
            })
    }
}
