internal import Journal
public import Kernel

/// Files that messages show.
public enum WeComMedia {
    /// Gives a file to the platform ([D:90253]); all apps of the corp may send it for three days. Keyed: a second copy that nobody
    /// sends does no harm.
    public static func upload(_ file: WeComFile, world: World) -> WeComCall<WeComMediaID> {
        .upload("media/upload", .keyed, [("type", file.kind.rawValue)], FileForm(name: file.name, bytes: file.bytes, boundary: boundary(world)))
    }

    /// Gives a picture of at most 2 MB to the platform for good; 1,000 a day, 3,000 a month. Keyed: a second copy that nobody shows
    /// does no harm.
    public static func uploadPicture(_ file: WeComFile, world: World) -> WeComCall<Picture> {
        .upload("media/uploadimg", .keyed, [], FileForm(name: file.name, bytes: file.bytes, boundary: boundary(world)))
    }

    /// Gets a file. Keyed: it only reads.
    public static func get(_ mediaID: String) -> WeComCall<WeComDownload> {
        var call = WeComCall<WeComDownload>("media/get", .keyed, method: .get) { response throws(WeComRefusal) in
            // Only a refusal is JSON without a name: a file may well be JSON.
            if response.disposition.isEmpty, response.contentType.hasSuffix("json") || response.body.first == UInt8(ascii: "{") {
                _ = try WeComCall<WeComNothing>.readJSON(response)
                throw .unreadable("$")
            }
            return WeComDownload(response)
        }
        call.query = [("media_id", mediaID)]
        call.timeout = .seconds(30)
        return call
    }

    /// 128 random bits: no file has them in it.
    static func boundary(_ world: World) -> String { "quanzi" + String(world.roll(), radix: 16) + String(world.roll(), radix: 16) }

    public struct Picture: Decodable, Hashable, Sendable {
        public let url: String
        public init(from decoder: any Decoder) throws { url = try Fields(decoder).one("url") }
    }
}
