internal import HTTPTypes
internal import Hummingbird
internal import Kernel
internal import NIOCore

extension APIRoute.Method {
    var wire: HTTPRequest.Method {
        switch self {
        case .get: .get
        case .post: .post
        case .patch: .patch
        }
    }
}

extension Gate {
    /// Judges a call of the API: token, then scope, then parameters and body; only then the route runs. No cookie is looked at,
    /// so no form token is needed.
    func pass(_ route: APIRoute, _ table: APITable, _ request: Request, _ context: WebContext) async throws -> Response {
        let now = site.world.now()
        let caller = Caller(request: request, settings: site.settings, peer: context.peer)
        let bearer = try await bearer(for: route, table, request, caller, now)
        var parts: [String: String] = [:]
        for name in route.parts { parts[name] = context.parameters.get(name) }
        let call = APICall(
            now: now, bearer: bearer, texts: try site.kit().texts, parts: parts, query: try query(of: route, request),
            body: try await body(of: route, request))
        return try await route.answer(call).response(tagged: route.method == .get, ifNoneMatch: request.headers[.ifNoneMatch])
    }

    private func bearer(
        for route: APIRoute, _ table: APITable, _ request: Request, _ caller: Caller, _ now: Instant
    ) async throws -> Bearer? {
        guard let needed = route.scope else { return nil }
        let sent = request.headers[.authorization]
        let secret = sent.flatMap(Self.secret)
        guard let secret, let bearer = try await table.bearers.find(secretHash: secret.hash, now: now) else {
            // Only calls that failed are counted: whoever shares the address of a guesser is still let in.
            guard table.limit.begin(["address \(caller.address)"], now: now) else { throw Problem(.tooManyTries) }
            throw sent == nil
                ? Problem(.tokenNeeded, "send it as Authorization: Bearer qz_…")
                : Problem(.tokenRefused, "there is no such token, or it was revoked, or it has expired")
        }
        guard bearer.scope.covers(needed) else {
            var problem = Problem(.scopeTooSmall, "this needs a token of the scope \(needed.rawValue)")
            problem.needed = needed
            throw problem
        }
        return bearer
    }

    private static func secret(_ header: String) -> TokenSecret? {
        let parts = header.split(separator: " ")
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
        return TokenSecret(parts[1])
    }

    /// The parameters of the query: each known, each once, each as it is described.
    private func query(of route: APIRoute, _ request: Request) throws -> [String: String] {
        guard let form = Form(urlEncoded: request.uri.query ?? "") else { throw Problem(.badParameters, "the query cannot be read") }
        var values: [String: String] = [:], faults: [ParameterFault] = []
        for name in form.names {
            guard let parameter = route.query.first(where: { $0.name == name }) else {
                faults.append(ParameterFault(in: .query, name: String(name.prefix(100)), detail: "is not a parameter of this address"))
                continue
            }
            let value = form.typed(name)
            if values.updateValue(value, forKey: name) != nil {
                faults.append(ParameterFault(in: .query, name: name, detail: "is given twice"))
            } else if let fault = parameter.fault(value) {
                faults.append(ParameterFault(in: .query, name: name, detail: fault))
            }
        }
        guard faults.isEmpty else { throw Problem(.badParameters, faults: faults) }
        return values
    }

    private func body(of route: APIRoute, _ request: Request) async throws -> [UInt8] {
        guard route.intake != nil else { return [] }
        let type = request.headers[.contentType]?.split(separator: ";").first?.lowercased()
        guard type?.filter({ $0 != " " }) == "application/json" else { throw Problem(.notJSON) }
        if let announced = request.headers[.contentLength].flatMap({ Int($0) }), announced > APIBody.maximumBytes { throw Problem(.tooLarge) }
        return Array(try await request.body.collect(upTo: APIBody.maximumBytes).readableBytesView)
    }
}
