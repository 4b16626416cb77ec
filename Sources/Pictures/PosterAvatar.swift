/// A round picture of a person; without a picture their first letter on a colour.
public struct PosterAvatar: Sendable {
    public var picture: Picture?
    public var name: String
    public var x: Int
    public var y: Int
    /// Across, in pixels.
    public var size: Int
    public var ink: Ink

    public init(picture: Picture? = nil, name: String, x: Int, y: Int, size: Int, ink: Ink) {
        self.picture = picture
        self.name = name
        self.x = x
        self.y = y
        self.size = size
        self.ink = ink
    }
}
