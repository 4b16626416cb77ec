/// An area of one colour with round corners.
public struct PosterSheet: Sendable, Hashable {
    public var x: Int
    public var y: Int
    public var width: Int
    public var height: Int
    public var corner: Int
    public var ink: Ink

    public init(x: Int, y: Int, width: Int, height: Int, corner: Int = 0, ink: Ink = .white) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
        self.corner = corner
        self.ink = ink
    }
}
