/// What is to be done about a call that failed.
public enum WeComRemedy: String, Sendable, CaseIterable {
    /// Get a new access token and call again; the client does so once.
    case renewToken
    /// Not done, but may be next time; the client tries three times.
    case backOff
    /// Called too often: nothing is wanted for so long.
    case rateLimited
    /// A code, ticket, cursor or media is no longer good: get a new one and call again.
    case startOver
    /// This person, group or member cannot be served; go on with the next one.
    case skip
    /// It is too late or already so; nothing is left to do.
    case done
    /// Wrong settings or a wrong call: never again as it is.
    case permanent
    /// The answer was lost: whether it happened is not known.
    case inDoubt
}
