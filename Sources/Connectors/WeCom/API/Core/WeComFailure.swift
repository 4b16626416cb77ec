public import Journal
public import Kernel

/// Why a call has no result. It holds neither token nor secret; `description` is fit for a log, `message` for a page.
public struct WeComFailure: Error, Hashable, Sendable {
    public enum Cause: Hashable, Sendable {
        /// The platform said no.
        case refused(WeComErrorCode)
        /// Not 200, and not the platform's way of saying no.
        case status(Int)
        /// An answer, but not of the agreed form; the text says at which field, never what stood there.
        case unreadable(String)
        /// It never left.
        case notSent(String)
        /// It left, and no answer came.
        case lost(String)
        /// Held back here: the platform's limits are reached, or it asked for a pause.
        case heldBack
        /// The task ended while the call waited for its turn.
        case cancelled
        /// A list led back to a place where it had been.
        case circularPaging
    }

    /// `externalcontact/groupchat/list`.
    public let api: String
    public let cause: Cause
    /// The platform's `errmsg`, for people: its wording changes, so nothing is decided by it.
    public let message: String
    /// The platform's name for this answer, by which its support finds it; empty if there is none.
    public let hint: String
    /// Our own address as the platform saw it; empty if it does not say.
    public let address: String
    /// If `remedy` is `rateLimited`: from when on another call may do.
    public internal(set) var after: Span?

    init(_ api: String, _ cause: Cause, message: String = "", after: Span? = nil) {
        self.api = api
        self.cause = cause
        self.message = String(message.prefix(500))
        self.after = after
        hint = Self.part(of: message, from: "hint: [", to: "]")
        address = Self.part(of: message, from: "from ip: ", to: ",")
    }

    /// The platform's own code; nil if none came.
    public var code: WeComErrorCode? {
        if case .refused(let code) = cause { code } else { nil }
    }

    public var remedy: WeComRemedy {
        switch cause {
        case .refused(let code): api == WeComAccess.tokenAPI && code.remedy == .renewToken ? .permanent : code.remedy
        case .status(408), .status(429), .notSent, .cancelled: .backOff
        case .status(500...): .inDoubt
        case .status, .circularPaging: .permanent
        case .unreadable, .lost: .inDoubt
        case .heldBack: .rateLimited
        }
    }

    /// What it means for a delivery of the outbox.
    public var outcome: OutboxDelivery.Outcome {
        switch remedy {
        case .renewToken, .backOff: .temporary
        case .rateLimited: .rateLimited(after: after ?? .minutes(1))
        case .startOver, .skip, .done, .permanent: .permanent
        case .inDoubt: .lost
        }
    }

    private static func part(of message: String, from begin: String, to end: Character) -> String {
        guard let found = message.firstRange(of: begin) else { return "" }
        return String(message[found.upperBound...].prefix { $0 != end }.prefix(64))
    }
}

extension WeComFailure: CustomStringConvertible {
    public var description: String {
        let said = hint.isEmpty ? "" : " [\(hint)]"
        return switch cause {
        case .refused(let code): "\(api): errcode \(code)\(said)"
        case .status(let status): "\(api): HTTP \(status)"
        case .unreadable(let place): "\(api): unreadable answer at \(place)"
        case .notSent(let word): "\(api): not sent (\(word))"
        case .lost(let word): "\(api): no answer (\(word))"
        case .heldBack: "\(api): held back for \((after?.milliseconds ?? 0) / 1000) s"
        case .cancelled: "\(api): cancelled"
        case .circularPaging: "\(api): the list led in a circle"
        }
    }
}
