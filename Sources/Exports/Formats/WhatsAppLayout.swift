/// WhatsApp's text: a prefix with the time, `name: text` or a system line, and further lines without a prefix. Signal's
/// exporters write the same. Only names.
struct WhatsAppLayout: TextLayout {
    let style = TextStyle(dialect: .whatsApp, hasNamesOnly: true)
    let order: DateOrder

    func role(of line: UnsafeBufferPointer<UInt8>) -> LineRole {
        guard let prefix = WhatsAppPrefix(line) else { return .body }
        guard let clock = prefix.clock, var time = order.date(prefix.date.0, prefix.date.1, prefix.date.2) else {
            return .broken(.badTime)
        }
        time.clock = clock
        guard let colon = WhatsAppLayout.endOfName(line, from: prefix.end) else {
            return .header(TextHeader(time: time, isSystem: true, text: prefix.end..<line.count))
        }
        let start = line.has(" ", at: colon + 1) ? colon + 2 : colon + 1
        return .header(TextHeader(time: time, sender: line.trimmed(prefix.end..<colon), text: start..<line.count))
    }

    /// Where a member's name ends; nil for a system line, which may hold a colon within quotes or an address.
    private static func endOfName(_ line: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard let colon = line.find(":", from: start), !line.trimmed(start..<colon).isEmpty,
            !line.has("//", at: colon + 1)
        else { return nil }
        let name = line.piece(start..<colon)
        guard name.contains(0x22) || name.find("“") != nil else { return colon }
        let events = SystemEvent.read(line.piece(from: start), dialect: .whatsApp, readsIdentities: false)
        return events.first?.kind == .system ? colon : nil
    }

    func kind(of text: UnsafeBufferPointer<UInt8>) -> LineKind { WhatsAppText.kind(of: text) }
}
