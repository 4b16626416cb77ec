/// What a person says of a code, checked.
public struct LiveCodePlan: Sendable, Hashable {
    public static let nameLimit = 30
    public static let guideLimit = 200
    public static let reserves = 0...100
    public static let usualReserve = 10

    /// What visitors read above the picture: the name of the group.
    public let name: String
    /// A sentence for visitors; may be empty.
    public let guide: String
    public let fill: FillOrder
    /// Places of each target that are kept free.
    public let reserve: Int

    /// - Throws: `.nameEmpty`, `.nameTooLong`, `.guideTooLong`, `.reserveOutOfRange`.
    public init(name typed: String, guide: String, fill: FillOrder, reserve: Int?) throws(LiveCodeRefusal) {
        name = PlainLine.of(typed)
        self.guide = PlainLine.of(guide)
        guard !name.isEmpty else { throw .nameEmpty }
        guard name.count <= Self.nameLimit, name.utf8.count <= Self.nameLimit * 16 else { throw .nameTooLong }
        guard self.guide.count <= Self.guideLimit, self.guide.utf8.count <= Self.guideLimit * 16 else { throw .guideTooLong }
        guard let reserve, Self.reserves.contains(reserve) else { throw .reserveOutOfRange }
        self.fill = fill
        self.reserve = reserve
    }
}
