/// What goes wrong on purpose, and how often: probabilities from 0 to 1.
struct FaultPlan: Sendable {
    /// A callback is delivered twice.
    var duplicate = 0.0
    /// A callback is held back, and others overtake it.
    var reorder = 0.0
    /// A callback is never delivered.
    var drop = 0.0
    /// A call of the API takes `slowMs` longer.
    var slow = 0.0
    /// A call is answered with -1, system busy, and not done.
    var busy = 0.0
    /// A call is answered with HTTP 502 and not done.
    var badGateway = 0.0
    /// A call is answered with 45033 and not done.
    var concurrency = 0.0
    /// A call is done, and the connection cut before the answer is complete.
    var lostReply = 0.0

    var slowMs: Int64 = 800
    /// The longest that a callback is held back.
    var reorderMs: Int64 = 500
    /// How long after a failed delivery the next is tried; doubles each time.
    var retryMs: Int64 = 1000
    /// How long the platform waits for an answer to a callback.
    var timeoutMs: Int64 = 5000
    /// The same for the check of an address.
    var echoMs: Int64 = 1000
    /// Calls per minute and API; the platform's own limit if it is not set.
    var callsPerMinute: Int64 = 10_000
    /// The caller's address is not among the trusted ones.
    var untrustedAddress = false
    /// Events and answers carry more than is known today.
    var extraFields = false
    /// Members that came or went are one text with commas, as in older deliveries.
    var oldMemberLists = false

    private static let switches: [(String, any WritableKeyPath<FaultPlan, Bool> & Sendable)] = [
        ("untrusted_address", \.untrustedAddress), ("extra_fields", \.extraFields), ("old_member_lists", \.oldMemberLists),
    ]
    private static let chances: [(String, any WritableKeyPath<FaultPlan, Double> & Sendable)] = [
        ("duplicate", \.duplicate), ("reorder", \.reorder), ("drop", \.drop), ("slow", \.slow), ("busy", \.busy), ("bad_gateway", \.badGateway),
        ("concurrency", \.concurrency), ("lost_reply", \.lostReply),
    ]
    private static let lengths: [(String, any WritableKeyPath<FaultPlan, Int64> & Sendable)] = [
        ("slow_ms", \.slowMs), ("reorder_ms", \.reorderMs), ("retry_ms", \.retryMs), ("timeout_ms", \.timeoutMs), ("echo_ms", \.echoMs),
        ("calls_per_minute", \.callsPerMinute),
    ]

    /// Takes over what is given, and leaves the rest.
    mutating func set(_ json: JSONValue) {
        for (name, path) in Self.chances {
            if let value = json[name].real { self[keyPath: path] = min(max(value, 0), 1) }
        }
        if let value = json["duplicates"].real { duplicate = min(max(value, 0), 1) }
        for (name, path) in Self.lengths {
            if let value = json[name].integer { self[keyPath: path] = min(max(value, 1), 600_000) }
        }
        for (name, path) in Self.switches {
            if let value = json[name].flag { self[keyPath: path] = value }
        }
    }

    func write(_ json: inout JSONWriter) {
        for (name, path) in Self.chances { json.real(name, self[keyPath: path]) }
        for (name, path) in Self.lengths { json.field(name, self[keyPath: path]) }
        for (name, path) in Self.switches { json.field(name, self[keyPath: path]) }
    }
}
