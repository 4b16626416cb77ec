internal import FeatureRules
internal import FeatureStores
internal import Kernel

/// A page of a group: some sections of its diagnosis, in words. It first decides what it shows, so that only that is read.
protocol DiagnosisTab: Sendable {
    /// The sections it needs.
    static var kinds: [any Section.Type] { get }

    /// - Parameter sections: those of `kinds` that are known.
    init(_ sections: [any Section], _ list: ListChoice)

    /// Whose names are shown.
    var people: Set<MemberID> { get }
    /// Which messages are quoted.
    var messages: Set<MessageID> { get }

    func blocks(_ context: DiagnosisContext) -> [DiagnosisBlock]
}

extension DiagnosisTab {
    var messages: Set<MessageID> { [] }
}

extension [any Section] {
    func one<S: Section>(_: S.Type = S.self) -> S? {
        for section in self { if let found = section as? S { return found } }
        return nil
    }
}

/// A tab with everything it shows.
struct TabReading<Tab: DiagnosisTab>: Sendable {
    let group: GroupEntry
    /// Nil if nothing was ever said in the workspace.
    let asOf: Instant?
    let tab: Tab
    let names: [MemberID: String]
    let messages: [MessageID: MessageEntry]
}
