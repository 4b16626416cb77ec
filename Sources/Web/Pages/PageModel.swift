/// The exact fields a template may ask for. A name that nobody answers fails the page in tests.
public protocol PageModel: Sendable {
    /// Nil for a name it does not know.
    func value(_ name: String) -> PageValue?
}
