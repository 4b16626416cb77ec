internal import Exports
internal import Kernel

/// Reads an invented community as if it were an export: day by day, in the order of time, never more than a day in memory.
struct CommunityReader: ExportReader {
    private var logs: [GroupLog]
    private let horizon: Horizon
    private let linesPerBatch: Int
    private var day: LocalDay
    /// Talk that reaches into the day after.
    private var pending: [Spoken] = []
    private var number = 0

    init(_ logs: [GroupLog], horizon: Horizon, linesPerBatch: Int) {
        self.logs = logs
        self.horizon = horizon
        self.linesPerBatch = linesPerBatch
        day = horizon.first
    }

    mutating func read(into batch: inout LineBatch) throws -> Bool {
        while day <= horizon.last || !pending.isEmpty, !batch.isFull, batch.lines.count < linesPerBatch {
            for spoken in nextDay() { append(spoken, to: &batch) }
        }
        return !batch.isEmpty
    }

    private mutating func nextDay() -> [Spoken] {
        for place in logs.indices where day <= horizon.last { pending += logs[place].lines(on: day) }
        let midnight = Zone.shanghai.start(of: day + 1)
        let isLast = day >= horizon.last
        let now = pending.filter { isLast || $0.at < midnight }
        pending.removeAll { isLast || $0.at < midnight }
        day = day + 1
        return now.sorted { ($0.at, $0.group, $0.order) < ($1.at, $1.group, $1.order) }
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
