/// A look through a text export before it is read: how its headers stand, and what their times leave out.
struct TextSurvey {
    fileprivate struct Count {
        var headers = 0, withoutYear = 0, withoutDay = 0
    }

    private enum Before { case start, blank, text }

    /// Below the start of the file or a rule: they tell nothing about the others.
    private var first = Count()
    private var belowBlank = Count()
    private var elsewhere = Count()

    /// So much is enough to see how headers stand.
    private static let sample = 20_000

    /// Reads the file from its start, all of it if `isWhole`, and leaves `lines` at its start again.
    init(_ lines: LineScanner, _ layout: some TextLayout, isWhole: Bool) throws {
        var layout = layout, before = Before.start
        while isWhole || lines.number < TextSurvey.sample, try lines.next() {
            if lines.isTooLong || lines.line.isBlank {
                before = lines.isTooLong ? .text : .blank
                continue
            }
            switch layout.role(of: lines.line) {
            case .header(let header): count(header.time, before)
            case .furniture:
                before = .start
                continue
            case .broken, .body: break
            }
            before = .text
        }
        try lines.rewind()
    }

    private mutating func count(_ time: WallTime, _ before: Before) {
        switch before {
        case .start: first.add(time)
        case .blank: belowBlank.add(time)
        case .text: elsewhere.add(time)
        }
    }

    /// Headers stand below an empty line, and the few others are quoted within messages. Where a mail program took the empty
    /// lines away it is the other way round.
    var headersFollowBlank: Bool { elsewhere.headers <= belowBlank.headers }
    var hasHeaders: Bool { first.headers + belowBlank.headers + elsewhere.headers > 0 }
    var lacksYear: Bool { lacks(\.withoutYear) }
    var lacksDay: Bool { lacks(\.withoutDay) }

    private func lacks(_ what: KeyPath<Count, Int>) -> Bool {
        first[keyPath: what] + belowBlank[keyPath: what] > 0 || !headersFollowBlank && elsewhere[keyPath: what] > 0
    }
}

extension TextSurvey.Count {
    fileprivate mutating func add(_ time: WallTime) {
        headers += 1
        if time.day == nil { withoutDay += 1 } else if time.year == nil { withoutYear += 1 }
    }
}
