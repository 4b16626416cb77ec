import Testing
import Web

@Suite struct FormTests {
    @Test func readsWhatABrowserSends() throws {
        let form = try #require(Form(urlEncoded: "name=+%E5%B0%8F%E6%9E%97+&empty=&flag&tag=a&tag=b&tag=%0D%0A"))
        #expect(form.text("name") == "小林" && form.typed("name") == " 小林 ")
        #expect(form.optional("empty") == nil && form.optional("flag") == nil && form.text("absent") == "")
        #expect(form.all("tag") == ["a", "b", "\r\n"])
    }

    @Test(arguments: ["a=%", "a=%4", "a=%zz", "a=%FF", "a=%00", "%C3=1", "a=%ED%A0%80"])
    func refusesWhatIsNoText(body: String) { #expect(Form(urlEncoded: body) == nil) }

    @Test func refusesTooManyFields() {
        #expect(Form(urlEncoded: String(repeating: "a=1&", count: 501)) == nil)
        #expect(Form(urlEncoded: String(repeating: "a=1&", count: 500)) != nil)
    }

    @Test(arguments: [("/w/1", "/w/1"), ("/", "/"), ("", "/"), ("w", "/"), ("//a", "/"), ("/\\a", "/"), ("/a\nb", "/"), ("/a b", "/")])
    func onlyOwnPaths(typed: String, goes: String) { #expect(Address.ownPath(typed) == goes) }

    @Test func base64URL() {
        for length in 0..<40 {
            let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 200) }
            #expect(Base64URL.decode(Base64URL.encode(bytes)) == bytes)
        }
        #expect(Base64URL.encode(Array("foob".utf8)) == "Zm9vYg" && Base64URL.decode("a+b") == nil)
    }
}
