/// Why something about kept reports is not done.
public enum ReportRefusal: String, Error, CaseIterable, Sendable {
    case notFound
    case timeUnknown
}
