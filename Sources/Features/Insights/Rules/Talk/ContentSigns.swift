/// What a message is, by rules that can be told in a sentence each (docs/reference/figures.md). A message can be several
/// things at once. The raw values are the form on disk.
public struct ContentSigns: OptionSet, Sendable, Hashable {
    public let rawValue: UInt16

    public init(rawValue: UInt16) { self.rawValue = rawValue }

    public static let link = ContentSigns(rawValue: 1)
    public static let image = ContentSigns(rawValue: 2)
    public static let redPacket = ContentSigns(rawValue: 4)
    public static let checkIn = ContentSigns(rawValue: 8)
    public static let question = ContentSigns(rawValue: 16)
    public static let introduction = ContentSigns(rawValue: 32)
    public static let orderLine = ContentSigns(rawValue: 64)
    /// Somebody who offers work, loans or goods of their own and says how to reach them.
    public static let advertisement = ContentSigns(rawValue: 128)
    /// Speaks of prices, discounts or buying; of the operator's own posts these make the care balance.
    public static let promo = ContentSigns(rawValue: 256)

    /// Every sign with its name in JSON, in the order in which they are shown.
    public static let named: [(sign: ContentSigns, name: String)] = [
        (.question, "question"), (.link, "link"), (.image, "image"), (.redPacket, "red_packet"), (.checkIn, "check_in"),
        (.introduction, "introduction"), (.orderLine, "order_line"), (.promo, "promo"), (.advertisement, "advertisement"),
    ]
}
