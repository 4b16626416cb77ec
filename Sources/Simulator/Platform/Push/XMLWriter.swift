/// Writes the flat XML of callbacks.
struct XMLWriter {
    private var bytes = Array("<xml>".utf8)

    /// A text in CDATA.
    mutating func text(_ name: String, _ value: String) {
        open(name)
        bytes.append(contentsOf: "<![CDATA[".utf8)
        // Control characters may not stand in XML at all. Its own end inside is written as the end of one section and the beginning of the next.
        bytes.append(contentsOf: Self.allowed(value).split(separator: "]]>", omittingEmptySubsequences: false).joined(separator: "]]]]><![CDATA[>").utf8)
        bytes.append(contentsOf: "]]>".utf8)
        close(name)
    }

    mutating func number(_ name: String, _ value: some BinaryInteger) { plain(name, String(value)) }

    /// A text that is known to hold nothing that XML would take for its own, such as an id.
    mutating func plain(_ name: String, _ value: String) {
        open(name)
        bytes.append(contentsOf: value.utf8)
        close(name)
    }

    mutating func group(_ name: String, _ fill: (inout XMLWriter) -> Void) {
        open(name)
        fill(&self)
        close(name)
    }

    consuming func document() -> [UInt8] { bytes + "</xml>".utf8 }

    private static func allowed(_ value: String) -> String {
        String(String.UnicodeScalarView(value.unicodeScalars.filter { $0.value >= 32 || $0 == "\n" || $0 == "\t" }))
    }

    private mutating func open(_ name: String) {
        bytes.append(UInt8(ascii: "<"))
        bytes.append(contentsOf: name.utf8)
        bytes.append(UInt8(ascii: ">"))
    }

    private mutating func close(_ name: String) {
        bytes.append(contentsOf: "</".utf8)
        bytes.append(contentsOf: name.utf8)
        bytes.append(UInt8(ascii: ">"))
    }
}
