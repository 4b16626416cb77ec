import App
import ArgumentParser
import FeaturePages
import FeatureRules
import FeatureStores
import Foundation
import Kernel
import Web

struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Tells for each group whether it lives and whom to speak to.")

    @OptionGroup var place: PlaceOptions
    @Option(help: "Name or id of the workspace.")
    var workspace: String?
    @Option(help: "Only the groups of that name.")
    var group: String?
    @Option(name: .customLong("as-of"), help: "The instant the figures are for, such as 2026-11-21T08:00:00Z. Default: the last message.")
    var asOf: String?
    @Option(help: "IANA name of the zone in which days are cut. Default: the workspace's.")
    var zone: String?
    @Option(help: "Also write the report as one HTML file that prints well.")
    var html: String?
    @Option(help: "Language of the HTML file: zh or en.")
    var language = "zh"
    @Flag(help: "Print one JSON document.")
    var json = false

    func run() async throws {
        let installation = try await place.open(.existing)
        let workspace = try await installation.workspace(workspace)
        let zone = try self.zone.map(ZoneArgument.parse)
        let instant = try asOf.map { text in
            guard let instant = Instant(iso: text, zone: zone ?? workspace.zone) else {
                throw CommandFailure(sentence: "--as-of takes a time such as 2026-11-21T08:00:00Z, not \(text)", code: 64)
            }
            return instant
        }
        let report = try await installation.reports.report(on: workspace.id, group: group, asOf: instant, zone: zone)
        try await installation.close()
        if let group, report?.groups.isEmpty ?? true {
            throw CommandFailure(sentence: "there is no group named \(group) in \(workspace.name)")
        }
        if let html { try write(report, to: html, workspace: workspace.name, now: installation.world.now()) }
        let document = ReportDocument(report, workspace: workspace.name)
        if json { try Terminal.print(json: document) } else { print(document.text) }
    }

    private func write(_ report: ReportDesk.Report?, to path: String, workspace: String, now: Instant) throws {
        guard let language = Language(tag: language) else {
            throw CommandFailure(sentence: "--language takes zh or en, not \(language)", code: 64)
        }
        let page = ReportPage(report, workspace: workspace, language: language, resources: Console.resources, now: now)
        do {
            try page.html().write(toFile: path, atomically: true, encoding: .utf8)
        } catch let error as CocoaError {
            throw CommandFailure(sentence: "\(path) cannot be written: \(error.localizedDescription)")
        }
    }
}

enum ZoneArgument {
    static func parse(_ name: String) throws -> Zone {
        guard let zone = Zone(name) else {
            throw CommandFailure(sentence: "no zone is named \(name); names are such as Asia/Shanghai", code: 64)
        }
        return zone
    }
}
