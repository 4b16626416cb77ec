internal import Synchronization

/// The newest deliveries and counts of all.
final class PushLog: Sendable {
    static let kept = 2000

    struct Counts: Sendable {
        var made = 0
        var waiting = 0
        var tries = 0
        var accepted = 0
        var failed = 0
        var dropped = 0
        var unsent = 0
        var duplicates = 0

        func write(_ json: inout JSONWriter) {
            for (name, value) in [
                ("made", made), ("waiting", waiting), ("tries", tries), ("accepted", accepted), ("failed", failed), ("dropped", dropped),
                ("unsent", unsent), ("duplicates", duplicates),
            ] { json.field(name, value) }
        }
    }

    private struct Book: Sendable {
        var records: [PushRecord] = []
        var counts = Counts()

        mutating func change(_ number: Int, _ change: (inout PushRecord) -> Void) {
            let place = number % PushLog.kept
            // Older ones were written over.
            if records.indices.contains(place), records[place].number == number { change(&records[place]) }
        }
    }

    private let book = Mutex(Book())

    /// A new delivery. Its number.
    func begin(_ title: String, made: Int64, isDuplicate: Bool) -> Int {
        book.withLock { book in
            let number = book.counts.made
            book.counts.made += 1
            book.counts.waiting += 1
            if isDuplicate { book.counts.duplicates += 1 }
            let record = PushRecord(number: number, title: title, made: made, isDuplicate: isDuplicate)
            if book.records.count < Self.kept { book.records.append(record) } else { book.records[number % Self.kept] = record }
            return number
        }
    }

    func tried(_ number: Int, _ status: String, answer: String, took: Int64) {
        book.withLock { book in
            book.counts.tries += 1
            book.change(number) { record in
                record.tries.append(status)
                record.answer = answer
                record.took = took
            }
        }
    }

    func end(_ number: Int, _ outcome: String) {
        book.withLock { book in
            book.counts.waiting -= 1
            switch outcome {
            case "accepted": book.counts.accepted += 1
            case "failed": book.counts.failed += 1
            case "dropped": book.counts.dropped += 1
            default: book.counts.unsent += 1
            }
            book.change(number) { $0.outcome = outcome }
        }
    }

    var counts: Counts { book.withLock { $0.counts } }

    /// The newest first.
    func newest(_ count: Int) -> [PushRecord] {
        Array(book.withLock { $0.records }.sorted { $0.number > $1.number }.prefix(count))
    }
}
