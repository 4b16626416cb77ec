/// What is to be done with a change that was asked for, once the platform was looked at.
public enum TagVerdict: Sendable, Hashable {
    /// Asked for and not there yet.
    case go
    /// It is so already.
    case isSo
    /// Somebody changed it in WeCom since it was asked for: theirs stays.
    case overtaken

    /// - Parameters:
    ///   - current: its name now; nil if it is not there.
    ///   - wanted: its name then; nil to have it deleted.
    ///   - known: the names under which it was known when it was asked for, ours that are on their way among them.
    public static func of(current: String?, wanted: String?, known: [String]) -> TagVerdict {
        guard current != wanted else { return .isSo }
        guard let current else { return .overtaken }
        return known.contains(current) ? .go : .overtaken
    }
}
