public import Kernel
public import Logging

/// Everything the web side stands on.
public struct Site: Sendable {
    public let world: World
    public let settings: WebSettings
    public let sessions: any SessionStore
    /// The console's doors, in the order of the navigation.
    public let places: [Place]
    public let logger: Logger
    /// A page with a name that nobody answers fails instead of showing a gap; for tests and for people who write views.
    public let isStrict: Bool
    /// What must be said on every page of a workspace.
    public let alarms: @Sendable (Seat) async throws -> [Alarm]
    private let kept: Kit

    /// - Throws: `WebSetupError` with a sentence about the file that is wrong or missing.
    public init(
        world: World, settings: WebSettings, sessions: any SessionStore, places: [Place], resources: Resources,
        logger: Logger, isStrict: Bool = false, alarms: @escaping @Sendable (Seat) async throws -> [Alarm] = { _ in [] }
    ) throws {
        self.world = world
        self.settings = settings
        self.sessions = sessions
        self.places = places
        self.logger = logger
        self.isStrict = isStrict || settings.liveFolder != nil
        self.alarms = alarms
        kept = try Kit(resources, settings: settings)
    }

    /// The embedded files, or those on disk as they are now.
    func kit() throws -> Kit {
        guard let folder = settings.liveFolder else { return kept }
        return try Kit(Resources(checkout: folder), settings: settings)
    }
}
