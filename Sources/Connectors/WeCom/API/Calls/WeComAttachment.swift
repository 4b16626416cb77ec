/// What goes with a text: of welcomes and broadcasts, at most nine.
public enum WeComAttachment: Hashable, Sendable {
    /// Of two the media counts; the address must be from `WeComMedia.uploadPicture`.
    case image(mediaID: String? = nil, pictureURL: String? = nil)
    /// Title at most 128 bytes, description 512, addresses 2,048.
    case link(title: String, url: String, pictureURL: String? = nil, description: String? = nil)
    /// Title at most 64 bytes; the picture is a media.
    case miniProgram(title: String, mediaID: String, appID: String, page: String)
    case video(mediaID: String)
    case file(mediaID: String)

    /// The platform's word for its kind.
    public var kind: String {
        switch self {
        case .image: "image"
        case .link: "link"
        case .miniProgram: "miniprogram"
        case .video: "video"
        case .file: "file"
        }
    }

    var payload: [String: String] {
        let pairs: [String: String?] =
            switch self {
            case .image(let media, let picture): ["media_id": media, "pic_url": picture]
            case .link(let title, let url, let picture, let description): ["title": title, "url": url, "picurl": picture, "desc": description]
            case .miniProgram(let title, let media, let app, let page): ["title": title, "pic_media_id": media, "appid": app, "page": page]
            case .video(let media), .file(let media): ["media_id": media]
            }
        return pairs.compactMapValues { $0 }
    }
}

extension WeComAttachment: Encodable {
    public func encode(to encoder: any Encoder) throws { try WeComTyped(kind, payload).encode(to: encoder) }
}
