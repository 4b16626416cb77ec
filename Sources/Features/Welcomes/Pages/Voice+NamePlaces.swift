internal import FeatureRules
internal import Web

extension Voice {
    /// A text with places for names, as whoever reads this language writes them.
    func places(_ text: String) -> String {
        let places = NamePlaces(text)
        return language == .english ? places.english : places.text
    }

    /// How the place of a name is written.
    func place(of name: NamePlaces.Name) -> String { places("{\(name == .contact ? "name" : "staff")}") }
}
