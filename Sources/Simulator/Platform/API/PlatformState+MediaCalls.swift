/// Uploaded files ([D:90253], read 2025).
extension PlatformState {
    static let mediaSeconds: Int64 = 3 * 86_400
    /// All that is kept; the oldest give way.
    private static let keptBytes = 64 * 1024 * 1024
    private static let limits: [String: Int] = ["image": 10 << 20, "voice": 2 << 20, "video": 10 << 20, "file": 20 << 20]

    mutating func runMedia(_ call: APICall) throws(Refusal) -> APIAnswer? {
        switch call.name {
        case "media/upload": return try upload(call)
        case "webhook/upload_media":
            try checkRobot(call)
            guard ["file", "voice"].contains(call.query["type"]) else { throw Refusal(40004, "invalid media type") }
            return try upload(call)
        case "media/uploadimg": return try uploadPicture(call)
        case "media/get": return try getMedium(call)
        default: return nil
        }
    }

    /// A medium that is not older than three days.
    func medium(_ id: String?, _ call: APICall) throws(Refusal) -> Medium {
        guard let medium = media[id ?? ""], call.seconds - medium.created < Self.mediaSeconds, !medium.isPermanent else { throw .badMedia }
        return medium
    }

    private mutating func keep(_ call: APICall, type: String, limit: Int, isPermanent: Bool) throws(Refusal) -> Medium {
        guard let upload = call.upload else { throw Refusal(44001, "empty media data") }
        guard upload.bytes.count > 5 else { throw Refusal(40006, "invalid media size") }
        guard upload.bytes.count <= limit else { throw Refusal(40006, "invalid media size") }
        if type == "image" {
            let isPicture = upload.bytes.starts(with: [0xFF, 0xD8]) || upload.bytes.starts(with: [0x89, 0x50, 0x4E, 0x47])
            guard isPicture else { throw Refusal(40009, "invalid image size or type") }
        }
        let medium = Medium(
            id: chance.id("3", 63), type: type, name: String(upload.fileName.prefix(200)), bytes: upload.bytes, created: call.seconds,
            isPermanent: isPermanent)
        media[medium.id] = medium
        mediaOrder.append(medium.id)
        mediaBytes += medium.bytes.count
        while mediaBytes > Self.keptBytes || mediaOrder.count > 5000, let oldest = mediaOrder.first, oldest != medium.id {
            mediaOrder.removeFirst()
            mediaBytes -= media.removeValue(forKey: oldest)?.bytes.count ?? 0
        }
        return medium
    }

    private mutating func upload(_ call: APICall) throws(Refusal) -> APIAnswer {
        guard let type = call.query["type"], let limit = Self.limits[type] else { throw Refusal(40004, "invalid media type") }
        let medium = try keep(call, type: type, limit: limit, isPermanent: false)
        // The text is empty and the time a string here, as the platform answers.
        return APIAnswer(
            bytes: JSONWriter.object { json in
                json.field("errcode", 0)
                json.field("errmsg", "")
                json.field("type", type)
                json.field("media_id", medium.id)
                json.field("created_at", "\(medium.created)")
            })
    }

    private mutating func uploadPicture(_ call: APICall) throws(Refusal) -> APIAnswer {
        let medium = try keep(call, type: "image", limit: 2 << 20, isPermanent: true)
        return .ok { $0.field("url", "\(base)/media/\(medium.id)") }
    }

    private func getMedium(_ call: APICall) throws(Refusal) -> APIAnswer {
        let medium = try medium(call.query["media_id"], call)
        return APIAnswer(bytes: medium.bytes, type: "application/octet-stream", fileName: medium.name)
    }
}
