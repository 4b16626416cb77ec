import ArchiveConnector
import ArgumentParser

/// The process that runs the platform's library for the message archive; only the server begins it.
struct ArchiveChildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "archive-child", abstract: "Begun by the server.", shouldDisplay: false)

    func run() throws { ArchiveWorker.run() }
}
