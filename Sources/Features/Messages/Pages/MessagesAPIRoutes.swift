public import FeatureStores
internal import Kernel
public import Storage
public import Web

/// Messages of all groups in the API.
public struct MessagesAPIRoutes: Sendable {
    private let database: any Database
    private let search: SearchDesk

    public init(database: any Database, search: SearchDesk) {
        self.database = database
        self.search = search
    }

    public var routes: [APIRoute] {
        [
            .list(
                "/messages", "listMessages", "Messages, newest first.",
                query: [.text("q", longest: 200, "Only messages with these words."), .id("group", "Only messages of this group.")]
            ) { call in
                try await MessageReader(database: database, search: search).page(call, group: call.optionalID("group"), in: call.place())
            }
        ]
    }
}
