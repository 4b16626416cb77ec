internal import FeatureRules
internal import FeatureStores
internal import Web

/// The form for another name.
struct GroupNameModel: PageModel {
    let entry: GroupEntry
    let seat: Seat
    var name: String
    var errors = FieldErrors()

    func value(_ field: String) -> PageValue? {
        switch field {
        case "name": .typed(name)
        case "limit": .text("\(GroupName.limit)")
        case "action": .text(seat.path("/groups/\(entry.id)/name"))
        case "back": .text(seat.path("/groups/\(entry.id)"))
        default: errors.value(field, fields: ["name"])
        }
    }
}
