/// Why a call is not done: an errcode of the platform and what it says to it ([D:90313], read 2025).
struct Refusal: Error, Hashable {
    let code: Int
    let message: String

    init(_ code: Int, _ message: String) {
        self.code = code
        self.message = message
    }

    static let badParameter = Refusal(40058, "invalid Request Parameter")
    static let badUser = Refusal(40003, "invalid userid")
    static let noSuchUser = Refusal(60111, "userid not found")
    static let badCustomer = Refusal(40096, "invalid external userid")
    static let notContact = Refusal(84061, "not external contact")
    static let badCursor = Refusal(50100, "invalid cursor")
    static let tooLong = Refusal(40035, "invalid parameter: too long")
    static let empty = Refusal(40063, "some parameters are empty")
    static let notPermitted = Refusal(60011, "no privilege to access/modify contact/party/agent")
    static let noPermission = Refusal(48002, "api forbidden for no permission")
    static let tooFast = Refusal(45009, "api freq out of limit")
    static let notCustomerGroup = Refusal(90501, "chat is not external group chat")
    static let dismissed = Refusal(49008, "chat is dismissed")
    static let badConfiguration = Refusal(41044, "invalid config id")
    static let badMedia = Refusal(40007, "invalid media_id")
}
