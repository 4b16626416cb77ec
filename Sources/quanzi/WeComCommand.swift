import App
import ArgumentParser
import FeatureRules
import FeatureStores
import Foundation
import Kernel
import Logging
import WeComConnector

struct WeComCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wecom", abstract: "The connection to a company's WeCom.", subcommands: [Connect.self, List.self, Sync.self, WeComTagsCommand.self])

    struct Connect: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "connect", abstract: "Connects a company, or gives its connection new secrets, and prints where WeCom is to call.")

        @OptionGroup var place: PlaceOptions
        @Option(help: "Name or id of the workspace.")
        var workspace: String?
        @Option(name: .customLong("corp-id"), help: "Id of the company: ww…")
        var corpID: String
        @Option(name: .customLong("agent-id"), help: "Number of the app.")
        var agentID: String
        @Option(name: .customLong("secret-file"), help: "File with the secret of the app: arguments are visible to others.")
        var secretFile: String
        @Option(help: "Token of the callback.")
        var token: String
        @Option(name: .customLong("aes-key-file"), help: "File with the EncodingAESKey of the callback.")
        var keyFile: String
        @Option(name: .customLong("api-base"), help: "Where the API answers; another one for a simulated platform.")
        var apiBase = ConnectionTerms.platform
        @Flag(help: "Do not ask WeCom whether it takes the secret: it need not be reachable.")
        var unchecked = false
        @Flag(help: "Print one JSON document.")
        var json = false

        func run() async throws {
            let secret = try Self.line(of: secretFile), key = try Self.line(of: keyFile)
            let installation = try await place.open()
            let workspace = try await installation.workspace(workspace)
            do {
                let terms = try ConnectionTerms(
                    corpID: corpID, agentID: agentID, secret: secret, token: token, encodingKey: key, apiBase: apiBase)
                if !unchecked, let complaint = await installation.connectionChecks.verify(terms) { throw complaint }
                let entry = try await installation.connections.connect(terms, workspace: workspace.id, cause: .commandLine)
                try await installation.close()
                let document = ConnectionDocument(entry, workspace: workspace.name)
                if json { try Terminal.print(json: document) } else { print("\(document.connection)  \(document.callback)") }
            } catch let refusal as ConnectionRefusal {
                throw CommandFailure(sentence: "nothing was connected. \(RefusalSentence.of(refusal))", code: 64)
            } catch let complaint as ConnectionComplaint {
                let said = complaint.code.map { " (errcode \($0))" } ?? "", isTheirs = complaint.code != nil
                throw CommandFailure(
                    sentence: "nothing was connected. \(RefusalSentence.of(complaint))\(said) With --unchecked it is connected without asking.",
                    code: isTheirs ? 64 : 1)
            }
        }

        /// The first line of a small file.
        private static func line(of path: String) throws -> String {
            guard let file = FileHandle(forReadingAtPath: path), let data = try? file.read(upToCount: 4096) else {
                throw CommandFailure(sentence: "\(path) cannot be read", code: 64)
            }
            return String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline).first
                .map { $0.trimmingCharacters(in: .whitespaces) } ?? ""
        }
    }

    struct Sync: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "sync", abstract: "Looks at all groups, contacts and tags of the connected companies now, and handles what they called with.")

        @OptionGroup var place: PlaceOptions
        @Option(help: "Name or id of the workspace.")
        var workspace: String?
        @Flag(help: "Print one JSON document.")
        var json = false

        func run() async throws {
            let installation = try await place.open()
            let workspace = try await installation.workspace(workspace).id
            let logger = Logger(label: "quanzi"), intake = WeComIntake(installation, logger: logger)
            let connections = try await installation.connections.all(in: workspace).filter { $0.state != .off }
            guard !connections.isEmpty else { throw CommandFailure(sentence: "no company is connected; see quanzi wecom connect --help", code: 64) }
            var findings = WeComIntake.Findings()
            do {
                for connection in connections {
                    let found = try await intake.sync(connection, in: workspace)
                    findings.told.add(found.told)
                    findings.drift.add(found.drift)
                }
            } catch let failure as WeComFailure {
                throw CommandFailure(sentence: "WeCom refused: \(failure)")
            } catch let refusal as ConnectionRefusal {
                throw CommandFailure(sentence: RefusalSentence.of(refusal))
            }
            await intake.close()
            try await installation.close()
            let document = SyncDocument(findings)
            if json { try Terminal.print(json: document) } else { print(document.text) }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "Tells which companies are connected; never their secrets.")

        @OptionGroup var place: PlaceOptions
        @Option(help: "Name or id of the workspace.")
        var workspace: String?
        @Flag(help: "Print one JSON document.")
        var json = false

        func run() async throws {
            let installation = try await place.open(.existing)
            let workspace = try await installation.workspace(workspace)
            let documents = try await installation.connections.all(in: workspace.id).map { ConnectionDocument($0, workspace: workspace.name) }
            try await installation.close()
            if json { return try Terminal.print(json: documents) }
            if documents.isEmpty { print("no company is connected yet") }
            for each in documents { print("\(each.connection)  \(each.state)  \(each.corp_id)  \(each.callback)\(each.problem.map { ": " + $0 } ?? "")") }
        }
    }
}
