import App
import FeatureStores

/// What a comparison with WeCom found, as `--json` prints it. The keys are public: they never change their meaning.
struct SyncDocument: Encodable {
    /// What the comparison found that no callback had told, by kind; the first time, everything.
    struct Drift: Encodable {
        var groups_joined: Int
        var groups_left: Int
        var groups_renamed: Int
        var contacts_added: Int
        var contacts_lost: Int
        var contacts_changed: Int
        var contacts_tagged: Int
        var tags: Int

        init(_ found: IntakeOutcome) {
            groups_joined = found.came
            groups_left = found.went
            groups_renamed = found.renamed
            contacts_added = found.added
            contacts_lost = found.lost
            contacts_changed = found.changed
            contacts_tagged = found.tagged
            tags = found.tags
        }
    }

    /// Groups that were looked at.
    var groups: Int
    /// Contacts that were looked at, each once for everybody who has them.
    var contacts: Int
    /// What could not be looked at, and may be another time.
    var missed: Int
    /// What the platform does not show to this secret.
    var hidden: Int
    /// Who came and went that was not known, whoever told it.
    var joined: Int
    var left: Int
    var contacts_added: Int
    var contacts_lost: Int
    /// Callbacks that were handled, that come again, and that a person must look at.
    var handled: Int
    var postponed: Int
    var refused: Int
    var drift: Drift

    init(_ findings: WeComIntake.Findings) {
        var all = findings.told
        all.add(findings.drift)
        groups = findings.drift.groups
        contacts = findings.drift.contacts
        missed = all.missed
        hidden = findings.drift.hidden
        joined = all.came
        left = all.went
        contacts_added = all.added
        contacts_lost = all.lost
        handled = all.handled
        postponed = all.postponed
        refused = all.refused
        drift = Drift(findings.drift)
    }

    var text: String {
        let unseen = (missed > 0 ? ", \(missed) could not be looked at" : "") + (hidden > 0 ? ", \(hidden) are not shown" : "")
        return "\(groups) groups: \(joined) came, \(left) went; \(contacts) contacts: \(contacts_added) added, \(contacts_lost) lost\(unseen); "
            + "callbacks: \(handled) handled, \(postponed) later, \(refused) refused"
    }
}
