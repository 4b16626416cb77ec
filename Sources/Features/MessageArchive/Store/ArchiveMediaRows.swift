internal import FeatureRules
internal import Kernel
internal import Storage

/// Notes what the policy wants of a page, in the transaction that keeps the page.
enum ArchiveMediaRows {
    /// What a record that was kept speaks of.
    struct Attached {
        var seq: Int64
        /// Of the batch.
        var line: Int
        var attachments: [ArchiveAttachment]
    }

    /// By which a line's message is found, whether it came now or was there before.
    struct Identity {
        var group: GroupID
        var at: Instant
        var fingerprint: UInt64
    }

    static func note(
        _ attached: [Attached], _ lines: [Identity], _ policy: ArchiveMediaPolicy, of connection: ConnectionID, at now: Instant,
        _ workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws {
        for each in attached where lines.indices.contains(each.line) {
            let wanted = each.attachments.enumerated().filter { policy.kinds.contains($0.element.kind) }, line = lines[each.line]
            if wanted.isEmpty { continue }
            let message = try tx.first(
                """
                SELECT id FROM message WHERE workspace_id = \(workspace) AND group_id = \(line.group) AND at_ms = \(line.at)
                AND fingerprint = \(Int64(bitPattern: line.fingerprint))
                """
            ) { $0.id(0, MessageKindTag.self) }
            // A recall has no message.
            guard let message else { continue }
            for (part, media) in wanted {
                let state: ArchiveMediaState = media.bytes > Int64(policy.mostBytes) ? .tooLarge : .wanted
                try tx.run(
                    """
                    INSERT INTO archive_media (workspace_id, connection_id, seq, part, message_id, kind, file_id, md5, bytes, name, at_ms, state,
                        tries, next_ms)
                    VALUES (\(workspace), \(connection), \(each.seq), \(part), \(message), \(media.kind.rawValue), \(media.file), \(media.md5),
                        \(media.bytes), \(media.name), \(line.at), \(state.rawValue), 0, \(now))
                    ON CONFLICT (workspace_id, connection_id, seq, part) DO NOTHING
                    """)
            }
        }
    }
}
