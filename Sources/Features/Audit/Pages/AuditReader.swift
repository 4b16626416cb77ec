internal import FeatureStores
internal import Kernel
internal import Storage

/// Reads a part of the log with the names that it needs.
struct AuditReader {
    struct Reading: Sendable {
        var entries: [AuditEntry]
        /// Of whoever did it; who is gone has none.
        var names: [Cause: String]
        /// Everybody who ever did something here.
        var causes: [Cause] = []
        var groups: [GroupID: String] = [:]
        /// As they are called now: the log itself keeps no names of members.
        var members: [MemberID: String] = [:]
    }

    let database: any Database

    func read(
        before: AuditID?, by: Cause?, limit: Int, in workspace: WorkspaceID, withChoices: Bool
    ) async throws -> Reading {
        try await database.read { tx in
            let entries = try AuditQueries.page(before: before, by: by, limit: limit, in: workspace, tx)
            let causes = withChoices ? try AuditQueries.causes(in: workspace, tx) : []
            var groups: [GroupID: String] = [:]
            for group in Set(entries.compactMap(\.group)) { groups[group] = try GroupQueries.one(group, in: workspace, tx)?.name }
            return Reading(
                entries: entries, names: try AuditQueries.names(of: Set(entries.map(\.cause) + causes), in: workspace, tx),
                causes: causes, groups: groups,
                members: try MemberQueries.names(of: Set(entries.flatMap { [$0.member, $0.other].compactMap(\.self) }), in: workspace, tx))
        }
    }
}
