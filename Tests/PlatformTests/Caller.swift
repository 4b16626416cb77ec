@testable import PlatformSimulator

/// A state with a token for it, called as over the wire.
struct Caller {
    var state: PlatformState
    var token = ""
    /// Milliseconds since 1970.
    var now: Int64 = 1_795_000_000_000

    init(seed: UInt64 = 1, size: WorldSize = WorldSize()) {
        state = PlatformState(seed: seed)
        state.populate(size, now: now / 1000)
        renew()
    }

    mutating func renew() {
        let answer = get("gettoken", ["corpid": state.credentials.corpID, "corpsecret": state.credentials.secret])
        token = answer["access_token"].text ?? ""
    }

    /// From now on as the message archive, whose secret is another one.
    mutating func becomeArchive() {
        token = get("gettoken", ["corpid": state.credentials.corpID, "corpsecret": state.credentials.archiveSecret])["access_token"].text ?? ""
    }

    mutating func get(_ name: String, _ query: [String: String] = [:]) -> JSONValue {
        read(state.answer(name, isRead: true, query: query.merging(["access_token": token]) { given, _ in given }, body: .object([:]), now: now))
    }

    mutating func post(_ name: String, _ body: String) -> JSONValue {
        read(state.answer(name, isRead: false, query: ["access_token": token], body: JSONReader.read(Array(body.utf8)), now: now))
    }

    mutating func play(_ name: String, _ body: String) throws -> JSONValue {
        let answer = try state.play(name, JSONReader.read(Array(body.utf8)) ?? .null, now: now)
        return answer.flatMap { JSONReader.read($0) } ?? .null
    }

    private func read(_ answer: APIAnswer) -> JSONValue { JSONReader.read(answer.bytes) ?? .null }
}

extension JSONValue {
    var errcode: Int { Int(self["errcode"].integer ?? .min) }
}
