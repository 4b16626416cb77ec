internal import FeatureRules
internal import Kernel
internal import Storage

/// The tags of somebody who has just come.
enum GreetingTags {
    /// Ids of those that anybody of the company gave them, also when they were a contact before, and of those that the channel code by
    /// which they came gives: these are put on only after the welcome.
    ///
    /// - Parameter at: when they came; a code that has expired gives no tags.
    static func of(
        _ contact: String, by state: String, at instant: Instant, _ line: GreetingDesk.Line, _ tx: any ReadTransaction
    ) throws -> Set<String> {
        var tags = Set(
            try tx.all(
                """
                SELECT t.tag_id FROM contact_edge e JOIN contact_edge_tag t ON t.workspace_id = e.workspace_id
                AND t.connection_id = e.connection_id AND t.userid = e.userid AND t.external_userid = e.external_userid
                WHERE e.workspace_id = \(line.workspace) AND e.connection_id = \(line.connection) AND e.external_userid = \(contact)
                """) { $0.text(0) })
        if !state.isEmpty, let code = try ChannelRows.all(of: line.connection, in: line.workspace, tx).first(where: { $0.attribution == state }),
            !code.plan.isExpired(at: instant)
        {
            tags.formUnion(code.plan.tags)
        }
        return tags
    }
}
