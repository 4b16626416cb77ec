import App
import ArgumentParser
import FeatureRules
import FeatureStores
import Kernel
import Web

struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Tokens that open the API to programs.", subcommands: [Create.self, List.self, Revoke.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "create", abstract: "Makes a token and prints its secret, which is not shown again.")

        @OptionGroup var place: PlaceOptions
        @Option(help: "What it is for, to know it again.")
        var name = "command line"
        @Option(help: "read, or write, which may also read.")
        var scope: String
        @Option(help: "Name or id of the workspace.")
        var workspace: String?
        @Option(help: "Days until it ends, up to \(TokenLife.longestDays). Default: never.")
        var days: Int?
        @Flag(help: "Print one JSON document.")
        var json = false

        func run() async throws {
            let installation = try await place.open()
            let workspace = try await installation.workspace(workspace)
            do {
                let fresh = try await installation.tokens.create(
                    name: name, scope: scope, days: days, workspace: workspace.id, cause: .commandLine)
                try await installation.close()
                let document = TokenDocument(fresh, workspace: workspace)
                if json { try Terminal.print(json: document) } else { print(document.token) }
            } catch let refusal as TokenRefusal {
                throw CommandFailure(sentence: "no token was made. \(RefusalSentence.of(refusal))", code: 64)
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "Tells which tokens there are; never their secrets.")

        @OptionGroup var place: PlaceOptions
        @Option(help: "Name or id of the workspace.")
        var workspace: String?
        @Flag(help: "Print one JSON document.")
        var json = false

        func run() async throws {
            let installation = try await place.open(.existing)
            let workspace = try await installation.workspace(workspace), now = installation.world.now()
            let lines = try await installation.tokens.all(in: workspace.id).map { TokenListDocument.Line($0, at: now) }
            try await installation.close()
            if json { return try Terminal.print(json: TokenListDocument(workspace: workspace.name, tokens: lines)) }
            if lines.isEmpty { print("no tokens yet") }
            for line in lines { print(line.text) }
        }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "revoke", abstract: "Ends a token at once.")

        @OptionGroup var place: PlaceOptions
        @Option(help: "Name or id of the workspace.")
        var workspace: String?
        @Argument(help: "Its id, as `quanzi token list` tells.")
        var id: String

        func run() async throws {
            guard let token = TokenID(id) else { throw CommandFailure(sentence: "\(id) is no id of a token", code: 64) }
            let installation = try await place.open(.existing)
            let workspace = try await installation.workspace(workspace)
            do {
                try await installation.tokens.revoke(token, workspace: workspace.id, cause: .commandLine)
            } catch let refusal as TokenRefusal {
                throw CommandFailure(sentence: RefusalSentence.of(refusal))
            }
            try await installation.close()
            print("\(id): revoked")
        }
    }
}
