/// One cell of a heat map.
public struct HeatCell: Sendable, Equatable {
    /// Not finite where nothing is known: the cell stays empty.
    public var value: Double
    /// Read when pointed at.
    public var says: String
    /// Its time is not over: hatched, because it may still rise.
    public var isOpen: Bool

    public init(_ value: Double, says: String = "", isOpen: Bool = false) {
        self.value = value
        self.says = says
        self.isOpen = isOpen
    }
}
