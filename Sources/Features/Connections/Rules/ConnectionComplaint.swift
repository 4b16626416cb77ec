/// What the platform, or the way to it, has to complain about.
public struct ConnectionComplaint: Error, Sendable, Hashable {
    public let trouble: ConnectionTrouble
    /// The platform's own code; nil if none came.
    public let code: Int?
    /// Our own address as the platform saw it; empty if it did not say.
    public let address: String

    public init(_ trouble: ConnectionTrouble, code: Int? = nil, address: String = "") {
        self.trouble = trouble
        self.code = code
        self.address = address
    }

    /// What stands in its sentence.
    public var figures: [String: String] {
        ["code": code.map { "\($0)" } ?? "–", "address": address].filter { !$0.value.isEmpty }
    }

    /// The last part of the key of its sentence.
    public var word: String { trouble == .address && address.isEmpty ? "address-unknown" : trouble.rawValue }
}
