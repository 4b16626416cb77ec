import App
import ArgumentParser
import CMalloc
import Foundation
import Storage
import Web

/// The `quanzi` command; each subcommand has a file of its own.
@main
struct Quanzi: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quanzi",
        abstract: "圈子 · runs WeChat communities: import chats, see which group lives, whom to speak to.",
        subcommands: [
            ServeCommand.self, ImportCommand.self, ReportCommand.self, RebuildCommand.self, BackupCommand.self,
            RestoreCommand.self, DoctorCommand.self, StaffCommand.self, TokenCommand.self, BridgeCommand.self, ChannelsCommand.self, WeComCommand.self, WelcomesCommand.self, TransfersCommand.self, ArchiveCommand.self, ArchiveChildCommand.self, InboxCommand.self, SimulateCommand.self, SimulatorCommand.self,
            VersionCommand.self,
        ])

    static func main() async {
        // Chats and password hashes: whatever is written belongs to this user alone.
        umask(0o077)
        // glibc gives every thread that meets another an arena of its own and keeps what each ever held: two arenas peak 50 MB
        // lower on an import of a million messages, at the same speed.
        mallopt(M_ARENA_MAX, 2)
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand { try await command.run() } else { try command.run() }
        } catch let error as CommandFailure {
            Terminal.say("quanzi: \(error.sentence)")
            Foundation.exit(error.code)
        } catch let error where error is InstallationError || error is StorageError || error is WebSetupError {
            Terminal.say("quanzi: \(error)")
            Foundation.exit(1)
        } catch {
            exit(withError: error)
        }
    }
}

/// A sentence for the person at the terminal, and the exit code.
struct CommandFailure: Error {
    var sentence: String
    var code: Int32 = 1
}
