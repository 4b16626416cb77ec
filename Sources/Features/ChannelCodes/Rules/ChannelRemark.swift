/// What whoever comes by a code is noted as: `{客户昵称}-门店A`.
public struct ChannelRemark: Sendable, Hashable {
    /// Of a nickname so much must find room.
    private static let leastName = 4

    /// As it is kept.
    public let template: String
    private let places: NamePlaces

    public init(_ typed: String) {
        places = NamePlaces(PlainLine.of(typed))
        template = places.text
    }

    private var names: Int { places.parts.count { $0 == .name(.contact) } }

    private var room: Int { ChannelPolicy.remark.value - places.text { _ in "" }.count }

    /// Whether the platform takes it, whatever the nickname is.
    var fits: Bool { room >= names * Self.leastName }
    /// Whether it names nobody but the contact.
    var isClear: Bool { !places.hasUnknown && !places.hasDoubtful && !places.has(.staff) }

    /// - Parameter name: the nickname, cut to what finds room.
    /// - Returns: at most 20 characters; nil if nothing is to be noted.
    public func text(for name: String) -> String? {
        let shown = String(PlainLine.of(name).prefix(names > 0 ? max(0, room) / names : 0))
        let text = PlainLine.of(places.text { $0 == .contact ? shown : "" })
        return text.isEmpty ? nil : String(text.prefix(ChannelPolicy.remark.value))
    }
}
