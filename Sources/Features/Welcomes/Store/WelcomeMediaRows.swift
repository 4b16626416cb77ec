internal import FeatureRules
internal import Kernel
internal import Storage

/// The rows of files that welcomes show.
enum WelcomeMediaRows {
    /// The latest first.
    static func all(in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [WelcomeMedium] {
        try tx.all(
            """
            SELECT m.id, m.kind, m.name, m.type, m.size, m.added_ms,
                (SELECT count(*) FROM welcome_use u WHERE u.workspace_id = m.workspace_id AND u.medium_id = m.id)
                + (SELECT count(*) FROM group_welcome g WHERE g.workspace_id = m.workspace_id AND g.medium_id = m.id),
                (SELECT min(coalesce(u.uploaded_ms, 0)) FROM wecom_connection c LEFT JOIN welcome_upload u
                    ON u.workspace_id = c.workspace_id AND u.connection_id = c.id AND u.medium_id = m.id
                    WHERE c.workspace_id = m.workspace_id),
                (SELECT max(u.problem) FROM welcome_upload u WHERE u.workspace_id = m.workspace_id AND u.medium_id = m.id)
            FROM welcome_medium m WHERE m.workspace_id = \(workspace) ORDER BY m.id DESC
            """
        ) { row in
            let uploaded = row.optional(7, row.instant)
            return WelcomeMedium(
                id: row.id(0), kind: WelcomeFileKind(rawValue: row.text(1)) ?? .file, name: row.text(2), type: row.text(3), size: row.int(4),
                added: row.instant(5), uses: row.int(6), uploaded: uploaded?.milliseconds == 0 ? nil : uploaded, problem: row.optional(8, row.text))
        }
    }

    static func kind(of id: WelcomeMediumID, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> WelcomeFileKind? {
        try tx.first("SELECT kind FROM welcome_medium WHERE workspace_id = \(workspace) AND id = \(id)") { WelcomeFileKind(rawValue: $0.text(0)) } ?? nil
    }

    /// The file of an attachment is there and of the right kind.
    ///
    /// - Throws: `WelcomeRefusal.fileMissing`, `.coverMissing`.
    static func check(_ attachment: WelcomeAttachment, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws {
        guard let medium = attachment.medium else { return }
        let kind = try kind(of: medium, in: workspace, tx)
        if case .program = attachment { guard kind == .image else { throw WelcomeRefusal.coverMissing } } else {
            guard let kind, kind.rawValue == attachment.kind else { throw WelcomeRefusal.fileMissing }
        }
    }
}
