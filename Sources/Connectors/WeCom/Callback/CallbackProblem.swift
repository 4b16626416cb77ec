/// Why a callback is not accepted. The raw values are the codes of the platform's own samples ([D:90307], read 2025).
public enum CallbackProblem: Int, Error, Sendable, CaseIterable {
    case signatureMismatch = -40001
    /// Neither XML nor JSON of the form that is agreed on.
    case unreadable = -40002
    /// The EncodingAESKey is not 43 of a–z, A–Z, 0–9.
    case illegalKey = -40004
    /// Meant for somebody else.
    case receiverMismatch = -40005
    case cannotDecrypt = -40007
    /// Decrypted, but not of the agreed shape.
    case illegalBuffer = -40008
    case notBase64 = -40010
    /// Sent too long ago, or in the future: a call that is played back. Ours; the platform has no code for it.
    case outOfTime = -1
}
