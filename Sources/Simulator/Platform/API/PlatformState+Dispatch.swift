internal import Kernel

/// Who is called, whether they may, and whether it is too often.
extension PlatformState {
    /// Calls that are made with GET; all others take POST.
    static let readCalls: Set<String> = [
        "gettoken", "getcallbackip", "user/get", "agent/get", "user/simplelist", "externalcontact/list", "externalcontact/get_follow_user_list",
        "externalcontact/get", "ticket/get", "get_jsapi_ticket", "auth/getuserinfo", "media/get",
    ]
    /// Per company and API ([D:90312], read 2025).
    static let perMinute = 10_000
    static let perHour = 150_000
    /// Of a group robot.
    static let robotPerMinute = 20

    /// - Parameters:
    ///   - isRead: it came by GET.
    ///   - body: the fields of the body; nil if they cannot be read.
    ///   - perMinute: another limit than the platform's, for trials.
    mutating func answer(
        _ name: String, isRead: Bool, query: [String: String], body: JSONValue?, upload: APICall.Upload? = nil, perMinute: Int = perMinute,
        now: Int64
    ) -> APIAnswer {
        do throws(Refusal) {
            let call = APICall(name: name, query: query, body: body ?? .null, upload: upload, now: now)
            try checkRate(call, perMinute: perMinute)
            if name != "gettoken", !name.hasPrefix("webhook/") { try checkToken(query["access_token"], for: name, now: now) }
            guard Self.knownCalls.contains(name) else { throw .noPermission }
            guard Self.readCalls.contains(name) == isRead else {
                throw isRead ? Refusal(40058, "invalid Request Parameter, http method GET is not allowed") : Refusal(40035, "invalid parameter, use GET")
            }
            guard body != nil || upload != nil else { throw Refusal(40058, "invalid Request Parameter. Warning: wrong json format. ") }
            settle(now: now)
            return try run(call)
        } catch {
            return .refused(error, now: now)
        }
    }

    /// A call without an answer here is one that `knownCalls` names by mistake; a test calls them all.
    private mutating func run(_ call: APICall) throws(Refusal) -> APIAnswer {
        if let answer = try runAccess(call) { return answer }
        if let answer = try runContacts(call) { return answer }
        if let answer = try runGroups(call) { return answer }
        if let answer = try runTags(call) { return answer }
        if let answer = try runContactWays(call) { return answer }
        if let answer = try runJoinWays(call) { return answer }
        if let answer = try runStatistics(call) { return answer }
        if let answer = try runWelcomes(call) { return answer }
        if let answer = try runBroadcasts(call) { return answer }
        if let answer = try runTransfers(call) { return answer }
        if let answer = try runMedia(call) { return answer }
        if let answer = try runMessages(call) { return answer }
        if let answer = try runSignIn(call) { return answer }
        if let answer = try runArchive(call) { return answer }
        throw .noPermission
    }

    private mutating func checkRate(_ call: APICall, perMinute: Int) throws(Refusal) {
        guard isLimited else { return }
        let isRobot = call.name == "webhook/send"
        // Names that do not exist share one gate, so that they cannot fill the memory.
        let key = isRobot ? "robot" : Self.isKnown(call.name) ? call.name : "unknown"
        guard gates[key, default: RateGate()].passes(
            perMinute: isRobot ? Self.robotPerMinute : perMinute, perHour: Self.perHour, now: call.now)
        else { throw .tooFast }
    }

    private static func isKnown(_ name: String) -> Bool { name.utf8.count < 60 && knownCalls.contains(name) }
}
