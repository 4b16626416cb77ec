internal import Web

struct SignInModel: PageModel {
    var name = ""
    /// Where to go afterwards, a path of ours.
    var next: String
    var error: String?

    func value(_ field: String) -> PageValue? {
        switch field {
        case "name": .typed(name)
        case "next": .text(next)
        case "error": .text(error)
        default: nil
        }
    }
}
