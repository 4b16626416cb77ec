extension WeComAttachment: Decodable {
    public init(from decoder: any Decoder) throws {
        guard let read = try Self(of: Fields(decoder)) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no attachment of a known kind"))
        }
        self = read
    }

    /// The attachment in an object, under the name of its kind; nil if there is none.
    init?(of fields: Fields) throws {
        if let image = try fields.maybe("image", as: Nested.self)?.fields {
            self = .image(mediaID: try image.text("media_id").ifAny, pictureURL: try image.text("pic_url").ifAny)
        } else if let link = try fields.maybe("link", as: Nested.self)?.fields {
            self = .link(
                title: try link.text("title"), url: try link.text("url"), pictureURL: try link.text("picurl").ifAny,
                description: try link.text("desc").ifAny)
        } else if let program = try fields.maybe("miniprogram", as: Nested.self)?.fields {
            self = .miniProgram(
                title: try program.text("title"), mediaID: try program.text("pic_media_id"), appID: try program.text("appid"),
                page: try program.text("page"))
        } else if let video = try fields.maybe("video", as: Nested.self)?.fields {
            self = .video(mediaID: try video.text("media_id"))
        } else if let file = try fields.maybe("file", as: Nested.self)?.fields {
            self = .file(mediaID: try file.text("media_id"))
        } else {
            return nil
        }
    }
}

extension String {
    fileprivate var ifAny: String? { isEmpty ? nil : self }
}
