public import FeatureRules
internal import Foundation
public import Kernel
public import Storage

/// Reads what a workspace's history says about falling silent.
public enum RiskQueries {
    /// The study that the kept figures use, and the first day of which it knew nothing; nil if nothing was learnt yet.
    public static func study(
        in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> (until: LocalDay, study: RiskStudy)? {
        try tx.first("SELECT until_day, body FROM risk_study WHERE workspace_id = \(workspace)") { row in
            (row.day(0), try row.withBytes(1) { try JSONDecoder().decode(RiskStudy.self, from: Data($0)) })
        }
    }
}
