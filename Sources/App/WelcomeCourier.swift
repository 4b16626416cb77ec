internal import FeatureRules
internal import FeatureStores
internal import Kernel
public import Logging
internal import Storage
internal import WeComConnector

/// Sends welcomes, many at once, on a line that nothing else uses: a code is good for 20 s.
public actor WelcomeCourier {
    private let installation: Installation
    private let clients: WeComClients
    private let logger: Logger
    /// On their way, by connection: a slow company holds up no other.
    private var underWay: [ConnectionID: Int] = [:]
    /// Names of people of the company that the platform was asked for.
    private var staffNames: [String: String] = [:]

    private static let atOnce = 32
    /// A ring may get lost with a process that kept a callback; then this finds it.
    private static let pause = Duration.milliseconds(500)
    private static let patience = Span.seconds(9)
    private static let leastPatience = Span.seconds(2)
    private static let namePatience = Span.seconds(3)
    /// With less time left than this nobody is asked for a name.
    private static let nameReserve = Span.seconds(8)
    private static let mostNames = 10_000

    public init(_ installation: Installation, logger: Logger) {
        self.installation = installation
        self.logger = logger
        clients = WeComClients(
            desk: installation.connections, limits: installation.weComLimits, logger: logger, world: installation.world, connections: Self.atOnce)
    }

    /// Works until the task is cancelled. What is on its way then is told as in doubt by the next one.
    func work() async throws {
        let bell = installation.greetingBell
        await withDiscardingTaskGroup { lines in
            lines.addTask {
                while !Task.isCancelled {
                    try? await Task.sleep(for: Self.pause)
                    bell.ring()
                }
            }
            var isReleased = false
            for await _ in bell.rings {
                do {
                    if !isReleased {
                        try await installation.greetings.releaseAll()
                        isReleased = true
                    }
                    for line in try await installation.greetings.lines() {
                        let (errands, connection) = try await take(line)
                        guard let connection else { continue }
                        underWay[line.connection, default: 0] += errands.count
                        for errand in errands { lines.addTask { await self.carry(errand, connection, line) } }
                    }
                } catch {
                    // The type only: the text of an error may carry what a person wrote.
                    if !Task.isCancelled { logger.error("the welcomes could not be read: \(type(of: error))") }
                    try? await Task.sleep(for: Self.pause)
                }
            }
        }
        await clients.close()
    }

    /// What may be sent now; of a connection that is not on only what is too late is settled.
    private func take(_ line: GreetingDesk.Line) async throws -> (errands: [GreetingErrand], connection: ConnectionEntry?) {
        let connection = try await installation.connections.all(in: line.workspace).first { $0.id == line.connection && $0.state == .on }
        let room = max(0, Self.atOnce - underWay[line.connection, default: 0])
        return (try await installation.greetings.claim(connection == nil ? 0 : room, of: line), connection)
    }

    private func carry(_ errand: GreetingErrand, _ connection: ConnectionEntry, _ line: GreetingDesk.Line) async {
        defer {
            underWay[line.connection, default: 1] -= 1
            installation.greetingBell.ring()
        }
        do {
            let client = try await clients.client(of: connection, in: line.workspace)
            let end = try await send(errand, connection, line, client)
            try await settle(errand, end, line)
        } catch is CancellationError {
            // The server stops; the next one takes it up, if there is time.
        } catch let refusal as ConnectionRefusal {
            logger.error("a welcome could not be sent", metadata: ["connection": "\(connection.id)", "problem": "\(refusal)"])
            try? await settle(errand, End(state: .refused, reason: .notPermitted), line)
        } catch {
            logger.error("a welcome could not be settled: \(type(of: error))", metadata: ["connection": "\(connection.id)"])
        }
    }

    /// What became of one.
    private struct End {
        var state: GreetingState
        var reason: GreetingReason?
        var code: Int?
        var leftOut = 0
    }

    /// What was said is true even if the database is away for a moment.
    private func settle(_ errand: GreetingErrand, _ end: End, _ line: GreetingDesk.Line) async throws {
        for attempt in 0... {
            do {
                return try await installation.greetings.settle(
                    errand, end.state, end.reason, code: end.code, leftOut: end.leftOut, workspace: line.workspace)
            } catch {
                guard attempt < 5, !Task.isCancelled else { throw error }
                try await Task.sleep(for: .milliseconds(200 << attempt))
            }
        }
    }

    /// - Throws: `CancellationError`, `StorageError`.
    private func send(_ errand: GreetingErrand, _ connection: ConnectionEntry, _ line: GreetingDesk.Line, _ client: WeComClient) async throws -> End {
        let text = try await text(of: errand, connection, line, client)
        var course = GreetingCourse(doubts: errand.doubts), lacksMedia = false
        while true {
            let files = lacksMedia ? [:] : try await media(of: errand, line)
            let (attachments, leftOut) = WelcomeContent.attachments(errand.body.attachments, files)
            // Should nothing be left to say, the time that is left may bring the file.
            if text.isEmpty, attachments.isEmpty {
                guard left(errand) > .seconds(1) else { return End(state: .refused, reason: .media, leftOut: leftOut) }
                try await Task.sleep(for: Self.pause)
                lacksMedia = false
                continue
            }
            let setback: GreetingCourse.Setback
            do {
                let patience = max(Self.leastPatience, min(Self.patience, left(errand)))
                let call = WeComWelcome.send(code: errand.code, text: text, attachments: attachments).once(within: patience)
                _ = try await client.waiting(atMost: max(.seconds(0), left(errand))).call(call)
                return End(state: .sent, reason: leftOut > 0 ? .media : nil, leftOut: leftOut)
            } catch {
                if error.cause == .cancelled || Task.isCancelled { throw CancellationError() }
                if error.endsConnection { try await installation.connections.noteRefused(connection, error, workspace: line.workspace) }
                setback = GreetingCourse.Setback(error)
            }
            switch course.step(after: setback, left: left(errand)) {
            case .again(let after): try await Task.sleep(for: .milliseconds(after.milliseconds))
            case .againWithoutMedia:
                lacksMedia = true
                try await installation.welcomeMedia.forget(
                    errand.body.attachments.compactMap(\.medium), by: connection.id, workspace: line.workspace)
            case .settle(let state, let reason, let code): return End(state: state, reason: reason, code: code, leftOut: 0)
            }
        }
    }

    private func left(_ errand: GreetingErrand) -> Span { errand.deadline - installation.world.now() }

    private func media(of errand: GreetingErrand, _ line: GreetingDesk.Line) async throws -> [WelcomeMediumID: String] {
        try await installation.welcomeMedia.known(errand.body.attachments.compactMap(\.medium), by: line.connection, in: line.workspace)
    }

    /// With the names in their places. The platform is asked for one only if it is wanted and not known here, once, and never for long.
    private func text(of errand: GreetingErrand, _ connection: ConnectionEntry, _ line: GreetingDesk.Line, _ client: WeComClient) async throws -> String {
        guard let text = try? WelcomeText(errand.body.text) else { throw StorageError.corrupt("welcome_version: a text that cannot be read") }
        guard text.namesContact || text.namesStaff else { return text.text }
        var (contact, staff) = try await installation.greetings.names(of: errand, connection, in: line.workspace)
        if text.namesContact, contact == nil, left(errand) > Self.nameReserve {
            contact = try? await client.waiting(atMost: .seconds(1)).call(WeComContacts.get(errand.contact).once(within: Self.namePatience)).contact.name
        }
        if text.namesStaff, staff == nil { staff = await staffName(errand, connection, client) }
        return text.filled(contact: contact ?? errand.body.calling, staff: staff ?? "")
    }

    private func staffName(_ errand: GreetingErrand, _ connection: ConnectionEntry, _ client: WeComClient) async -> String? {
        let key = "\(connection.id)/\(errand.staff)"
        if let name = staffNames[key] { return name }
        guard left(errand) > Self.nameReserve,
            let name = try? await client.waiting(atMost: .seconds(1)).call(WeComUsers.get(errand.staff).once(within: Self.namePatience)).name
        else { return nil }
        if staffNames.count >= Self.mostNames { staffNames = [:] }
        staffNames[key] = name
        return name
    }
}
