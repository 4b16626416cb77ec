import FeatureRules
import FeatureStores
import Kernel

/// A channel code as `--json` prints it. The keys are public: they never change their meaning.
struct ChannelCommandDocument: Encodable {
    var id: String
    var name: String
    /// What WeCom tells of everybody who came by it.
    var state: String
    /// Of the page that shows it.
    var path: String
    /// Where WeCom shows its QR code; missing until it is made.
    var picture: String?
    /// userids of whoever is to answer now, and why it is they.
    var answers: [String]
    var reason: String
    /// Whether WeCom is known to have it so.
    var is_shown: Bool
    var scans: Int
    var added: Int
    var lost: Int
    var here: Int

    init(_ entry: ChannelEntry, _ total: ChannelQueries.Total?) {
        id = entry.id.description
        name = entry.plan.name
        state = entry.attribution
        path = entry.path
        picture = entry.qrCode
        answers = entry.roster.users
        reason = entry.reason.rawValue
        is_shown = entry.isShown
        (scans, added, lost, here) = (total?.scans ?? 0, total?.added ?? 0, total?.lost ?? 0, total?.here ?? 0)
    }

    var text: String { "\(id)  \(path)  \(state)  \(name): \(answers.joined(separator: ", ")) (\(reason)), \(added) added, \(here) here" }
}
