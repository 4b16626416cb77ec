internal import FeatureStores
internal import Web

/// What the list of contacts is narrowed to, as the address says it. Texts are cut: no name of the platform's is longer.
struct ContactChoice: Sendable, Hashable {
    let filter: ContactQueries.Filter

    init(_ query: Form) {
        func text(_ name: String) -> String { String(query.text(name).prefix(100)) }
        let status = text("status")
        filter = ContactQueries.Filter(
            text: text("q"), staff: text("staff"), tag: text("tag"), status: ["ok", "lost"].contains(status) ? status : "")
    }

    var isAny: Bool { filter != ContactQueries.Filter() }

    /// For the address of the next page.
    var encoded: String {
        [("q", filter.text), ("staff", filter.staff), ("tag", filter.tag), ("status", filter.status)].filter { !$0.1.isEmpty }
            .map { "\($0.0)=\(Address.encoded($0.1))" }.joined(separator: "&")
    }
}
