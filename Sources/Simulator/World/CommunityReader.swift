internal import Exports
internal import Kernel

/// Reads an invented community as if it were an export: day by day, in the order of time, never more than a day in memory.
struct CommunityReader: ExportReader {
    private var logs: [GroupLog]
    private let horizon: Horizon
    private let linesPerBatch: Int
    private var day: LocalDay
    /// Told, but not yet in a batch; the last of them may lie in the day after.
    private var pending: [Spoken] = []
    /// How many of `pending` nothing can come before any more.
    private var ready = 0
    private var number = 0

    init(_ logs: [GroupLog], horizon: Horizon, linesPerBatch: Int) {
        self.logs = logs
        self.horizon = horizon
        self.linesPerBatch = linesPerBatch
        day = horizon.first
    }

    mutating func read(into batch: inout LineBatch) throws -> Bool {
        while !batch.isFull, batch.lines.count < linesPerBatch {
            if ready == 0 {
                guard day <= horizon.last else { break }
                tellDay()
            }
            let count = min(ready, linesPerBatch - batch.lines.count)
            for spoken in pending.prefix(count) { append(spoken, to: &batch) }
            pending.removeFirst(count)
            ready -= count
        }
        return !batch.isEmpty
    }

    private mutating func tellDay() {
        for place in logs.indices { pending += logs[place].lines(on: day) }
        pending.sort { ($0.at, $0.group, $0.order) < ($1.at, $1.group, $1.order) }
        let midnight = Zone.shanghai.start(of: day + 1)
        ready = day == horizon.last ? pending.count : pending.firstIndex { $0.at >= midnight } ?? pending.count
        day = day + 1
    }

    private mutating func append(_ spoken: Spoken, to batch: inout LineBatch) {
        number += 1
        let plan = logs[spoken.group].plan
        var line = Line(number: number, at: spoken.at, kind: spoken.kind)
        line.group = batch.hold(plan.key)
        line.groupName = batch.hold(plan.name)
        line.sender = batch.hold(spoken.person.id)
        line.senderName = batch.hold(spoken.name)
        line.text = batch.hold(spoken.text)
        if !spoken.quote.isEmpty { line.quote = batch.hold(spoken.quote) }
        if let other = spoken.other { line.other = batch.hold(other.id) }
        batch.append(line)
    }
}
