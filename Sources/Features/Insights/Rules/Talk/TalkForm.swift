/// The form in which something was said, as far as the figures need it.
public enum TalkForm: UInt8, Sendable {
    case text
    case image
    case link
    case redPacket
    case chainOrder
    /// A voice, a video, a sticker, a file and what else carries no words.
    case other
}
