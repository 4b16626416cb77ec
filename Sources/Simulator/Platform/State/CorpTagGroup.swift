/// A group of tags.
struct CorpTagGroup: Sendable {
    let id: String
    var name: String
    let created: Int64
    var order: Int64
    let isOwn: Bool
    var tags: [CorpTag] = []
}
