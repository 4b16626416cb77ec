/// Somebody of the invented world.
struct Person: Sendable {
    /// The identity in the export.
    var id: String
    var name: String
    /// A nickname taken later: from that day before the end on.
    var laterName: (daysBeforeEnd: Int, name: String)?
    /// What stays the same about them, by the key of the place it fills: pet, breed, building, usual food.
    var traits: [String: String] = [:]
    /// `dog` or `cat`; nil where it does not matter.
    var species: String?

    func name(daysBeforeEnd: Int) -> String {
        if let laterName, daysBeforeEnd <= laterName.daysBeforeEnd { return laterName.name }
        return name
    }
}
