/// How a format writes what a message answers to, within the message's text.
enum Quotation {
    case none
    /// chatlog: `> name(id) time`, then `> …` lines, then the answer.
    case leading
    /// MemoTrace: the answer, then a last line `引用：name: …`.
    case trailing

    /// Takes the quotation out of `body`: what is left of it, and what was said (empty if nothing is quoted).
    func split(_ body: UnsafeBufferPointer<UInt8>, quote: inout [UInt8]) -> UnsafeBufferPointer<UInt8> {
        quote.removeAll(keepingCapacity: true)
        switch self {
        case .none: return body
        case .leading: return splitLeading(body, &quote)
        case .trailing: return splitTrailing(body, &quote)
        }
    }

    private func splitLeading(_ body: UnsafeBufferPointer<UInt8>, _ quote: inout [UInt8]) -> UnsafeBufferPointer<UInt8> {
        var place = 0, lines = 0
        while body.has("> ", at: place) || body.has(">\n", at: place) {
            let end = body.find("\n", from: place) ?? body.count
            // The first line only says who and when; without it somebody only writes lines that begin so.
            if lines == 0, !endsWithClock(body.piece(place..<end)) { break }
            if lines > 0 {
                if lines > 1 { quote.append(10) }
                quote.append(contentsOf: body.piece(min(place + 2, end)..<end))
            }
            lines += 1
            place = min(end + 1, body.count)
        }
        guard lines > 1 else {
            quote.removeAll(keepingCapacity: true)
            return body
        }
        return body.piece(from: place)
    }

    private func endsWithClock(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        var cursor = ByteCursor(line, at: line.count - 8)
        return line.count > 8 && cursor.clock() != nil && cursor.isAtEnd
    }

    private func splitTrailing(_ body: UnsafeBufferPointer<UInt8>, _ quote: inout [UInt8]) -> UnsafeBufferPointer<UInt8> {
        var found: Int?, search = 0
        while let place = body.find("\n引用", from: search) {
            if body.has(":", at: place + 7) || body.has("：", at: place + 7) { found = place }
            search = place + 1
        }
        guard let found else { return body }
        var start = found + 7 + (body.has(":", at: found + 7) ? 1 : 3)
        // Who is quoted stands before the next colon.
        let lineEnd = body.find("\n", from: start) ?? body.count
        if let colon = body.find(":", from: start), colon < lineEnd { start = colon + 1 }
        quote.append(contentsOf: body.piece(from: start).trimmed)
        return quote.isEmpty ? body : body.piece(upTo: found)
    }
}
