import FeatureStores

/// What a comparison with WeCom found, as `--json` prints it. The keys are public: they never change their meaning.
struct SyncDocument: Encodable {
    /// Groups that were looked at.
    var groups: Int
    /// Groups that could not be looked at.
    var missed: Int
    /// Who came and went that was not known.
    var joined: Int
    var left: Int
    /// Callbacks that were handled, that come again, and that a person must look at.
    var handled: Int
    var postponed: Int
    var refused: Int

    init(_ outcome: IntakeDesk.Outcome) {
        groups = outcome.groups
        missed = outcome.missed
        joined = outcome.came
        left = outcome.went
        handled = outcome.handled
        postponed = outcome.postponed
        refused = outcome.refused
    }

    var text: String { "\(groups) groups\(missed > 0 ? ", \(missed) could not be looked at" : ""): \(joined) came, \(left) went; callbacks: \(handled) handled, \(postponed) later, \(refused) refused" }
}
