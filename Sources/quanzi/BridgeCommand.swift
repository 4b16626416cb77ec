import App
import ArgumentParser
import FeatureRules
import FeatureStores
import Kernel

struct BridgeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bridge", abstract: "Addresses where other programs bring messages and members in.",
        subcommands: [Create.self, List.self, Switch.self, Key.self, Delete.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "create", abstract: "Makes a bridge and prints its path and its key, which is not shown again.")

        @OptionGroup var place: PlaceOptions
        @Option(help: "Where the messages come from, to know it again.")
        var name: String
        @Option(help: "Name or id of the workspace.")
        var workspace: String?
        @Flag(help: "Print one JSON document.")
        var json = false

        func run() async throws {
            let installation = try await place.open()
            let workspace = try await installation.workspace(workspace)
            do {
                let fresh = try await installation.bridges.make(name: name, workspace: workspace.id, cause: .commandLine)
                try await installation.close()
                let document = BridgeDocument(fresh.entry, key: fresh.secret.text, workspace: workspace.name)
                if json { try Terminal.print(json: document) } else { print("\(document.path)  \(fresh.secret.text)") }
            } catch let refusal as BridgeRefusal {
                throw CommandFailure(sentence: "no bridge was made. \(RefusalSentence.of(refusal))", code: 64)
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "Tells which bridges there are; never their keys.")

        @OptionGroup var place: PlaceOptions
        @Option(help: "Name or id of the workspace.")
        var workspace: String?
        @Flag(help: "Print one JSON document.")
        var json = false

        func run() async throws {
            let installation = try await place.open(.existing)
            let workspace = try await installation.workspace(workspace)
            let documents = try await installation.bridges.all(in: workspace.id).map { BridgeDocument($0, workspace: workspace.name) }
            try await installation.close()
            if json { return try Terminal.print(json: documents) }
            if documents.isEmpty { print("no bridges yet") }
            for each in documents { print(each.text) }
        }
    }

    struct Switch: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "switch", abstract: "Switches a bridge on or off.")

        @OptionGroup var chosen: Chosen
        @Argument(help: "on or off.")
        var state: String

        func run() async throws {
            guard let state = BridgeState(rawValue: state) else { throw CommandFailure(sentence: "\(state) is neither on nor off", code: 64) }
            try await chosen.act { installation, bridge, workspace in
                try await installation.bridges.turn(bridge, isOn: state == .on, workspace: workspace.id, cause: .commandLine)
                print("\(bridge): \(state.rawValue)")
            }
        }
    }

    struct Key: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "key", abstract: "Makes a new key and prints it; the old one ends at once.")

        @OptionGroup var chosen: Chosen
        @Flag(help: "Print one JSON document.")
        var json = false

        func run() async throws {
            try await chosen.act { installation, bridge, workspace in
                let fresh = try await installation.bridges.changeKey(bridge, workspace: workspace.id, cause: .commandLine)
                let document = BridgeDocument(fresh.entry, key: fresh.secret.text, workspace: workspace.name)
                if json { try Terminal.print(json: document) } else { print(fresh.secret.text) }
            }
        }
    }

    struct Delete: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "delete", abstract: "Deletes a bridge; what it brought stays.")

        @OptionGroup var chosen: Chosen

        func run() async throws {
            try await chosen.act { installation, bridge, workspace in
                try await installation.bridges.remove(bridge, workspace: workspace.id, cause: .commandLine)
                print("\(bridge): deleted")
            }
        }
    }

    /// One bridge of a workspace.
    struct Chosen: ParsableArguments {
        @OptionGroup var place: PlaceOptions
        @Option(help: "Name or id of the workspace.")
        var workspace: String?
        @Argument(help: "Its id, as `quanzi bridge list` tells.")
        var id: String

        func act(_ deed: (Installation, BridgeID, Workspace) async throws -> Void) async throws {
            guard let bridge = BridgeID(id) else { throw CommandFailure(sentence: "\(id) is no id of a bridge", code: 64) }
            let installation = try await place.open(.existing)
            do { try await deed(installation, bridge, try await installation.workspace(workspace)) } catch let refusal as BridgeRefusal {
                throw CommandFailure(sentence: RefusalSentence.of(refusal))
            }
            try await installation.close()
        }
    }
}
