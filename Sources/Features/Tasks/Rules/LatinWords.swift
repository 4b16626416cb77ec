extension String {
    /// In small letters, with one kind of apostrophe.
    var latinSmall: String { lowercased().replacing("’", with: "'") }

    /// The words of `latinSmall`: "I’m off" is `i'm` and `off`.
    var latinWords: [String] { latinSmall.split { !$0.isLetter && $0 != "'" }.map(String.init) }
}
