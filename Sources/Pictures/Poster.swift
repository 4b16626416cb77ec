/// A poster as it is to be drawn. Lengths are pixels from the upper left corner; what lies outside is cut off.
public struct Poster: Sendable {
    public static let sides = 64...4096

    public var width: Int
    public var height: Int
    public var background: Ink
    /// Fills the whole poster, its middle first; what is too much of it is cut off.
    public var picture: Picture?
    /// White areas on which the rest stands, in their order.
    public var sheets: [PosterSheet]
    public var texts: [PosterText]
    public var avatar: PosterAvatar?
    public var code: PosterCode?

    public init(
        width: Int, height: Int, background: Ink, picture: Picture? = nil, sheets: [PosterSheet] = [], texts: [PosterText] = [],
        avatar: PosterAvatar? = nil, code: PosterCode? = nil
    ) {
        self.width = width
        self.height = height
        self.background = background
        self.picture = picture
        self.sheets = sheets
        self.texts = texts
        self.avatar = avatar
        self.code = code
    }
}
