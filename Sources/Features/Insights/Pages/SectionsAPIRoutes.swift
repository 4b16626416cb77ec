public import FeatureRules
public import FeatureStores
internal import Kernel
public import Storage
public import Web

/// The sections of a group's diagnosis in the API: each is a route of its own, with the section itself as the answer.
public struct SectionsAPIRoutes: Sendable {
    private let database: any Database
    private let kinds: [any Section.Type]

    public init(database: any Database, kinds: [any Section.Type]) {
        self.database = database
        self.kinds = kinds
    }

    public var routes: [APIRoute] { kinds.map { route($0) } }

    private func route<Kind: Section>(_ kind: Kind.Type) -> APIRoute {
        .get(
            "/groups/{group}/\(Kind.name)", "getGroupSection_\(Kind.name)",
            "The section \(Kind.name) of a group's diagnosis, as docs/reference/figures.md defines it."
        ) { call in
            let seat = try call.place(), group: GroupID = try call.id("group")
            let section = try await database.read { tx -> Kind? in try SectionQueries.one(of: group, in: seat.workspace, tx) }
            guard let section else { throw Problem(.notFound) }
            return section
        }
    }
}
