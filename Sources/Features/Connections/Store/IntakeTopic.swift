/// What is made of the callbacks of one kind of event.
public protocol IntakeTopic: Sendable {
    /// The `Event` of its callbacks.
    var event: String { get }

    /// Looks at what they tell of, records it, and settles every one of them.
    ///
    /// - Throws: `WeComFailure` if the platform takes the credentials no more; what is not settled then is let go by the caller.
    func handle(_ told: [ToldDelivery], of company: ConnectedCompany) async throws -> IntakeOutcome

    /// Looks at everything that the secret may see: at the beginning, and as a check that nothing was lost.
    ///
    /// - Throws: `WeComFailure`.
    func compare(_ company: ConnectedCompany) async throws -> IntakeOutcome
}
