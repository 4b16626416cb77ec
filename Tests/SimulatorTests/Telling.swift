import Exports
import FeatureStores
import Kernel

@testable import FeatureRules
@testable import Simulator

/// A community read to its end, for tests to look at.
struct Telling {
    struct Told {
        var group: String
        var groupName: String
        var sender: String
        var name: String
        var other: String
        var kind: LineKind
        var at: Instant
        var text: String
        var quote: String
    }

    static let end = Instant(milliseconds: 1_795_248_000_000)  // 2026-11-21T08:00:00Z

    var lines: [Told] = []

    init(_ source: ImportSource) throws {
        var reader = try source.reader()
        var batch = LineBatch()
        while try reader.read(into: &batch) {
            for line in batch.lines {
                lines.append(
                    Told(
                        group: batch.text(line.group), groupName: batch.text(line.groupName), sender: batch.text(line.sender),
                        name: batch.text(line.senderName), other: batch.text(line.other), kind: line.kind, at: line.at,
                        text: batch.text(line.text), quote: batch.text(line.quote)))
            }
            batch.removeAll()
        }
    }

    var messages: [Told] { lines.filter { $0.kind.isMessage } }

    /// The figures of every group by its name, made straight from the lines.
    var figures: [String: GroupFigures] {
        let asOf = messages.map(\.at).max() ?? Telling.end
        var members: [String: Int64] = [:]
        for line in lines where members[line.sender] == nil { members[line.sender] = Int64(members.count + 1) }
        var groups: [String: [DayKey: MemberActivity]] = [:]
        for (number, line) in lines.enumerated() where line.at <= asOf {
            let key = DayKey(day: Zone.shanghai.day(of: line.at), member: members[line.sender] ?? 0)
            let id = Int64(number)
            switch line.kind {
            case .joined, .joinedByQR, .joinedByInvitation: groups[line.groupName, default: [:]][key, default: .init()].join(id: id)
            case .left, .removed: groups[line.groupName, default: [:]][key, default: .init()].leave(id: id)
            case let kind where kind.isMessage: groups[line.groupName, default: [:]][key, default: .init()].say(id: id, at: line.at)
            default: break
            }
        }
        return groups.mapValues { days in
            let days = days.map { MemberDay(day: $0.key.day, member: MemberID($0.key.member), activity: $0.value) }
            return Diagnosis.figures(days.sorted { ($0.day, $0.member) < ($1.day, $1.member) }, asOf: asOf)
        }
    }

    private struct DayKey: Hashable {
        var day: LocalDay
        var member: Int64
    }
}
