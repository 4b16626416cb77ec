/// Tickets for pages and who signed in ([D:90506], [D:91023], read 2025).
extension PlatformState {
    static let codeMilliseconds: Int64 = 300_000

    mutating func runSignIn(_ call: APICall) throws(Refusal) -> APIAnswer? {
        switch call.name {
        case "get_jsapi_ticket": return ticket("corp", call)
        case "ticket/get":
            guard call.query["type"] == "agent_config" else { throw .badParameter }
            return ticket("agent", call)
        case "auth/getuserinfo": return try signedIn(call)
        default: return nil
        }
    }

    private mutating func ticket(_ kind: String, _ call: APICall) -> APIAnswer {
        if tickets[kind].map({ call.now >= $0.expires }) ?? true {
            tickets[kind] = AccessToken(text: chance.id("", 80), expires: call.now + Self.tokenMilliseconds)
        }
        let ticket = tickets[kind]
        return .ok { json in
            json.field("ticket", ticket?.text ?? "")
            json.field("expires_in", ((ticket?.expires ?? call.now) - call.now) / 1000)
        }
    }

    /// A code that is good once and for five minutes.
    mutating func makeSignIn(_ person: String, now: Int64) -> String {
        signIns = signIns.filter { now - $0.value.made < Self.codeMilliseconds }
        let code = chance.id("", 32)
        signIns[code] = SignIn(person: person, made: now)
        return code
    }

    private mutating func signedIn(_ call: APICall) throws(Refusal) -> APIAnswer {
        guard let code = call.query["code"], let signIn = signIns.removeValue(forKey: code), call.now - signIn.made < Self.codeMilliseconds
        else { throw Refusal(40029, "invalid code") }
        if let place = staffPlaces[signIn.person], staff[place].left == nil { return .ok { $0.field("userid", signIn.person) } }
        let customer = customerPlaces[signIn.person]
        let isContact = customer.map { customers[$0].edges.contains { edges[Int($0)].isListed } } ?? false
        return .ok { json in
            json.field("openid", customer.map { customers[$0].openID } ?? "")
            if isContact { json.field("external_userid", signIn.person) }
        }
    }
}
