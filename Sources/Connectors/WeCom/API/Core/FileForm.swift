/// A file in a form of one field, as `multipart/form-data` (RFC 7578).
struct FileForm: Sendable {
    let contentType: String
    let pieces: [[UInt8]]

    /// - Parameters:
    ///   - name: what members see; it may be Chinese.
    ///   - boundary: letters and digits that do not occur in the file.
    init(name: String, bytes: [UInt8], boundary: String) {
        let length = bytes.count
        contentType = "multipart/form-data; boundary=\(boundary)"
        pieces = [
            Array(
                """
                --\(boundary)\r
                Content-Disposition: form-data; name="media"; filename="\(Self.quoted(name))"; filelength=\(length)\r
                Content-Type: application/octet-stream\r
                \r

                """.utf8), bytes, Array("\r\n--\(boundary)--\r\n".utf8),
        ]
    }

    /// As browsers write names: nothing in it ends the line or the quotation.
    private static func quoted(_ name: String) -> String {
        name.replacing("\r\n", with: " ").replacing("\r", with: " ").replacing("\n", with: " ").replacing("\"", with: "%22")
    }
}
