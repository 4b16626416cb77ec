internal import Embedded
internal import FeatureRules
internal import FeatureStores
internal import Journal
public import Kernel
internal import Simulator
internal import Storage

/// The sample community: a workspace of its own, made by an import like any other, and removed without a trace.
public struct SampleWorkspace: Sendable {
    private let installation: Installation
    /// The same community for everybody, so that what one person sees another can be told about.
    private static let seed: UInt64 = 20_261_121

    public init(_ installation: Installation) { self.installation = installation }

    /// Makes it, up to now, and gives `staff` the key to it.
    ///
    /// - Parameter origin: where it was asked for, and where it is noted.
    public func make(for staff: StaffID, from origin: WorkspaceID) async throws -> WorkspaceID {
        let workspace = try await installation.workspaces.add(
            name: SampleCommunity.name, isSample: true, owner: staff, from: origin, cause: .staff(staff))
        let community = SampleCommunity(seed: Self.seed, until: installation.world.now())
        let target = ImportDesk.Target(
            workspace: workspace.id, groupName: nil, fallbackGroup: SampleCommunity.name, cause: .staff(staff))
        let desk = installation.importDesk()
        let result = try await desk.run(community.source(), into: target, rejects: { _ in }, progress: { _ in })
        try await desk.noteRecords([result], in: workspace.id)
        let hosts = try await installation.database.read { tx in
            try SampleCommunity.operatorNames.flatMap { try MemberQueries.find($0, limit: 1, in: workspace.id, tx) }
        }
        for host in hosts { try await installation.members.mark(host, as: .person, workspace: workspace.id, cause: .staff(staff)) }
        try await installation.insights.refresh(workspace.id)
        return workspace.id
    }

    /// - Throws: `StaffRefusal.workspaceUnknown` if it is no sample.
    public func remove(_ workspace: WorkspaceID, cause: Cause) async throws {
        let tables = Self.tables
        try await installation.workspaces.removeSample(workspace, cause: cause) { tx in
            for table in tables {
                try tx.run(SQL(text: "DELETE FROM \(table) WHERE workspace_id = $1", values: [workspace.bound]))
            }
        }
        try await installation.index.remove(workspace)
    }

    /// Every table whose rows belong to a workspace, read from the schema, so that a new one is not forgotten.
    static var tables: [String] {
        (journalMigrations.map(\.text) + Embedded.schemas.map(\.text)).flatMap { schema in
            schema.split(separator: "CREATE TABLE ").dropFirst().compactMap { table in
                table.contains("workspace_id INTEGER") ? table.split(separator: " ").first.map(String.init) : nil
            }
        }
    }
}
