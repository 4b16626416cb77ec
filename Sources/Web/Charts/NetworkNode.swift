/// Somebody in a network.
public struct NetworkNode: Sendable, Equatable {
    /// In the unit square; what lies outside is moved to its edge.
    public var x: Double
    public var y: Double
    /// Of the circle, as a share of the unit square's side: 0.005…0.08.
    public var radius: Double
    public var label: String
    /// Read when pointed at.
    public var says: String
    /// Filled with the accent, and its label is always written.
    public var isEmphasised: Bool

    public init(x: Double, y: Double, radius: Double, label: String, says: String = "", isEmphasised: Bool = false) {
        self.x = x
        self.y = y
        self.radius = radius
        self.label = label
        self.says = says
        self.isEmphasised = isEmphasised
    }
}
