import App
import ArgumentParser
import FeatureRules
import FeatureStores
import Kernel
import Storage

struct TransfersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "transfers", abstract: "Customers and groups of people who left a connected company, or who hand them over.",
        subcommands: [List.self, Order.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists who has what to hand over, and what became of orders.")

        @OptionGroup var target: WeComTagsCommand.Target
        @Flag(help: "Print one JSON document.")
        var json = false

        func run() async throws {
            let document = try await target.with { installation, connection, workspace in
                try await installation.database.read { tx in
                    TransfersDocument(
                        try TransferQueries.staff(of: connection.id, in: workspace, tx),
                        orders: try TransferQueries.orders(limit: 100, in: workspace, tx).filter { $0.connection == connection.id })
                }
            }
            if json { return try Terminal.print(json: document) }
            for line in document.lines { print(line) }
        }
    }

    struct Order: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "order", abstract: "Hands customers and groups over; several who take over share evenly.")

        @OptionGroup var target: WeComTagsCommand.Target
        @Option(help: "userid of who hands over.")
        var from: String
        @Option(help: "userid of who takes over; may be given several times.")
        var to: [String]
        @Option(help: "customer or group; both if it is not given.")
        var kind: [String] = []
        @Option(help: "Told to the customers of somebody who is still there, at most 200 characters.")
        var message = ""

        func run() async throws {
            let kinds = Set(kind.compactMap { TransferKind(rawValue: $0) })
            guard kinds.count == Set(kind).count else { throw CommandFailure(sentence: "--kind is customer or group", code: 64) }
            do {
                let id = try await target.with { installation, connection, workspace in
                    try await installation.transfers.order(
                        from: from, to: to, kinds: kinds.isEmpty ? Set(TransferKind.allCases) : kinds, message: message, of: connection.id,
                        workspace: workspace, cause: .commandLine)
                }
                print(id)
            } catch let refusal as TransferRefusal {
                throw CommandFailure(sentence: "nothing was ordered. \(RefusalSentence.of(refusal))", code: 64)
            }
        }
    }
}
