internal import FeatureRules
internal import FeatureStores
internal import Web

/// What the overview shows, as it stands in its address: `?sort=wau&order=desc&state=cooling&q=午餐&page=2`. What cannot be read
/// means the beginning: every group, what needs a look first.
struct MatrixAddress: Sendable, Equatable {
    /// So many with long names and every figure weigh less than 100 KB.
    static let groupsAtATime = 80
    private static let lastPage = 1_000_000
    private static let longestName = 60

    var order: MatrixOrder
    var isDescending: Bool
    var state: GroupState?
    /// Of the groups of which too little is known those in which hardly anyone talks; else those others. They have a word of their own.
    var hasFewSpeakers = false
    var name: String
    /// From 1.
    var page: Int

    init(_ query: Form) {
        order = MatrixOrder(rawValue: query.text("sort")) ?? .state
        isDescending =
            switch query.text("order") {
            case "asc": false
            case "desc": true
            default: order.beginsDescending
            }
        hasFewSpeakers = query.text("state") == Self.fewSpeakers
        state = hasFewSpeakers ? .tooLittleData : GroupState(rawValue: query.text("state"))
        name = String(query.text("q").prefix(Self.longestName))
        page = min(max(1, query.number("page") ?? 1), Self.lastPage)
    }

    static let fewSpeakers = "few_speakers"

    var choice: MatrixQueries.Choice {
        .init(
            order: order, isDescending: isDescending, state: state, hasFewSpeakers: state == .tooLittleData ? hasFewSpeakers : nil, name: name)
    }

    /// The state as it stands in an address.
    var stateCode: String? { state == .tooLittleData && hasFewSpeakers ? Self.fewSpeakers : state?.rawValue }
    var isFiltered: Bool { state != nil || !name.isEmpty }

    /// The address with something else in it; from its first page, unless that is what differs.
    func path(_ seat: Seat, page: Int = 1, _ change: (inout MatrixAddress) -> Void = { _ in }) -> String {
        var other = self
        other.page = page
        change(&other)
        var fields: [String] = []
        if other.order != .state || other.isDescending != other.order.beginsDescending { fields.append("sort=\(other.order.rawValue)") }
        if other.isDescending != other.order.beginsDescending { fields.append("order=\(other.isDescending ? "desc" : "asc")") }
        if let state = other.stateCode { fields.append("state=\(state)") }
        if !other.name.isEmpty { fields.append("q=\(Address.encoded(other.name))") }
        if other.page > 1 { fields.append("page=\(other.page)") }
        return seat.path("/groups") + (fields.isEmpty ? "" : "?" + fields.joined(separator: "&"))
    }
}

extension MatrixOrder {
    /// What one wants to see first of this figure.
    var beginsDescending: Bool { self != .name && self != .state }
}
