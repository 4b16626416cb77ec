internal import FeatureStores
internal import Kernel
internal import Storage
internal import Web

/// Only who spoke in the last days before the workspace's last message: `?active=7`, the rows behind "active in 7 days".
enum ActiveWithin: Int, Sendable {
    case week = 7
    case month = 30

    init?(_ query: Form) {
        guard let days = query.number("active"), let known = ActiveWithin(rawValue: days) else { return nil }
        self = known
    }

    /// As a part of an address.
    var encoded: String { "active=\(rawValue)" }

    func sentence(_ voice: Voice) -> String { voice.say("members.active", ["count": "\(rawValue)"]) }

    /// Who spoke later than this is meant.
    func since(_ workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Instant? {
        try InsightsDesk.defaultAsOf(workspace, tx).map { $0 - .days(Int64(rawValue)) }
    }
}
