internal import FeatureRules
internal import Foundation
internal import Journal
internal import Kernel

/// A change of tags, or of what is noted of a contact, as the outbox holds it.
struct TagErrand: Codable, Sendable {
    enum Kind: String, Codable { case create, rename, delete, mark, remark }

    var kind: Kind
    var id: String?
    var name: String?
    var group: String?
    /// Under which names it was known when it was asked for.
    var known: [String]?
    var staff: String?
    var contact: String?
    var adding: [String]?
    var removing: [String]?
    var remark: String?

    init(_ edit: TagEdit, known: [String]) {
        switch edit {
        case .create(let name, let group): (kind, self.name, self.group) = (.create, name, group)
        case .rename(let id, let name): (kind, self.id, self.name, self.known) = (.rename, id, name, known)
        case .delete(let id): (kind, self.id, self.known) = (.delete, id, known)
        case .mark(let edge, let adding, let removing):
            (kind, staff, contact, self.adding, self.removing) = (.mark, edge.staff, edge.contact, adding, removing)
        case .remark(let edge, let remark): (kind, staff, contact, self.remark) = (.remark, edge.staff, edge.contact, remark)
        }
    }

    init?(_ body: String) {
        guard let read = try? JSONDecoder().decode(Self.self, from: Data(body.utf8)) else { return nil }
        self = read
    }

    var body: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    /// What it changes: of two changes of one target the later one counts.
    var target: String {
        switch kind {
        case .create: "create/\(group ?? "")/\(name ?? "")"
        case .rename, .delete: "tag/\(id ?? "")"
        case .mark: "mark/\(staff ?? "")/\(contact ?? "")"
        case .remark: "remark/\(staff ?? "")/\(contact ?? "")"
        }
    }

    /// A new tag gets an id that nobody knows if the answer is lost; all else sets values, and the same ones again.
    var certainty: Certainty { kind == .create ? .checkable : .keyed }

    static func call(_ connection: ConnectionID) -> String { "wecom.tags.\(connection)" }
}
