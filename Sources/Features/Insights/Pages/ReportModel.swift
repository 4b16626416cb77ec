internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// All groups of a report.
struct ReportModel: PageModel {
    let readings: [GroupReading]
    /// Nil if none is a worry, and of a single one.
    let first: FirstGroup?
    /// All groups as one; nil if the report is about some of them.
    let matrix: MatrixFigures?
    /// So many groups are told in full.
    let most: Int
    let voice: Voice

    private var mostSpeakers: Int { readings.compactMap { $0.figures.weeklySpeakers.max() }.max() ?? 0 }

    func value(_ name: String) -> PageValue? {
        switch name {
        case "hasGroups": .flag(!readings.isEmpty)
        case "asOf": .text(readings.first.map { voice.say("report.as-of", ["time": voice.exact($0.asOf), "zone": voice.zoneName(voice.zone.name)]) })
        case "firstName": .text(firstReading?.group.name)
        case "firstState": .model(firstReading.map { StateLabel($0, voice: voice) })
        case "firstWhy": .text(firstWhy)
        case "groups": .list(ordered.map { GroupLine(reading: $0, href: nil, voice: voice, most: mostSpeakers) })
        case "sections": .list(ordered.prefix(most).map { ReportSection(reading: $0, voice: voice) })
        case "rest":
            .text(
                readings.count > most
                    ? voice.say("report.rest", ["count": voice.grouped(readings.count - most), "most": voice.grouped(most)]) : nil)
        case "hasMatrix": .flag(matrix != nil && readings.count > 1)
        case "whole": .list(matrix.map { MatrixTiles.tiles($0, voice) } ?? [])
        case "wholeCharts": .list(matrix.map { MatrixCharts(whole: $0, voice: voice).blocks } ?? [])
        case "states": .list(GroupStateRule.all(voice))
        // Every group has the same kinds of figures.
        case "definitions": .list(readings.max { GroupTiles.tiles($0, voice).count < GroupTiles.tiles($1, voice).count }.map { GroupTiles.tiles($0, voice) } ?? [])
        default: nil
        }
    }

    private var firstReading: GroupReading? { first.flatMap { first in readings.first { $0.group.id == first.group } } }

    private var firstWhy: String? {
        guard let first, let reading = firstReading else { return nil }
        return FirstGroupWords(
            reading: reading, reason: first.reason, among: readings.map(\.figures.state), zone: voice.zone,
            names: { reading.names[$0] ?? voice.say("member.unnamed") }, voice: voice
        ).why
    }

    private var ordered: [GroupReading] {
        readings.filter { $0.group.id == first?.group } + readings.filter { $0.group.id != first?.group }
    }
}

private struct ReportSection: PageModel {
    let reading: GroupReading
    let voice: Voice

    private static let formerShown = 20

    func value(_ name: String) -> PageValue? {
        let parts = FormerParts(reading), former = parts.here + parts.gone
        return switch name {
        case "name": .text(reading.group.name)
        case "state": .model(StateLabel(reading, voice: voice))
        case "figures": .list(GroupTiles.tiles(reading, voice))
        case "brief": .list(ReportBrief(reading: reading, voice: voice).lines)
        case "charts": .list(GroupCharts(reading: reading, voice: voice).blocks)
        case "former": .list(former.prefix(Self.formerShown).map { FormerLine($0, in: reading, voice: voice) })
        case "hasFormer": .flag(!former.isEmpty)
        case "hasNobody": .flag(reading.figures.formerlyActive.isEmpty)
        case "formerRobots": .text(parts.robots > 0 ? voice.say("groups.former.robots", ["count": voice.grouped(parts.robots)]) : nil)
        case "formerRenamed": .text(parts.renamed > 0 ? voice.say("groups.former.renamed", ["count": voice.grouped(parts.renamed)]) : nil)
        case "formerRest":
            .text(
                former.count > Self.formerShown
                    ? voice.say("groups.former.rest", ["count": voice.grouped(former.count - Self.formerShown)]) : nil)
        default: nil
        }
    }
}
