public import Kernel
public import Logging

/// What is told about every request, for the log and for counting; it holds no token, no secret and nobody's id.
public struct WeComCallRecord: Sendable, CustomStringConvertible {
    /// The same for all tries of one call: eight hexadecimal digits.
    public let id: String
    public let api: String
    /// From 1.
    public let attempt: Int
    /// Nil if it worked.
    public let failure: WeComFailure?
    public let took: Span

    public var description: String {
        let end = failure.map { " failed: \($0)" } ?? " ok"
        return "call \(id) \(api) try \(attempt) \(took.milliseconds) ms\(end)"
    }

    /// Writes each into a log: what worked as `debug`, what failed as `notice`. That something is not there is an answer, and among
    /// thousands of looks a common one: `debug` too.
    public static func log(to logger: Logger) -> @Sendable (WeComCallRecord) -> Void {
        { record in
            let isAnswer = record.failure.map { $0.remedy == .skip } ?? true
            logger.log(level: isAnswer ? .debug : .notice, "\(record)")
        }
    }
}
