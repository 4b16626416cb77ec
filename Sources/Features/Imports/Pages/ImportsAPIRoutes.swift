public import FeatureStores
internal import Kernel
public import Web

/// Imports in the API: what was brought in, and what came of it.
public struct ImportsAPIRoutes: Sendable {
    private let queue: ImportQueue

    public init(queue: ImportQueue) { self.queue = queue }

    public var routes: [APIRoute] {
        [
            .list("/imports", "listImports", "Imports of the console, the latest first.") { call in
                let before = try call.cursor(places: 1).map { ImportID($0[0]) }
                let rows = try await queue.runs(in: call.place().workspace, before: before, limit: call.limit + 1)
                return APIPage(rows, limit: call.limit, after: { APICursor($0.id.rawValue) }) { ImportRunDocument($0, say: call.say) }
            },
            .get("/imports/{import}", "getImport", "One import: how far it is, or what came of it.") { call in
                guard let run = try await queue.run(call.id("import"), in: call.place().workspace) else { throw Problem(.notFound) }
                return ImportRunDocument(run, say: call.say)
            },
        ]
    }
}
