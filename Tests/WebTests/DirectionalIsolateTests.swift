import Testing
import Web

@Suite struct DirectionalIsolateTests {
    @Test func wordsThatTurnNothingStayAsTheyAre() {
        for text in ["", "小李", "Xiao Li — ok", "👨‍👩‍👧 “群”", "，。！（）", "\u{FEFF}abc", "\u{2068}שלום\u{2069}", "a \u{2067}\u{202E}b\u{2069} c"] {
            #expect(DirectionalIsolate.wrap(text) == text)
        }
    }

    @Test func whatTurnsIsKeptToItself() {
        #expect(DirectionalIsolate.wrap("שלום") == "\u{2068}שלום\u{2069}")
        #expect(DirectionalIsolate.wrap("a\u{202E}b") == "\u{2068}a\u{202E}b\u{2069}")
        #expect(DirectionalIsolate.wrap("مرحبا \u{2067}x") == "\u{2068}مرحبا \u{2067}x\u{2069}\u{2069}")
        #expect(DirectionalIsolate.wrap("\u{2069}\u{2069}x\u{2066}y") == "\u{2068}x\u{2066}y\u{2069}\u{2069}")
    }

    @Test func twiceIsOnce() {
        for text in ["שלום", "\u{2069}\u{202B}", "\u{2066}\u{2067}\u{2068}", "\u{2069}", "\u{10800}x"] {
            let once = DirectionalIsolate.wrap(text)
            #expect(once != text && DirectionalIsolate.wrap(once) == once)
        }
    }
}
