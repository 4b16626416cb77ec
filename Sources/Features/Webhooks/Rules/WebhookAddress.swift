internal import Glibc

/// Where a webhook goes: https to anywhere, or http where it does not leave the own network.
///
/// Owners of a workspace choose it on a server of their own, so an address inside the network is allowed. Addresses of the
/// link itself, and others where clouds answer with credentials, are not.
public struct WebhookAddress: Sendable, Hashable {
    public static let limit = 1000

    public let text: String
    /// Scheme, host and port: what can be shown to everybody. The rest may hold a key.
    public let origin: String

    /// - Throws: `WebhookRefusal.addressEmpty`, `.addressTooLong`, `.addressUnreadable`, `.addressPlain`.
    public init(_ typed: String) throws(WebhookRefusal) {
        guard !typed.isEmpty else { throw .addressEmpty }
        guard typed.utf8.count <= Self.limit else { throw .addressTooLong }
        // A fragment is never sent; a name before @ would be a password in the clear.
        guard typed.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), !typed.contains(where: { "#@\\\"<>^`{|}".contains($0) }),
            let scheme = Self.scheme(of: typed)
        else { throw .addressUnreadable }
        let rest = typed.utf8.dropFirst(scheme.utf8.count + 3)
        let authority = String(decoding: rest.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }, as: UTF8.self).lowercased()
        guard let host = Self.host(of: authority), let reach = Reach(host), reach != .link else { throw .addressUnreadable }
        guard scheme == "https" || reach == .near else { throw .addressPlain }
        origin = "\(scheme)://\(authority)"
        text = origin + String(decoding: rest.dropFirst(authority.utf8.count), as: UTF8.self)
    }

    private static func scheme(of typed: String) -> String? {
        let start = typed.prefix(8).lowercased()
        return start.hasPrefix("https://") ? "https" : start.hasPrefix("http://") ? "http" : nil
    }

    /// Without its port; an address in brackets without the brackets, and with a colon in it. Nil if the port is none.
    private static func host(of authority: String) -> String? {
        var host = Substring(authority), port: Substring?
        if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") {
            host = authority[..<end].dropFirst()
            let rest = authority[end...].dropFirst()
            guard host.contains(":"), rest.isEmpty || rest.hasPrefix(":") else { return nil }
            port = rest.isEmpty ? nil : rest.dropFirst()
        } else if let colon = authority.firstIndex(of: ":") {
            host = authority[..<colon]
            port = authority[colon...].dropFirst()
        }
        if let port {
            guard port.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(port), (1...65535).contains(number) else { return nil }
        }
        return String(host)
    }

    private enum Reach {
        /// This machine or its network.
        case near
        /// Only the link, or the cloud that the machine runs in: never asked.
        case link
        case far

        /// Where clouds tell a machine of itself and its credentials, beside 169.254.169.254.
        private static let metadataNames: Set<String> = ["metadata", "metadata.google.internal", "instance-data", "instance-data.ec2.internal"]
        private static let metadataSixes: [[UInt8]] = [
            [0xFD, 0x00, 0x0E, 0xC2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x02, 0x54], [0xFD, 0x20, 0x00, 0xCE, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x02, 0x54],
        ]

        init?(_ host: String) {
            if host.contains(":") {
                var bytes = in6_addr()
                guard inet_pton(AF_INET6, host, &bytes) == 1 else { return nil }
                self = Self.of(six: withUnsafeBytes(of: bytes) { Array($0) })
                return
            }
            let labels = host.split(separator: ".", omittingEmptySubsequences: false)
            guard host.utf8.count <= 253, labels.allSatisfy(Self.isLabel), let last = labels.last else { return nil }
            // 127.1 and 0x7f000001 mean addresses too, but not to everybody the same.
            if last.utf8.allSatisfy({ (0x30...0x39).contains($0) }) || last.hasPrefix("0x") {
                var bytes = in_addr()
                guard labels.count == 4, inet_pton(AF_INET, host, &bytes) == 1 else { return nil }
                self = Self.of(four: withUnsafeBytes(of: bytes) { Array($0) })
            } else {
                let isNear = labels.count == 1 || ["local", "localhost", "internal", "lan"].contains(last)
                self = Self.metadataNames.contains(host) ? .link : isNear ? .near : .far
            }
        }

        private static func isLabel(_ label: Substring) -> Bool {
            (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
                && label.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x5F }
        }

        private static func of(four bytes: [UInt8]) -> Reach {
            if bytes == [100, 100, 100, 200] { return .link }
            return switch (bytes[0], bytes[1]) {
            case (127, _), (10, _), (172, 16...31), (192, 168), (100, 64...127): .near
            case (169, 254), (0, _), (224..., _): .link
            default: .far
            }
        }

        private static func of(six bytes: [UInt8]) -> Reach {
            // Version 4 in the clothes of version 6.
            if bytes.prefix(10).allSatisfy({ $0 == 0 }), bytes[10] == 0xFF, bytes[11] == 0xFF { return of(four: Array(bytes.suffix(4))) }
            if bytes.prefix(15).allSatisfy({ $0 == 0 }) { return bytes[15] == 1 ? .near : .link }
            if metadataSixes.contains(bytes) { return .link }
            if bytes[0] & 0xFE == 0xFC { return .near }
            return bytes[0] == 0xFF || (bytes[0] == 0xFE && bytes[1] & 0xC0 == 0x80) ? .link : .far
        }
    }
}
