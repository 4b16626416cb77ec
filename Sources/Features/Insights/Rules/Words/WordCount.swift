/// In how many messages a word or phrase stands, and how many people wrote them.
public struct WordCount: Sendable, Hashable {
    /// Lower case; two Latin words of a phrase have a space between them.
    public var word: String
    /// A message counts once, however often the word is in it.
    public var messages: Int
    public var speakers: Int

    public init(word: String, messages: Int, speakers: Int) {
        self.word = word
        self.messages = messages
        self.speakers = speakers
    }
}
