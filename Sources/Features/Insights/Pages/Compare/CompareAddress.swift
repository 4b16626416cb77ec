internal import FeatureStores
internal import Kernel
internal import Web

/// What is compared, as it stands in the address: `?a=GROUP&on=2026-11-21&b=GROUP&against=2026-10-21`. Without a day it is the
/// last message; without a second group the first one again.
struct CompareAddress: Sendable {
    let one: GroupID?
    let other: GroupID?
    let oneDay: AsOfChoice
    let otherDay: AsOfChoice
    /// Only groups with this in their name are offered; all if it is empty.
    let typed: String

    private static let longestName = 60

    /// - Parameter last: the workspace's last message; nil if there is none.
    init(_ query: Form, last: Instant?, voice: Voice) {
        one = GroupID(query.text("a"))
        other = GroupID(query.text("b")) ?? one
        oneDay = AsOfChoice(String(query.text("on").prefix(20)), last: last, voice: voice)
        otherDay = AsOfChoice(String(query.text("against").prefix(20)), last: last, voice: voice)
        typed = String(query.text("q").prefix(Self.longestName))
    }

    var isSameGroup: Bool { one == other }
    /// A day was typed that cannot be read.
    var isUnreadable: Bool { oneDay.asked == .unreadable || otherDay.asked == .unreadable }
}

extension AsOfChoice {
    fileprivate enum Asked { case nothing, day, unreadable }
    fileprivate var asked: Asked { typed.isEmpty ? .nothing : typedDay == nil ? .unreadable : .day }
}
