public import FeatureRules
internal import Kernel

/// A part of the list of questions.
public struct MergeQuestionList: Sendable {
    /// Where to go on.
    public struct Cursor: Sendable, Hashable {
        public var moved: Int64
        /// The first of the last question's proposals.
        public var proposal: Int64

        public init(moved: Int64, proposal: Int64) {
            self.moved = moved
            self.proposal = proposal
        }

        init(_ question: MergeQuestion) { self.init(moved: question.moved, proposal: question.proposals[0].rawValue) }

        /// In the order of `MergeQuestion.ask`.
        func isBefore(_ question: MergeQuestion) -> Bool { (question.moved, proposal) < (moved, question.proposals[0].rawValue) }
    }

    public var entries: [MergeQuestionEntry] = []
    /// Nil at the end.
    public var next: Cursor?
    /// Questions that are worth an answer.
    public var worthwhile = 0
    /// Messages that those would move.
    public var worthwhileMoved: Int64 = 0
    /// The other questions, by which hardly a figure changes.
    public var rest = 0
    /// Messages that those would move.
    public var restMoved: Int64 = 0
}
