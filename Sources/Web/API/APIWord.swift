/// How names of this program are written in the API.
public enum APIWord {
    /// `redPacket` → `red_packet`; what is written so already stays.
    public static func of(_ name: String) -> String {
        name.reduce(into: "") { word, letter in word += letter.isUppercase ? "_" + letter.lowercased() : String(letter) }
    }
}
