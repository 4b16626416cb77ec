internal import Journal
internal import Kernel
internal import Storage

extension MemberDesk {
    /// Makes everybody a part of whom they were a part of before, or of nobody.
    func restore(_ parts: [MergeBatchRows.Part], workspace: WorkspaceID, cause: Cause, _ tx: any WriteTransaction) throws {
        var changed: Set<MemberID> = []
        for part in parts where part.before == nil {
            try tx.run("UPDATE member SET merged_into = NULL WHERE workspace_id = \(workspace) AND id = \(part.member)")
            changed.formUnion([part.member, part.target])
            let event = Event(kind: "member.split", at: world.now(), member: part.member, other: part.target)
            try journal.append(event, workspace: workspace, cause: cause, tx)
        }
        for part in parts {
            guard let before = part.before else { continue }
            // Whoever it was may be a part of somebody else since.
            let shown = try shown(before, workspace, tx)
            try tx.run("UPDATE member SET merged_into = \(shown) WHERE workspace_id = \(workspace) AND id = \(part.member)")
            changed.formUnion([shown, part.target])
        }
        try board.refold(changed, workspace: workspace, tx)
    }
}
