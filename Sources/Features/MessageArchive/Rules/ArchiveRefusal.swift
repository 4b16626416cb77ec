/// Why a decision about the message archive is not carried out.
public enum ArchiveRefusal: String, Error, Sendable, CaseIterable {
    /// There is no such connection, or its archive was never set up.
    case notFound = "not-found"
    /// Not the whole path of a file on this machine.
    case libraryMissing = "library-missing"
    case secretEmpty = "secret-empty"
    /// No private key, or one that is no RSA key.
    case keyUnreadable = "key-unreadable"
    /// Neither a new secret nor a new key.
    case nothingNew = "nothing-new"
    /// The number of a public key at the platform, from 1.
    case versionOutOfRange = "version-out-of-range"
    case keyMissing = "key-missing"
    /// Megabytes of a file, `ArchiveMediaPolicy.megabytesAllowed`.
    case mediaSizeOutOfRange = "media-size-out-of-range"
    /// `ArchiveMediaPolicy.daysAllowed`.
    case mediaDaysOutOfRange = "media-days-out-of-range"
}
