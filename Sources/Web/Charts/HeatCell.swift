/// One cell of a heat map.
public struct HeatCell: Sendable, Equatable {
    /// Not finite where nothing is known: the cell stays empty.
    public var value: Double
    /// Read when pointed at.
    public var says: String
    /// Hatched: its time is not over, so that it may still rise, or too few are behind it.
    public var isOpen: Bool

    public init(_ value: Double, says: String = "", isOpen: Bool = false) {
        self.value = value
        self.says = says
        self.isOpen = isOpen
    }
}
