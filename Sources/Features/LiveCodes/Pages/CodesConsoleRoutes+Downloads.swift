internal import FeatureStores
internal import Hummingbird
internal import NIOPosix
internal import Pictures
internal import Web

extension CodesConsoleRoutes {
    /// The code alone, for whoever has a poster of their own.
    func sendCode(_ visit: Visit) async throws -> Reply {
        let code = try await code(visit), address = visit.origin + code.path
        let bytes = try await drawn { try PicturePress.png(code: address, size: 1200) }
        return .download(name: "\(code.name).png", type: "image/png", bytes: bytes)
    }

    func sendPoster(_ visit: Visit, isForPrint: Bool) async throws -> Reply {
        let code = try await code(visit), seat = try visit.place()
        let poster = CodePoster(
            brand: seat.name, name: code.name, guide: code.guide, address: visit.origin + code.path, call: visit.say("codes.poster.call"),
            colour: CodePoster.Colour(rawValue: visit.query.text("colour")) ?? .green
        ).poster
        let bytes = try await drawn { isForPrint ? try PicturePress.pdf(poster) : try PicturePress.png(poster) }
        return .download(
            name: code.name + (isForPrint ? ".pdf" : ".png"), type: isForPrint ? "application/pdf" : "image/png", bytes: bytes)
    }

    /// Drawing computes long: not on the loop that answers requests.
    private func drawn(_ draw: @escaping @Sendable () throws -> [UInt8]) async throws -> [UInt8] {
        do {
            return try await drawers.pass { try await NIOThreadPool.singleton.runIfActive { try draw() } }
        } catch is Turnstile.Full {
            throw Failure.tooManyTries
        }
    }
}
