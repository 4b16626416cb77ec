public import Kernel

/// One line of the self-check as it was found.
public struct CheckResult: Sendable, Hashable {
    public let line: CheckLine
    public let verdict: CheckVerdict
    /// Names the sentence.
    public let word: String
    /// What stands in the sentence.
    public let figures: [String: String]
    /// When it was looked at; nil for what is always known as it is now.
    public var at: Instant?

    public init(_ line: CheckLine, _ verdict: CheckVerdict, _ word: String, _ figures: [String: String] = [:], at: Instant? = nil) {
        self.line = line
        self.verdict = verdict
        self.word = word
        self.figures = figures
        self.at = at
    }

    /// - Parameter complaint: why it is broken; nil if it is `fine`.
    public init(_ line: CheckLine, _ complaint: ConnectionComplaint?, fine: String, _ figures: [String: String] = [:]) {
        guard let complaint else {
            self.init(line, .fine, fine, figures)
            return
        }
        // What passes by itself is nothing to mend.
        let passes = [.busy, .tooOften, .silent].contains(complaint.trouble)
        self.init(line, passes ? .attention : .broken, "trouble.\(complaint.word)", complaint.figures)
    }
}
