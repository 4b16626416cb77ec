internal import HTTPTypes

extension HTTPField.Name {
    static let forwardedFor = HTTPField.Name("X-Forwarded-For")!
    static let forwardedProto = HTTPField.Name("X-Forwarded-Proto")!
    static let fetchSite = HTTPField.Name("Sec-Fetch-Site")!
    static let formToken = HTTPField.Name("X-Form-Token")!
    static let referrerPolicy = HTTPField.Name("Referrer-Policy")!
    static let permissionsPolicy = HTTPField.Name("Permissions-Policy")!
}

/// Names of our cookies.
enum CookieName {
    static let session = "quanzi_session"
    /// Holds the token of forms that are filled in before there is a session: sign-in and set-up.
    static let guest = "quanzi_guest"
    static let language = "quanzi_language"
}
