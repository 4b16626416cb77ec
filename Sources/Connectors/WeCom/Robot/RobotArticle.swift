/// A link with a picture.
public struct RobotArticle: Encodable, Hashable, Sendable {
    /// At most 128 bytes.
    public var title: String
    /// At most 512 bytes.
    public var description: String?
    public var url: String
    /// JPG or PNG; best 1068 × 455.
    public var pictureURL: String?

    public init(title: String, description: String? = nil, url: String, pictureURL: String? = nil) {
        self.title = title
        self.description = description
        self.url = url
        self.pictureURL = pictureURL
    }

    private enum CodingKeys: String, CodingKey {
        case title, description, url, pictureURL = "picurl"
    }
}
