import Foundation
import Kernel
import Logging
import PlatformSimulator

/// A simulated WeCom as commands start it: at an address of this machine, with the credentials said once it answers.
struct SimulatedWeCom {
    private let platform: SimulatedPlatform
    private let server: PlatformServer
    private let host: String

    /// - Parameter option: the command's name of the address, for its refusal.
    init(
        listen: String, option: String, seed: UInt64 = 1, size: WorldSize, isLimited: Bool = true, callback: String? = nil
    ) throws {
        guard let colon = listen.lastIndex(of: ":"), let port = Int(listen[listen.index(after: colon)...]), (0...65535).contains(port)
        else { throw CommandFailure(sentence: "\(option) takes HOST:PORT such as 127.0.0.1:9090, not \(listen)", code: 64) }
        var logger = Logger(label: "simulator") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .notice
        host = String(listen[..<colon])
        platform = SimulatedPlatform(seed: seed, size: size, world: .live, isLimited: isLimited)
        do { server = try PlatformServer(platform, host: host, port: port, callback: callback, logger: logger) } catch {
            throw CommandFailure(sentence: "the simulator has no password and serves 127.0.0.1 only", code: 64)
        }
    }

    /// Serves until it is asked to end.
    func run(asJSON: Bool = false) async throws {
        let host = host, credentials = platform.credentials
        try await server.run { port in
            let base = "http://\(host):\(port)"
            if asJSON {
                FileHandle.standardOutput.write(Data(CredentialText.json(credentials, base: base) + [10]))
            } else {
                Terminal.say("模拟的企业微信 · a simulated WeCom: \(base)")
                // Past the buffer of `print`: whoever sends it to a file reads it while the server runs.
                FileHandle.standardOutput.write(Data(CredentialText.lines(credentials, base: base).map { $0 + "\n" }.joined().utf8))
            }
        }
    }
}
