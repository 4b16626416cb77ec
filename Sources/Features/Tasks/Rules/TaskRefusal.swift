/// Why a decision about a task is not carried out.
public enum TaskRefusal: String, Error, Sendable, CaseIterable {
    case notFound
    /// It was ticked off or dismissed already; whoever thinks otherwise takes that back first.
    case settled
    case daysOutOfRange
}
