import App
import ArgumentParser
import FeatureRules
import FeatureStores
import Kernel
import Storage

struct ChannelsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "channels", abstract: "Codes by which people become contacts of staff.", subcommands: [Create.self, List.self],
        defaultSubcommand: List.self)

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "create", abstract: "Makes a channel code; the running server brings it to WeCom.")

        @OptionGroup var place: PlaceOptions
        @Option(help: "Name or id of the workspace.")
        var workspace: String?
        @Option(name: .customLong("corp-id"), help: "Which company, if several are connected.")
        var corpID: String?
        @Option(help: "Where it hangs.")
        var name: String
        @Option(help: "A sentence for visitors.")
        var guide = ""
        @Option(help: "userid of who usually answers; may be given several times.")
        var staff: [String]
        @Option(help: "userid of a backup; may be given several times.")
        var backup: [String] = []
        @Option(help: "userid=N: so many new contacts a day; may be given several times.")
        var cap: [String] = []
        @Option(help: "Who answers in certain hours, such as 1-5,09:00-18:00,anna,ben; may be given several times.")
        var shift: [String] = []
        @Option(help: "Id of a tag for whoever comes, as `quanzi wecom tags` lists it; may be given several times.")
        var tag: [String] = []
        @Option(help: "What whoever comes is noted as; {客户昵称} or {name} stands for their nickname.")
        var remark = ""
        @Flag(help: "Whoever answers confirms each.")
        var confirmed = false
        @Flag(help: "Print one JSON document.")
        var json = false

        func run() async throws {
            let installation = try await place.open(.existing), workspace = try await installation.workspace(workspace)
            let companies = try await installation.connections.all(in: workspace.id).filter { corpID == nil || $0.corpID == corpID }
            guard let company = companies.first, companies.count == 1 else {
                throw CommandFailure(
                    sentence: companies.isEmpty ? "no such company is connected" : "several companies are connected; name one with --corp-id", code: 64)
            }
            do {
                let id = try await installation.channels.add(plan(), by: company.id, workspace: workspace.id, cause: .commandLine)
                let document = ChannelCommandDocument(try await installation.channels.one(id, in: workspace.id), nil)
                try await installation.close()
                if json { try Terminal.print(json: document) } else { print(document.text) }
            } catch let refusal as ChannelRefusal {
                throw CommandFailure(sentence: "no code was made. \(RefusalSentence.of(refusal))", code: 64)
            }
        }

        private func plan() throws -> ChannelPlan {
            var plan = ChannelPlan()
            (plan.name, plan.guide, plan.staff, plan.backups, plan.tags, plan.remark) = (name, guide, staff, backup, tag, remark)
            plan.acceptance = confirmed ? .never : .always
            for text in cap {
                let parts = text.split(separator: "=", maxSplits: 1)
                guard parts.count == 2, let most = Int(parts[1]) else { throw CommandFailure(sentence: "\(text) is not userid=N", code: 64) }
                plan.caps[String(parts[0])] = most
            }
            for text in shift {
                let parts = text.split(separator: ",").map(String.init), days = (parts.first ?? "").split(separator: "-").compactMap { Int($0) }
                let times = (parts.count > 1 ? parts[1] : "").split(separator: "-").compactMap { ChannelWindow.minutes(String($0)) }
                guard parts.count > 2, let from = days.first, let to = days.last, (1...7).contains(from), (from...7).contains(to), times.count == 2 else {
                    throw CommandFailure(sentence: "\(text) is not like 1-5,09:00-18:00,anna,ben", code: 64)
                }
                let window = try ChannelWindow(days: Array(from...to), from: times[0], to: times[1])
                plan.shifts.append(ChannelShift(window: window, staff: Array(parts.dropFirst(2))))
            }
            return plan
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "Tells which channel codes there are and what came of them.")

        @OptionGroup var place: PlaceOptions
        @Option(help: "Name or id of the workspace.")
        var workspace: String?
        @Flag(help: "Print one JSON document.")
        var json = false

        func run() async throws {
            let installation = try await place.open(.existing), workspace = try await installation.workspace(workspace)
            let codes = try await installation.channels.all(in: workspace.id), midnight = workspace.zone.start(of: workspace.zone.day(of: installation.world.now()))
            let totals = try await installation.database.read { tx in try ChannelQueries.totals(of: codes, since: midnight, in: workspace.id, tx) }
            try await installation.close()
            let documents = codes.map { ChannelCommandDocument($0, totals[$0.id]) }
            if json { return try Terminal.print(json: documents) }
            if documents.isEmpty { print("no channel codes yet") }
            for each in documents { print(each.text) }
        }
    }
}
