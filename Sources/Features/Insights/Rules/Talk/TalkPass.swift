internal import Kernel

/// One way through a log, oldest line first.
struct TalkPass {
    let log: TalkLog
    let bytes: UnsafeBufferPointer<UInt8>
    let from: LocalDay
    let to: LocalDay
    let zone: Zone
    let bearer: (UInt64) -> MemberID?

    private(set) var days: [TalkReading.Day] = []
    private(set) var habits = HabitTally()
    private var draft = TalkDraft()
    /// Last line with that text, for quotations; kept only if the log quotes at all.
    private var said: [UInt64: Int] = [:]
    /// Questions without an answer, by who asked, as places in `days` and in their questions.
    private var open: [MemberID: [OpenQuestion]] = [:]
    private var targets: [(member: MemberID, way: TalkDraft.Way)] = []
    private var streak = (member: MemberID(0), count: 0, at: Instant(milliseconds: 0))

    private struct OpenQuestion {
        var day: Int
        var place: Int
        var at: Instant
    }

    init(log: TalkLog, bytes: UnsafeBufferPointer<UInt8>, from: LocalDay, to: LocalDay, zone: Zone, bearer: @escaping (UInt64) -> MemberID?) {
        self.log = log
        self.bytes = bytes
        self.from = from
        self.to = to
        self.zone = zone
        self.bearer = bearer
    }

    mutating func read() {
        let lines = log.lines
        let begin = zone.start(of: from), end = zone.start(of: to + 1)
        var today = from, tomorrow = begin
        for index in lines.indices {
            let line = lines[index]
            let isInside = line.at >= begin && line.at < end
            if isInside, line.at >= tomorrow {
                today = zone.day(of: line.at)
                tomorrow = zone.start(of: today + 1)
                days.append(TalkReading.Day(day: today, talk: TalkDay(), mentions: []))
            }
            if isInside || !open.isEmpty { findTargets(index, of: lines) }
            for target in targets { answer(target.member, by: line) }
            let signs = isInside ? note(line) : []
            if line.form == .text {
                habits.note(
                    line, text: piece(line.text), asks: signs.contains(.question), before: index > 0 ? lines[index - 1] : nil, isInside: isInside)
            }
            follow(index, of: lines, isInside: isInside)
            targets.removeAll(keepingCapacity: true)
            let next = index + 1
            if isInside, next == lines.count || lines[next].at >= tomorrow { close() }
        }
    }

    /// Whom a line turns to: who is quoted, else who is called by name, else who spoke just before.
    private mutating func findTargets(_ index: Int, of lines: [TalkLog.Line]) {
        let line = lines[index]
        if !line.quote.isEmpty, let quoted = said[hash(line.quote)], lines[quoted].at >= line.at - TalkReading.context {
            let member = lines[quoted].member
            if member != line.member { targets.append((member, .quote)) }
            return
        }
        if line.form == .text {
            Mentions.each(in: piece(line.text)) { name in
                let hash = XXH64.hash(UnsafeRawBufferPointer(name))
                draft.mentions.append(hash)
                guard let member = bearer(hash), member != line.member, !targets.contains(where: { $0.member == member }) else { return }
                targets.append((member, .mention))
            }
            if !targets.isEmpty { return }
        }
        guard index > 0 else { return }
        let before = lines[index - 1]
        if before.member != line.member, before.at >= line.at - TalkReading.turnSpan { targets.append((before.member, .turn)) }
    }

    private mutating func answer(_ member: MemberID, by line: TalkLog.Line) {
        guard let waiting = open.removeValue(forKey: member) else { return }
        for question in waiting where question.at >= line.at - TalkReading.context {
            days[question.day].talk.questions[question.place].answer = TalkDay.Answer(message: line.id, member: line.member, at: line.at)
        }
    }

    private mutating func note(_ line: TalkLog.Line) -> ContentSigns {
        for target in targets { draft.turn(from: line.member, to: target.member, way: target.way, at: line.at) }
        draft.speak(line.member)
        let signs = SignReader.signs(of: line.form, piece(line.text))
        if signs.isEmpty { return signs }
        draft.post(line.member, signs)
        let day = days.count - 1
        if signs.contains(.question) {
            open[line.member, default: []].append(OpenQuestion(day: day, place: days[day].talk.questions.count, at: line.at))
            days[day].talk.questions.append(TalkDay.Question(message: line.id, member: line.member, at: line.at, answer: nil))
        }
        if signs.contains(.advertisement) {
            days[day].talk.suspicions.append(TalkDay.Suspicion(message: line.id, member: line.member, at: line.at))
        }
        return signs
    }

    /// Keeps what later lines may refer to, and watches for floods; a flood belongs to the day on which it reaches its number.
    private mutating func follow(_ index: Int, of lines: [TalkLog.Line], isInside: Bool) {
        let line = lines[index]
        if log.hasQuotes, line.form == .text { said[hash(line.text)] = index }
        if index > 0, streak.member == line.member, line.at - streak.at <= TalkReading.floodSpan {
            streak.count += 1
        } else {
            streak = (line.member, 1, line.at)
        }
        streak.at = line.at
        guard isInside else { return }
        let day = days.count - 1
        if streak.count == TalkReading.floodMessages {
            days[day].talk.floods.append(TalkDay.Flood(member: line.member, at: line.at, messages: streak.count))
        } else if streak.count > TalkReading.floodMessages, let last = days[day].talk.floods.indices.last, days[day].talk.floods[last].member == line.member {
            days[day].talk.floods[last].messages = streak.count
        }
    }

    private mutating func close() {
        draft.move(into: &days[days.count - 1])
    }

    private func piece(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: bytes[range]) }

    private func hash(_ range: Range<Int>) -> UInt64 { XXH64.hash(UnsafeRawBufferPointer(piece(range))) }
}
