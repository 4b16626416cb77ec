/// What people do in their clients, for tests and for the page.
extension PlatformState {
    /// - Parameters:
    ///   - name: behind `/sim/`.
    ///   - now: milliseconds since 1970.
    /// - Returns: the answer; nil if there is no such thing to do.
    mutating func play(_ name: String, _ given: JSONValue, now: Int64) throws(PlayProblem) -> [UInt8]? {
        settle(now: now)
        if let answer = try playScan(name, given, now: now) { return answer }
        if let answer = try playContacts(name, given, now: now) { return answer }
        if let answer = try playArchive(name, given, now: now) { return answer }
        if let answer = try playGroups(name, given, now: now) { return answer }
        return try playCompany(name, given, now: now)
    }

    /// An employee by id; the first who works here if none is named.
    func playedStaff(_ id: String?) throws(PlayProblem) -> Int {
        guard let id else {
            guard let first = working.first else { throw .noStaff }
            return first
        }
        guard let place = staffPlaces[id], staff[place].left == nil else { throw .noStaff }
        return place
    }

    /// A customer by id, union id or name; somebody new if there is none: of
    /// another company with `type` 2, without a union id with `unionid` false.
    mutating func playedCustomer(_ given: JSONValue) -> Int {
        if let union = given["unionid"].text, let place = unionPlaces[union] { return place }
        let name = given["customer"].text.map { String($0.prefix(40)) }
        if let name, let place = customerPlaces[name] ?? named[name] { return place }
        let place = addCustomer(
            name: name, unionID: given["unionid"].text, isColleague: given["type"].integer == 2, hasUnion: given["unionid"].flag != false)
        if let name { named[name] = place }
        return place
    }

    func knownCustomer(_ given: JSONValue) throws(PlayProblem) -> Int {
        if let union = given["unionid"].text, let place = unionPlaces[union] { return place }
        guard let name = given["customer"].text, let place = customerPlaces[name] ?? named[name] else { throw .noCustomer }
        return place
    }

    /// A group by id or name.
    func playedGroup(_ given: JSONValue) throws(PlayProblem) -> Int {
        guard let id = given["chat_id"].text else { throw .noGroup }
        guard let place = groupPlaces[id] ?? groups.firstIndex(where: { $0.name == id && $0.dismissed == nil }) else { throw .noGroup }
        return place
    }

    static func done(_ fill: (inout JSONWriter) -> Void = { _ in }) -> [UInt8] {
        JSONWriter.object { json in
            json.field("ok", true)
            fill(&json)
        }
    }
}
