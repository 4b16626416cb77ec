/// Reads the one file of an upload.
enum Multipart {
    /// The part of that name; nil if the body is not of the form that its type says.
    static func file(_ name: String, in body: [UInt8], type: String) -> APICall.Upload? {
        guard let found = type.firstRange(of: "boundary=") else { return nil }
        let boundary = type[found.upperBound...].prefix { $0 != ";" }.filter { $0 != "\"" }
        guard !boundary.isEmpty, boundary.utf8.count <= 200 else { return nil }
        let mark = Array("--\(boundary)".utf8), blank = Array("\r\n\r\n".utf8)
        var place = find(mark, in: body, from: 0)
        while let start = place {
            guard let headEnd = find(blank, in: body, from: start + mark.count), headEnd - start < 8192,
                let end = find(mark, in: body, from: headEnd + 4)
            else { return nil }
            let head = String(decoding: body[(start + mark.count)..<headEnd], as: UTF8.self)
            if value("name", in: head) == name, end - 2 >= headEnd + 4 {
                return APICall.Upload(fileName: value("filename", in: head) ?? "", bytes: Array(body[(headEnd + 4)..<(end - 2)]))
            }
            place = end
        }
        return nil
    }

    private static func value(_ name: String, in head: String) -> String? {
        // `filename=` ends with `name=` as well.
        guard let found = head.firstRange(of: " \(name)=\"") else { return nil }
        return String(head[found.upperBound...].prefix { $0 != "\"" })
    }

    private static func find(_ mark: [UInt8], in body: [UInt8], from start: Int) -> Int? {
        guard start >= 0, body.count >= mark.count, start <= body.count - mark.count, let first = mark.first else { return nil }
        var place = start
        while place <= body.count - mark.count {
            if body[place] == first, body[place..<(place + mark.count)].elementsEqual(mark) { return place }
            place += 1
        }
        return nil
    }
}
