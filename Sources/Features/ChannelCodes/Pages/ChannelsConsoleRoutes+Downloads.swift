internal import FeatureRules
internal import FeatureStores
internal import Hummingbird
internal import NIOPosix
internal import Pictures
internal import Storage
internal import Web

extension ChannelsConsoleRoutes {
    /// The code alone, for whoever has a poster of their own.
    func sendCode(_ visit: Visit) async throws -> Reply {
        let code = try await code(visit), address = visit.origin + code.path
        let bytes = try await drawn { try PicturePress.png(code: address, size: 1200) }
        return .download(name: "\(code.plan.name).png", type: "image/png", bytes: bytes)
    }

    func sendPoster(_ visit: Visit, isForPrint: Bool) async throws -> Reply {
        let code = try await code(visit), seat = try visit.place()
        let poster = CodePoster(
            brand: seat.name, name: visit.say("channels.poster.title"), guide: code.plan.guide, address: visit.origin + code.path,
            call: visit.say("channels.poster.call"), colour: CodePoster.Colour(rawValue: visit.query.text("colour")) ?? .green
        ).poster
        let bytes = try await drawn { isForPrint ? try PicturePress.pdf(poster) : try PicturePress.png(poster) }
        return .download(
            name: code.plan.name + (isForPrint ? ".pdf" : ".png"), type: isForPrint ? "application/pdf" : "image/png", bytes: bytes)
    }

    /// All days, for whoever counts on.
    func keepDays(_ visit: Visit) async throws -> Reply {
        let code = try await code(visit), seat = try visit.place(), now = visit.now
        let days = try await database.read { tx in
            try ChannelQueries.days(of: code, last: ChannelWorkbook.daysKept, zone: seat.zone, until: now, in: seat.workspace, tx)
        }
        let workbook = ChannelWorkbook(days: days, voice: visit.voice)
        return try await WorkbookDownload.make("\(code.plan.name) \(visit.say("channels.days-title"))", zone: seat.zone) { try workbook.fill($0) }
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
