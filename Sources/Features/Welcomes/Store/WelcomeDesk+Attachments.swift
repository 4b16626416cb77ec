public import FeatureRules
public import Kernel
internal import Storage

extension WelcomeDesk {
    /// Puts one more behind those that are there.
    ///
    /// - Throws: `WelcomeRefusal.notFound`, `.tooManyAttachments`, `.fileMissing` if its file is not there or of another kind.
    public func attach(_ attachment: WelcomeAttachment, to id: WelcomeID, workspace: WorkspaceID, cause: Cause) async throws {
        try await noting(id, workspace, cause) { [world] known, tx in
            guard known.body.attachments.count < WelcomePolicy.attachments else { throw WelcomeRefusal.tooManyAttachments }
            try WelcomeMediaRows.check(attachment, in: workspace, tx)
            var body = known.body
            body.attachments.append(attachment)
            try Self.renew(known, body, named: known.name, world.now(), workspace, tx)
        }
    }

    /// - Parameters:
    ///   - place: from 0.
    ///   - version: the one in which it stands there.
    /// - Throws: `WelcomeRefusal.notFound`, `.changedMeanwhile`.
    public func detach(_ place: Int, version: Int, of id: WelcomeID, workspace: WorkspaceID, cause: Cause) async throws {
        try await arrange(id, place, version, workspace, cause) { attachments in attachments.remove(at: place) }
    }

    /// Moves one a place up; the first stays. Otherwise as `detach`.
    public func moveUp(_ place: Int, version: Int, of id: WelcomeID, workspace: WorkspaceID, cause: Cause) async throws {
        try await arrange(id, place, version, workspace, cause) { attachments in if place > 0 { attachments.swapAt(place, place - 1) } }
    }

    private func arrange(
        _ id: WelcomeID, _ place: Int, _ version: Int, _ workspace: WorkspaceID, _ cause: Cause,
        _ deed: @escaping @Sendable (inout [WelcomeAttachment]) -> Void
    ) async throws {
        try await noting(id, workspace, cause) { [world] known, tx in
            guard known.version == version else { throw WelcomeRefusal.changedMeanwhile }
            guard known.body.attachments.indices.contains(place) else { throw WelcomeRefusal.notFound }
            var body = known.body
            deed(&body.attachments)
            if body != known.body { try Self.renew(known, body, named: known.name, world.now(), workspace, tx) }
        }
    }
}
