import Exports
import FeatureStores
import Foundation
import Kernel
import Testing

@testable import FeatureRules
@testable import Simulator

@Suite struct SampleTests {
    private static func bytes(_ seed: UInt64) throws -> [UInt8] {
        var bytes: [UInt8] = []
        _ = try PlainLines.write(SampleCommunity(seed: seed, until: Telling.end).community) { bytes += $0 }
        return bytes
    }

    @Test func sameSeedSameBytes() throws {
        let first = try Self.bytes(7)
        #expect(try Self.bytes(7) == first)
        #expect(try Self.bytes(8) != first)
    }

    @Test func batchesDoNotChangeTheStory() throws {
        let community = SampleCommunity(seed: 3, until: Telling.end).community
        let whole = try Telling(community.source(linesPerBatch: 100_000)).lines
        let parts = try Telling(community.source(linesPerBatch: 37)).lines
        #expect(whole.map(\.text) == parts.map(\.text))
        #expect(whole.map(\.at) == parts.map(\.at))
    }

    @Test func sizeAndOrder() throws {
        let telling = try Telling(SampleCommunity(seed: 1, until: Telling.end).source())
        #expect((10_500...14_500).contains(telling.lines.count), "\(telling.lines.count)")
        #expect(Set(telling.lines.map(\.groupName)).count == 7)
        #expect((245...270).contains(Set(telling.lines.map(\.sender)).count))
        #expect(zip(telling.lines, telling.lines.dropFirst()).allSatisfy { $0.at <= $1.at })
        let last = try #require(telling.lines.last)
        #expect(last.at <= Telling.end && Telling.end - last.at < .days(1))
        let first = try #require(telling.lines.first)
        #expect((24...27).contains((Telling.end - first.at).wholeDays / 7))
    }

    @Test func everyKindOfEventHappens() throws {
        let telling = try Telling(SampleCommunity(seed: 1, until: Telling.end).source())
        let kinds = Set(telling.lines.map(\.kind))
        for kind: LineKind in [
            .text, .image, .video, .link, .location, .miniProgram, .chainOrder, .redPacket, .joinedByInvitation, .joinedByQR, .left,
            .removed, .recalled, .redPacketClaimed, .pat, .groupRenamed,
        ] { #expect(kinds.contains(kind), "\(kind)") }
        #expect(telling.lines.contains { !$0.quote.isEmpty })
        let arrivals = telling.lines.filter { $0.kind == .joinedByInvitation || $0.kind == .joinedByQR }
        #expect(arrivals.allSatisfy { !$0.other.isEmpty && $0.other != $0.sender })
    }

    /// Chain orders hold what everyone wrote before; every other sentence is at most two of a hundred.
    @Test(arguments: [1, 2, 3] as [UInt64]) func noSentenceIsWornOut(_ seed: UInt64) throws {
        let texts = try Telling(SampleCommunity(seed: seed, until: Telling.end).source()).lines.filter { $0.kind == .text }.map(\.text)
        let counts = texts.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        let most = try #require(counts.max { $0.value < $1.value })
        #expect(most.value * 50 <= texts.count, "\(most)")
        #expect(!texts.contains { $0.contains("{") || $0.contains("①") || $0.isEmpty })
    }

    @Test func nobodySpeaksOutsideTheirTime() throws {
        let telling = try Telling(SampleCommunity(seed: 2, until: Telling.end).source())
        var inside: Set<String> = [], known: Set<String> = []
        let owners = Set(telling.lines.filter { $0.name.contains("小厨") || $0.name.contains("毛孩子之家") }.map(\.sender))
        for line in telling.lines where !owners.contains(line.sender) {
            let key = "\(line.group) \(line.sender)"
            switch line.kind {
            case .joinedByInvitation, .joinedByQR:
                inside.insert(key)
                known.insert(key)
            case .left, .removed: inside.remove(key)
            // A recall is told after the message, maybe in the last minute.
            case .recalled: break
            default: #expect(inside.contains(key), "\(line.name): \(line.text)")
            }
        }
        #expect(known.count > 250)
    }

    private static let planned: [String: GroupState] = [
        "望京午市福利1群": .thriving, "望京午市福利2群": .steady, "望京午市三天快闪群": .finished, "毛孩子之家1群": .cooling,
        "毛孩子之家2群": .dormant, "毛孩子之家3群": .dormant, "毛孩子之家4群·医生在线": .steady,
    ]

    /// On whatever day and hour somebody looks at it.
    @Test(arguments: 1...10) func groupsAreAsPlanned(_ number: Int) throws {
        let end = Telling.end + .hours(Int64(number * 53))
        let figures = try Telling(SampleCommunity(seed: UInt64(number), until: end).source()).figures
        #expect(figures.mapValues(\.state) == Self.planned, "\(figures.mapValues(\.weeklySpeakers))")
        for (name, group) in figures {
            let gini = try #require(group.gini)
            #expect((0.5...0.8).contains(gini), "\(name) \(gini)")
            #expect(group.halfHolders.map { (2...12).contains($0) } ?? false, "\(name)")
            #expect(!group.formerlyActive.isEmpty, "\(name)")
            #expect(group.state != .dormant || !group.endsInFullTalk, "\(name) ends as if cut off")
        }
    }

    /// The same through the import, the boards and the report.
    @Test func importedGroupsAreAsPlanned() async throws {
        let rig = try await Rig(
            try TemporaryFolder(), world: .simulated(seed: 1, clock: SimulatedClock(Telling.end)), layers: [])
        let community = SampleCommunity(seed: 1, until: Telling.end)
        let result = try await rig.importAll(community.source())
        let report = try #require(await rig.reports.report(on: Rig.workspace))
        #expect(result.duplicates == 0 && result.rejected == 0)
        #expect(Dictionary(uniqueKeysWithValues: report.groups.map { ($0.group.name, $0.figures.state) }) == Self.planned)
        let told = try Telling(community.source())
        #expect(result.messages == told.messages.count)
        #expect(report.groups.reduce(0) { $0 + Int($1.figures.joins) } == told.lines.filter { $0.kind == .joinedByQR || $0.kind == .joinedByInvitation }.count)
        try await rig.close()
    }

    /// The plain file carries the same messages, arrivals and departures.
    @Test func plainLinesAreReadBack() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).jsonl").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(try Self.bytes(1)).write(to: URL(filePath: path))
        let export = try #require(Exports.open(path: path).first)
        #expect(export.format == .jsonLines)
        let read = try Telling(ImportSource(export)), told = try Telling(SampleCommunity(seed: 1, until: Telling.end).source())
        #expect(read.lines.count == told.lines.count)
        #expect(read.messages.map(\.text) == told.messages.map(\.text))
        #expect(read.messages.map(\.kind) == told.messages.map(\.kind))
        #expect(read.messages.map(\.sender) == told.messages.map(\.sender))
        let joins: [LineKind] = [.joined, .joinedByQR, .joinedByInvitation]
        #expect(read.lines.filter { joins.contains($0.kind) }.count == told.lines.filter { joins.contains($0.kind) }.count)
        let leaves: [LineKind] = [.left, .removed]
        #expect(read.lines.filter { leaves.contains($0.kind) }.count == told.lines.filter { leaves.contains($0.kind) }.count)
    }
}
