public import FeatureRules
public import Kernel

/// A file that welcomes show, without its bytes.
public struct WelcomeMedium: Sendable, Hashable {
    public var id: WelcomeMediumID
    public var kind: WelcomeFileKind
    public var name: String
    /// `image/png`, `image/jpeg`, `video/mp4`, `application/octet-stream`.
    public var type: String
    public var size: Int
    public var added: Instant
    /// How many welcomes and templates show it.
    public var uses: Int
    /// When the companies got it last; the earliest of them. Nil if one of them never did.
    public var uploaded: Instant?
    /// Why a company does not take it, without personal data.
    public var problem: String?
}
