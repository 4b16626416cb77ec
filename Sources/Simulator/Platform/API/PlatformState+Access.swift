/// Tokens, tickets, and who works here.
extension PlatformState {
    /// How long a token lives, in milliseconds.
    static let tokenMilliseconds: Int64 = 7_200_000

    mutating func runAccess(_ call: APICall) throws(Refusal) -> APIAnswer? {
        switch call.name {
        case "gettoken": try token(call)
        case "getcallbackip": .ok { $0.texts("ip_list", ["127.0.0.1"]) }
        case "user/get": try userGet(call)
        case "agent/get": try agentGet(call)
        case "user/simplelist": userList()
        default: nil
        }
    }

    func checkToken(_ text: String?, for name: String, now: Int64) throws(Refusal) {
        guard let text, !text.isEmpty else { throw Refusal(41001, "access_token missing") }
        guard let token = tokens.last(where: { $0.text == text }), !token.isRevoked else { throw Refusal(40014, "invalid access_token") }
        guard now < token.expires else { throw Refusal(42001, "access_token expired") }
        guard token.isOfArchive == name.hasPrefix("msgaudit/") || name == "getcallbackip" else { throw .noPermission }
    }

    private mutating func token(_ call: APICall) throws(Refusal) -> APIAnswer {
        guard call.query["corpid"] == credentials.corpID else { throw Refusal(40013, "invalid corpid") }
        let isOfArchive = call.query["corpsecret"] == credentials.archiveSecret
        guard isOfArchive || call.query["corpsecret"] == credentials.secret else { throw Refusal(40001, "invalid credential") }
        let known = tokens.last { $0.isOfArchive == isOfArchive && !$0.isRevoked && call.now < $0.expires }
        let token = known ?? AccessToken(text: chance.id("", 64), expires: call.now + Self.tokenMilliseconds, isOfArchive: isOfArchive)
        if known == nil {
            tokens.append(token)
            if tokens.count > 20 { tokens.removeFirst() }
        }
        return .ok { json in
            json.field("access_token", token.text)
            json.field("expires_in", (token.expires - call.now) / 1000)
        }
    }

    /// Makes the tokens that are in use invalid before their time.
    mutating func revokeToken() { for place in tokens.indices { tokens[place].isRevoked = true } }
    /// Lets the tokens that are in use expire now.
    mutating func expireToken(now: Int64) { for place in tokens.indices { tokens[place].expires = min(tokens[place].expires, now) } }

    /// The place of an employee who works here.
    func employee(_ id: String?, orElse refusal: Refusal = .noSuchUser) throws(Refusal) -> Int {
        guard let id, let place = staffPlaces[id], staff[place].left == nil else { throw refusal }
        return place
    }

    private func userGet(_ call: APICall) throws(Refusal) -> APIAnswer {
        let member = staff[try employee(call.query["userid"])]
        return .ok { json in
            json.field("userid", member.id)
            json.field("name", member.name)
            json.list("department") { $0.field(nil, 1) }
            json.field("status", 1)
        }
    }

    private func agentGet(_ call: APICall) throws(Refusal) -> APIAnswer {
        guard call.query["agentid"] == "\(credentials.agentID)" else { throw Refusal(301002, "not allow operate another agent with this accesstoken") }
        return .ok { json in
            json.field("agentid", credentials.agentID)
            json.field("name", "圈子")
            json.field("close", 0)
        }
    }

    private func userList() -> APIAnswer {
        .ok { json in
            json.list("userlist") { json in
                for place in working {
                    json.object(nil) { json in
                        json.field("userid", staff[place].id)
                        json.field("name", staff[place].name)
                        json.list("department") { $0.field(nil, 1) }
                    }
                }
            }
        }
    }
}
