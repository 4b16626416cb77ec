import App
import ArgumentParser
import Foundation
import Logging
import PlatformSimulator
import Web

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "serve", abstract: "Starts the server.")

    @OptionGroup var place: PlaceOptions
    @Option(help: "Address to listen on.")
    var listen = "127.0.0.1:8080"
    @Option(name: .customLong("public-url"), help: "The address people use, if a proxy stands in front: https://quanzi.example.com")
    var publicURL: String?
    @Option(name: .customLong("upload-limit"), help: "Largest upload in MB.")
    var uploadLimit: Int64 = 2000
    @Option(name: .customLong("simulated-wecom"), help: "Also start a simulated WeCom on this machine, to try without a company: 127.0.0.1:9090")
    var simulatedWeCom: String?

    func run() async throws {
        guard let colon = listen.lastIndex(of: ":"), let port = Int(listen[listen.index(after: colon)...]), (1...65535).contains(port)
        else { throw CommandFailure(sentence: "--listen takes HOST:PORT such as 127.0.0.1:8080, not \(listen)", code: 64) }
        guard (1...10_000_000).contains(uploadLimit) else {
            throw CommandFailure(sentence: "--upload-limit takes a number of MB from 1 to 10,000,000", code: 64)
        }
        var logger = Logger(label: "quanzi") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .notice
        // Who listens everywhere is reached here as well.
        let host = ["0.0.0.0", "[::]", "::"].contains(listen[..<colon]) ? "127.0.0.1" : String(listen[..<colon])
        let settings = WebSettings(
            publicOrigin: publicURL, localOrigin: "http://\(host):\(port)", trustsProxy: publicURL != nil,
            liveFolder: ProcessInfo.processInfo.environment["QUANZI_ASSETS_DIR"],
            bootstrapFolder: LibraryFolder.path("bootstrap5", orElse: WebSettings.debianBootstrap),
            chartsFolder: LibraryFolder.path("chart.js", orElse: WebSettings.debianCharts))
        let server = try Server(
            try await place.open(), settings: settings, uploadLimitBytes: uploadLimit * 1_000_000, host: String(listen[..<colon]),
            port: port, logger: logger)
        let simulated = try simulatedWeCom.map {
            try SimulatedWeCom(listen: $0, option: "--simulated-wecom", size: WorldSize(staff: 4, customers: 60, groups: 6, members: 20))
        }
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                try await server.run { address, setupLink in
                    Terminal.say("圈子 Quanzi: \(address)")
                    if let setupLink { Terminal.say("创建你的账号 · create your account (once, within a day): \(setupLink)") }
                }
            }
            if let simulated { tasks.addTask { try await simulated.run() } }
            // Whichever ends takes the other with it.
            defer { tasks.cancelAll() }
            try await tasks.next()
        }
    }
}

/// Beside the binary if it was shipped with its assets, else where Debian puts it.
enum LibraryFolder {
    static func path(_ name: String, orElse debian: String) -> String {
        let beside = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
            .appending(path: "assets/\(name)").path
        return FileManager.default.fileExists(atPath: beside) ? beside : debian
    }
}
