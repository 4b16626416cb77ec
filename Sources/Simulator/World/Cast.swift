/// All people of one business.
struct Cast: Sendable {
    let trade: Trade
    /// The operator is the first, the leader (if there is one) the second.
    private(set) var people: [Person] = []

    var host: Int { 0 }
    var leader: Int? { trade.leader == nil ? nil : 1 }
    /// The first who is neither.
    var firstMember: Int { trade.leader == nil ? 1 : 2 }

    init(_ trade: Trade, count: Int, seed: UInt64) {
        self.trade = trade
        var dice = Dice(seed: seed, "cast \(trade)")
        people = [Person(id: Cast.identity(&dice), name: trade.host)]
        if let leader = trade.leader { people.append(Person(id: Cast.identity(&dice), name: leader)) }
        var names = dice.shuffled(Nicknames.anyone.split(separator: " ").map(String.init))
        var taken = Set(people.map(\.name))
        while people.count < count {
            var person = Person(id: Cast.identity(&dice), name: "")
            switch trade {
            case .lunch: Cast.giveLunchTraits(&person, trade.words, &dice)
            case .pets: Cast.givePet(&person, trade.words, &dice)
            }
            repeat {
                person.name = Cast.name(person, from: &names, trade, &dice)
            } while !taken.insert(person.name).inserted
            if dice.chance(6), let later = names.popLast(), taken.insert(later).inserted {
                person.laterName = (dice.between(5...120), later)
            }
            people.append(person)
        }
    }

    private static func identity(_ dice: inout Dice) -> String {
        "sample_" + String(dice.roll() | 1 << 63, radix: 36).suffix(10)
    }

    private static func name(_ person: Person, from names: inout [String], _ trade: Trade, _ dice: inout Dice) -> String {
        if trade == .pets, dice.chance(45), let pet = person.traits["pet"] {
            let keepers = Nicknames.petKeeper.split(separator: " ")
            let breed = dice.chance(20) ? "（\(person.traits["breed"] ?? "")）" : ""
            return pet + dice.pick(keepers) + breed
        }
        if trade == .lunch, dice.chance(30), let building = person.traits["building"], let name = names.popLast() {
            return "\(building)-\(name)"
        }
        return names.popLast() ?? "群友\(dice.between(1000...9999))"
    }

    private static func giveLunchTraits(_ person: inout Person, _ words: WordBook, _ dice: inout Dice) {
        for key in ["building", "floor", "taste", "job"] { person.traits[key] = dice.pick(words[key[...]] ?? [""]) }
    }

    private static func givePet(_ person: inout Person, _ words: WordBook, _ dice: inout Dice) {
        let species = dice.chance(55) ? "dog" : "cat"
        person.species = species
        person.traits["breed"] = dice.pick(words["\(species)Breed"] ?? [""])
        person.traits["age"] = dice.pick(words["\(species)Age"] ?? [""])
        for key in ["pet", "food"] { person.traits[key] = dice.pick(words[key[...]] ?? [""]) }
    }
}
