import ArgumentParser
import Foundation
import Kernel
import Logging
import PlatformSimulator

struct SimulatorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulator", abstract: "Starts a simulated WeCom on this machine, to try everything without a real company.")

    @Option(help: "Address to listen on; of this machine only.")
    var listen = "127.0.0.1:8081"
    @Option(help: "The same seed is the same company with the same credentials.")
    var seed: UInt64 = 1
    @Option(help: "Address that callbacks are sent to; verified first.")
    var callback: String?
    @Flag(name: .customLong("no-limits"), help: "Do not count calls.")
    var noLimits = false
    @Option(help: "Employees at start.")
    var staff = 4
    @Option(help: "Customers at start, each a contact of one employee.")
    var customers = 0
    @Option(help: "Customer groups at start.")
    var groups = 0
    @Option(help: "Members of each of these groups.")
    var members = 20
    @Flag(help: "Print the credentials as one line of JSON.")
    var json = false

    func run() async throws {
        guard let colon = listen.lastIndex(of: ":"), let port = Int(listen[listen.index(after: colon)...]), (0...65535).contains(port)
        else { throw CommandFailure(sentence: "--listen takes HOST:PORT such as 127.0.0.1:8081, not \(listen)", code: 64) }
        var logger = Logger(label: "simulator") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .notice
        let platform = SimulatedPlatform(
            seed: seed, size: WorldSize(staff: staff, customers: customers, groups: groups, members: members), world: .live, isLimited: !noLimits)
        let host = String(listen[..<colon]), json = json
        let server: PlatformServer
        do { server = try PlatformServer(platform, host: host, port: port, callback: callback, logger: logger) } catch {
            throw CommandFailure(sentence: "the simulator has no password and serves 127.0.0.1 only", code: 64)
        }
        try await server.run { port in
            let base = "http://\(host):\(port)"
            if json {
                FileHandle.standardOutput.write(Data(CredentialText.json(platform.credentials, base: base) + [10]))
            } else {
                Terminal.say("模拟的企业微信 · a simulated WeCom: \(base)")
                CredentialText.lines(platform.credentials, base: base).forEach { print($0) }
            }
        }
    }
}
