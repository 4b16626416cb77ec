/// A word that may say what somebody talks about. It is valid only while it is handed over.
public struct TalkWord {
    /// Lower case and half width.
    public var bytes: UnsafeBufferPointer<UInt8>
    /// False for a single Chinese character: it counts only as a part of a phrase.
    public var standsAlone: Bool
    /// True if nothing stands between it and the word handed over before (a space, if both are Latin): the two may be a phrase.
    public var adjoins: Bool
}
