public import Kernel

/// What is done next about a welcome that did not go through. The platform takes a code once, so that after a lost answer it may be tried
/// again, within the 20 s and never after.
public struct GreetingCourse: Sendable, Hashable {
    /// How a try ended.
    public enum Setback: Sendable, Hashable {
        /// It did not happen, and may next time.
        case later(code: Int?)
        /// The platform holds us back for so long.
        case held(Span, code: Int?)
        /// No answer came.
        case lost
        /// A file is no longer at the platform.
        case mediaGone
        /// No, for good.
        case refused(code: Int)
        /// The same without a code of the platform.
        case broken
    }

    public enum Step: Sendable, Hashable {
        case again(after: Span)
        /// At once, without the files.
        case againWithoutMedia
        case settle(GreetingState, GreetingReason, code: Int?)
    }

    /// Tries whose answer was lost, those of a stopped server among them.
    public private(set) var doubts: Int
    private var tries = 0

    public init(doubts: Int) { self.doubts = doubts }

    /// - Parameter left: until the code is no longer taken; may be below zero.
    public mutating func step(after setback: Setback, left: Span) -> Step {
        tries += 1
        switch setback {
        case .lost:
            doubts += 1
            return again(after: pause, left, else: .settle(.unknown, .noAnswer, code: nil))
        case .later(let code): return again(after: pause, left, else: late(code))
        case .held(let span, let code): return again(after: max(span, pause), left, else: late(code))
        case .mediaGone: return tries > 3 ? .settle(.refused, .media, code: 40007) : .againWithoutMedia
        case .refused(let code):
            let reason = GreetingReason(code: code)
            // Its code is gone because it was taken: most likely by the try that nobody heard of.
            if doubts > 0, reason == .codeExpired || reason == .alreadyTalking { return .settle(.unknown, .usedBefore, code: code) }
            return doubts > 0 ? .settle(.unknown, .noAnswer, code: code) : .settle(.refused, reason, code: code)
        case .broken: return doubts > 0 ? .settle(.unknown, .noAnswer, code: nil) : .settle(.refused, .other, code: nil)
        }
    }

    /// A quarter of a second, then twice as long each time, at most two seconds.
    private var pause: Span { Span(milliseconds: min(250 << Int64(min(tries - 1, 3)), 2_000)) }

    private func again(after pause: Span, _ left: Span, else end: Step) -> Step { pause < left ? .again(after: pause) : end }

    private func late(_ code: Int?) -> Step {
        if doubts > 0 { return .settle(.unknown, .noAnswer, code: code) }
        return .settle(.tooLate, code == 41096 ? .otherApp : .platformBusy, code: code)
    }
}
