import Testing
import WebhookConnector

@Suite struct WebhookSignatureTests {
    /// The example that the libraries of Standard Webhooks are tested with: secret whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw.
    @Test func isThatOfThePublishedExample() {
        let secret: [UInt8] = [
            0x31, 0xF2, 0x90, 0xF6, 0xBF, 0x06, 0x29, 0x8A, 0xAB, 0x4F, 0x08, 0xD4, 0x3C, 0x3F, 0x08, 0x2C, 0xF6, 0x48, 0xA3, 0x62, 0xDA, 0x2D,
            0xA4, 0xB0,
        ]
        let header = WebhookSignature.header(
            id: "msg_p5jXN8AQM9LWM0D4loKWxJek", seconds: 1_614_265_330, body: #"{"test": 2432232314}"#, secrets: [secret])
        #expect(header == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    }

    @Test func everySecretSigns() {
        let both = WebhookSignature.header(id: "a", seconds: 1, body: "圈", secrets: [[1], [2]]).split(separator: " ")
        #expect(both.count == 2 && both[0] != both[1])
        #expect(both[0] == WebhookSignature.header(id: "a", seconds: 1, body: "圈", secrets: [[1]]))
    }
}
