internal import Foundation

/// What is posted, in the form of Standard Webhooks. Ids are texts; docs/reference/webhooks.md describes each.
struct WebhookPayload: Encodable {
    let type: String
    let timestamp: String
    let workspace: Place
    let data: any Encodable

    struct Place: Encodable {
        let id: String
        let name: String
    }

    struct Test: Encodable {
        let webhook: String
    }

    struct Group: Encodable {
        let id: String
        let name: String
    }

    struct GroupState: Encodable {
        let group: Group
        let from: String
        let to: String
        let asOf: String
        let members: Int
        let speakers7d: Int
        let silenceDays: Int64?

        private enum CodingKeys: String, CodingKey {
            case group, from, to, asOf, members
            case speakers7d = "speakers_7d"
            case silenceDays
        }
    }

    struct Tasks: Encodable {
        let new: Int
        let open: Int
        let asOf: String
        /// The first ones.
        let tasks: [OneTask]
    }

    struct OneTask: Encodable {
        let id: String
        let kind: String
        /// Left out of a task about a code.
        var group: Group?
        /// Left out of all others.
        var code: Group?
        let member: String?
    }

    struct Import: Encodable {
        let id: String
        let state: String
        let groups: Int
        let messages: Int
        let events: Int
        let members: Int
        let duplicates: Int
        let rejected: Int
    }

    struct Report: Encodable {
        let id: String
        let isWeekly: Bool
        let language: String
        let asOf: String?
    }

    private enum Name: String, CodingKey { case type, timestamp, workspace, data }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Name.self)
        try container.encode(type, forKey: .type)
        try container.encode(timestamp, forKey: .timestamp)
        try container.encode(workspace, forKey: .workspace)
        try container.encode(data, forKey: .data)
    }

    /// Keys in snake_case and in the order of the alphabet.
    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}
