internal import FeatureStores
internal import Web

/// The form for a new secret.
struct ConnectionSecretModel: PageModel {
    let seat: Seat
    let entry: ConnectionEntry
    var agent: String
    let voice: Voice
    var trouble: String?
    var errors = FieldErrors()

    func value(_ field: String) -> PageValue? {
        switch field {
        case "href": .text(seat.path("/wecom/\(entry.id)"))
        case "action": .text(seat.path("/wecom/\(entry.id)/secret"))
        case "corp": .text(entry.corpID)
        case "agent": .typed(agent)
        // What was just said about the new one counts more than what was said about the old.
        case "trouble": .text(trouble ?? entry.complaint.map { voice.sentence(of: $0) })
        default: errors.value(field, fields: ["agent", "secret", "corp"])
        }
    }
}
