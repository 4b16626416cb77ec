import ArgumentParser
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
        let size = WorldSize(staff: staff, customers: customers, groups: groups, members: members)
        try await SimulatedWeCom(listen: listen, option: "--listen", seed: seed, size: size, isLimited: !noLimits, callback: callback).run(asJSON: json)
    }
}
