internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// A group of a connected company in the API.
struct CustomerGroupDocument: APIDocument {
    enum State: String, Codable, CaseIterable {
        case live, dismissed
    }

    var group: GroupID
    var connection: ConnectionID
    var chatId: String
    var name: String
    var owner: String
    var state: State
    var createdAt: Instant?
    var lookedAt: Instant
    var present: Int
    var staff: Int

    static var notes: [String: String] {
        [
            "chat_id": "What WeCom calls it.", "name": "WeCom's; the group may have another one here.", "owner": "userid.",
            "looked_at": "When WeCom was asked last.", "present": "How many are in it.", "staff": "How many of them are of the company.",
        ]
    }

    init(_ entry: CustomerGroupEntry) {
        group = entry.group
        connection = entry.connection
        chatId = entry.chatID
        name = entry.name
        owner = entry.owner
        state = entry.isDismissed ? .dismissed : .live
        createdAt = entry.created
        lookedAt = entry.looked
        present = entry.present
        staff = entry.staff
    }
}
