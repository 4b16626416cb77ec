/// A tag of the company for customers.
struct CorpTag: Sendable {
    let id: String
    var name: String
    let created: Int64
    var order: Int64
    /// Made by the app: only such tags may be changed through the API.
    let isOwn: Bool
}
