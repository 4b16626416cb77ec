/// Why nothing is ordered.
public enum TransferRefusal: String, Error, Sendable, CaseIterable {
    case notFound
    /// Nobody is named to take over.
    case noTaker
    /// Whoever gives is among those who take.
    case samePerson
    /// Somebody named is not known, or has left.
    case unknownTaker
    /// There is nothing to hand over, or all of it is on its way already.
    case nothing
    /// More than 200 characters.
    case longMessage
    /// What somebody says how it ended is not in doubt, or not any more.
    case notInDoubt
}
