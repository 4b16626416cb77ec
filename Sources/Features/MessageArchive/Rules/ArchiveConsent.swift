/// Whose talk is kept. The company's own people are told of the archive by their company; everybody else's is kept in a room only where
/// the platform says that they agreed there.
public enum ArchiveConsent {
    /// - Parameter given: what is known of the person in the room; nil if nothing is.
    public static func allows(isOutsider: Bool, given: Bool?) -> Bool { !isOutsider || given == true }
}
