internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// The list of tasks as its address names it: which ones, and from where on.
struct TaskView {
    var filter: TaskFilter
    var after: TaskQueries.Cursor?

    /// What cannot be read is left out.
    init(_ form: Form) {
        filter = TaskFilter(
            state: TaskFilter.State(rawValue: form.text("state")) ?? .open, kind: TaskKind(rawValue: form.text("kind")),
            group: GroupID(form.text("group")))
        let parts = form.text("after").split(separator: "-").map { Int64($0) }
        if parts.count == 2, let rank = parts[0], let id = parts[1] { after = TaskQueries.Cursor(rank: rank, id: TaskID(id)) }
    }

    /// The filled fields, for an address or a form.
    var fields: [(name: String, value: String)] {
        var fields: [(name: String, value: String)] = []
        if filter.state != .open { fields.append(("state", filter.state.rawValue)) }
        if let kind = filter.kind { fields.append(("kind", kind.rawValue)) }
        if let group = filter.group { fields.append(("group", "\(group)")) }
        if let after { fields.append(("after", "\(after.rank)-\(after.id)")) }
        return fields
    }

    func path(in seat: Seat) -> String {
        let query = fields.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
        return seat.path("/tasks") + (query.isEmpty ? "" : "?" + query)
    }

    /// From the beginning of the list of another state.
    func with(_ state: TaskFilter.State) -> TaskView {
        var view = self
        view.filter.state = state
        view.after = nil
        return view
    }

    func going(on after: TaskQueries.Cursor) -> TaskView {
        var view = self
        view.after = after
        return view
    }
}
