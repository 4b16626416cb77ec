import App
import ArgumentParser
import FeatureRules
import FeatureStores
import Foundation
import Kernel
import Web

struct StaffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "staff", abstract: "Accounts of the people who work here.",
        subcommands: [Add.self, Password.self, SetupLink.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "add", abstract: "Makes an account.")

        @OptionGroup var place: PlaceOptions
        @Option(help: "The name to sign in with.")
        var name: String
        @Option(help: "owner, operator, cashier or analyst.")
        var role: String
        @OptionGroup var password: PasswordOptions
        @Option(help: "Name or id of the workspace.")
        var workspace: String?

        func run() async throws {
            guard let role = Role(rawValue: role) else {
                throw CommandFailure(sentence: "no role is named \(role); there are owner, operator, cashier, analyst", code: 64)
            }
            let password = try password.read()
            let installation = try await place.open()
            let workspace = try await installation.workspace(workspace)
            do {
                try await installation.staff.add(
                    name: name, role: role, password: password, workspace: workspace.id, cause: .commandLine)
            } catch let refusal as StaffRefusal {
                throw CommandFailure(sentence: "the account was not made. \(RefusalSentence.of(refusal))")
            }
            try await installation.close()
            print("\(name): \(role.rawValue) in \(workspace.name)")
        }
    }

    struct Password: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "password", abstract: "Sets a new password for an account and ends its sessions.")

        @OptionGroup var place: PlaceOptions
        @Option(help: "The name to sign in with.")
        var name: String
        @OptionGroup var password: PasswordOptions

        func run() async throws {
            let password = try password.read()
            let installation = try await place.open(.existing)
            do {
                try await installation.staff.resetPassword(name: name, to: password)
            } catch let refusal as StaffRefusal {
                throw CommandFailure(sentence: "the password was not changed. \(RefusalSentence.of(refusal))")
            }
            try await installation.close()
            print("\(name): new password, all sessions ended")
        }
    }

    /// A password comes in a file: on the command line everybody on the machine could read it.
    struct PasswordOptions: ParsableArguments {
        @Option(name: .customLong("password-file"), help: "A file whose first line is the password; at least ten characters.")
        var file: String

        func read() throws -> String {
            guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
                throw CommandFailure(sentence: "\(file) cannot be read")
            }
            return String(text.prefix { $0 != "\n" && $0 != "\r\n" && $0 != "\r" })
        }
    }

    struct SetupLink: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "setup-link", abstract: "Prints a new one-time link for the first account; earlier ones end.")

        @OptionGroup var place: PlaceOptions
        @Option(name: .customLong("public-url"), help: "The address people use: https://quanzi.example.com")
        var publicURL = "http://127.0.0.1:8080"

        func run() async throws {
            guard let url = URL(string: publicURL), let scheme = url.scheme, ["http", "https"].contains(scheme), url.host() != nil else {
                throw CommandFailure(sentence: "--public-url takes an address such as https://quanzi.example.com, not \(publicURL)", code: 64)
            }
            let installation = try await place.open(.existing)
            let link = try await installation.staff.setupLink()
            try await installation.close()
            guard let link else { throw CommandFailure(sentence: "there are accounts already; use `quanzi staff add`") }
            print((publicURL.hasSuffix("/") ? String(publicURL.dropLast()) : publicURL) + link)
        }
    }
}
