public import Kernel

/// What goes with the text of a welcome. Files are those of the workspace; the platform's own ids live three days.
public enum WelcomeAttachment: Sendable, Hashable, Codable {
    case image(medium: Int64)
    case video(medium: Int64)
    case file(medium: Int64)
    case link(title: String, address: String, picture: String, description: String)
    case program(title: String, app: String, page: String, cover: Int64)

    /// The file that must be at the platform; nil if none has to.
    public var medium: WelcomeMediumID? {
        switch self {
        case .image(let medium), .video(let medium), .file(let medium): WelcomeMediumID(medium)
        case .program(_, _, _, let cover): WelcomeMediumID(cover)
        case .link: nil
        }
    }

    /// A word for its kind: `image`, `video`, `file`, `link`, `program`.
    public var kind: String {
        switch self {
        case .image: "image"
        case .video: "video"
        case .file: "file"
        case .link: "link"
        case .program: "program"
        }
    }

    /// A file that was given.
    public init(_ kind: WelcomeFileKind, _ medium: WelcomeMediumID) {
        self =
            switch kind {
            case .image: .image(medium: medium.rawValue)
            case .video: .video(medium: medium.rawValue)
            case .file: .file(medium: medium.rawValue)
            }
    }

    /// - Throws: `.titleEmpty`, `.titleTooLong`, `.addressUnreadable`, `.addressTooLong`, `.descriptionTooLong`.
    public static func link(typed title: String, address: String, picture: String, description: String) throws(WelcomeRefusal) -> Self {
        let title = PlainLine.of(title), description = PlainLine.of(description)
        guard !title.isEmpty else { throw .titleEmpty }
        guard title.utf8.count <= WelcomePolicy.linkTitleBytes else { throw .titleTooLong }
        guard description.utf8.count <= WelcomePolicy.linkDescriptionBytes else { throw .descriptionTooLong }
        let picture = PlainLine.of(picture)
        return .link(
            title: title, address: try Self.address(address), picture: picture.isEmpty ? "" : try Self.address(picture), description: description)
    }

    /// - Parameter cover: the picture that is shown; nil is refused.
    /// - Throws: `.titleEmpty`, `.titleTooLong`, `.programUnreadable`, `.coverMissing`.
    public static func program(typed title: String, app: String, page: String, cover: WelcomeMediumID?) throws(WelcomeRefusal) -> Self {
        let title = PlainLine.of(title), app = PlainLine.of(app), page = PlainLine.of(page)
        guard !title.isEmpty else { throw .titleEmpty }
        guard title.utf8.count <= WelcomePolicy.programTitleBytes else { throw .titleTooLong }
        let isApp = (10...64).contains(app.utf8.count) && app.utf8.allSatisfy { $0.isLetterOrDigit }
        guard isApp, !page.isEmpty, page.utf8.count <= 1_024, !page.contains(" ") else { throw .programUnreadable }
        guard let cover else { throw .coverMissing }
        return .program(title: title, app: app, page: page, cover: cover.rawValue)
    }

    private static func address(_ typed: String) throws(WelcomeRefusal) -> String {
        let address = PlainLine.of(typed)
        guard address.utf8.count <= WelcomePolicy.addressBytes else { throw .addressTooLong }
        let rest = ["https://", "http://"].first { address.lowercased().hasPrefix($0) }.map { address.dropFirst($0.count) }
        guard let rest, let first = rest.first, first != "/", !rest.contains(" "), rest.contains(".") else { throw .addressUnreadable }
        return address
    }
}

extension UInt8 {
    fileprivate var isLetterOrDigit: Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self)
            || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self)
    }
}
