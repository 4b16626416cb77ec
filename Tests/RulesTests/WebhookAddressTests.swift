import FeatureRules
import Testing

@Suite struct WebhookAddressTests {
    @Test func whatIsTaken() throws {
        let table: [(typed: String, text: String, origin: String)] = [
            ("https://till.example.com/hook?key=1", "https://till.example.com/hook?key=1", "https://till.example.com"),
            ("HTTPS://Till.Example.com:8443", "https://till.example.com:8443", "https://till.example.com:8443"),
            ("https://example.com?Key=A/B", "https://example.com?Key=A/B", "https://example.com"),
            ("https://10.0.0.5/x", "https://10.0.0.5/x", "https://10.0.0.5"),
            ("http://127.0.0.1:9000/hook", "http://127.0.0.1:9000/hook", "http://127.0.0.1:9000"),
            ("http://localhost/", "http://localhost/", "http://localhost"), ("http://n8n:5678/webhook/1", "http://n8n:5678/webhook/1", "http://n8n:5678"),
            ("http://192.168.1.20/", "http://192.168.1.20/", "http://192.168.1.20"), ("http://172.31.0.1", "http://172.31.0.1", "http://172.31.0.1"),
            ("http://nas.local/x", "http://nas.local/x", "http://nas.local"), ("http://[::1]:80/x", "http://[::1]:80/x", "http://[::1]:80"),
            ("http://[fd00::12]/", "http://[fd00::12]/", "http://[fd00::12]"), ("https://[2001:db8::1]/", "https://[2001:db8::1]/", "https://[2001:db8::1]"),
            ("http://[::ffff:10.0.0.1]/", "http://[::ffff:10.0.0.1]/", "http://[::ffff:10.0.0.1]"),
            ("http://100.100.100.201/", "http://100.100.100.201/", "http://100.100.100.201"), ("http://[fd00:ec2::253]/", "http://[fd00:ec2::253]/", "http://[fd00:ec2::253]"),
            ("https://my_host.example/%20", "https://my_host.example/%20", "https://my_host.example"),
        ]
        for (typed, text, origin) in table {
            let address = try WebhookAddress(typed)
            #expect(address.text == text && address.origin == origin, "\(typed)")
        }
    }

    @Test func whatIsRefused() {
        let table: [(String, WebhookRefusal)] = [
            ("", .addressEmpty), ("https://" + String(repeating: "a", count: 1000), .addressTooLong),
            ("http://example.com/", .addressPlain), ("http://8.8.8.8/", .addressPlain), ("http://172.32.0.1/", .addressPlain),
            ("http://[2001:db8::1]/", .addressPlain), ("http://[::ffff:8.8.8.8]/", .addressPlain), ("http://notlocal.example/", .addressPlain),
            // What clouds answer with credentials on, and what is no host at all.
            ("http://169.254.169.254/latest", .addressUnreadable), ("https://169.254.169.254/", .addressUnreadable),
            ("http://[fe80::1]/", .addressUnreadable), ("http://[::ffff:169.254.169.254]/", .addressUnreadable), ("http://0.0.0.0/", .addressUnreadable),
            ("http://[::]/", .addressUnreadable), ("https://224.0.0.1/", .addressUnreadable), ("https://[ff02::1]/", .addressUnreadable),
            ("http://100.100.100.200/latest", .addressUnreadable), ("https://[::ffff:100.100.100.200]/", .addressUnreadable),
            ("http://[fd00:ec2::254]/", .addressUnreadable), ("http://[FD00:0EC2:0::0254]/", .addressUnreadable), ("http://[fd20:ce::254]/", .addressUnreadable),
            ("http://metadata.google.internal/", .addressUnreadable), ("https://Metadata.Google.Internal:80/", .addressUnreadable),
            ("http://metadata/", .addressUnreadable), ("http://instance-data/", .addressUnreadable),
            // Other ways to write a number.
            ("http://2130706433/", .addressUnreadable), ("http://127.1/", .addressUnreadable), ("http://0x7f000001/", .addressUnreadable),
            ("http://0177.0.0.1/", .addressUnreadable), ("http://1.2.3.4.5/", .addressUnreadable), ("https://256.1.1.1/", .addressUnreadable),
            ("ftp://example.com/", .addressUnreadable), ("example.com", .addressUnreadable), ("https://", .addressUnreadable), ("https:///x", .addressUnreadable),
            ("https://user@example.com/", .addressUnreadable), ("https://example.com/#a", .addressUnreadable), ("https://exa mple.com/", .addressUnreadable),
            ("https://例子.com/", .addressUnreadable), ("https://example.com:0/", .addressUnreadable), ("https://example.com:99999/", .addressUnreadable),
            ("https://example.com:/", .addressUnreadable), ("https://example.com:1:2/", .addressUnreadable), ("https://[::1/", .addressUnreadable),
            ("https://[1.2.3.4]/", .addressUnreadable), ("https://[::1]x/", .addressUnreadable), ("https://-a.com/", .addressUnreadable),
            ("https://a..com/", .addressUnreadable), ("https://a.com./", .addressUnreadable), ("https://a.com/\r\nx", .addressUnreadable),
            ("https://a.com\\@b.com/", .addressUnreadable), ("javascript:alert(1)", .addressUnreadable), ("https://[::1%25eth0]/", .addressUnreadable),
        ]
        for (typed, refusal) in table {
            #expect(throws: refusal, "\(typed.prefix(60))") { _ = try WebhookAddress(typed) }
        }
    }

    @Test func eventsKeepTheirOrderAndForgetWhatIsNotKnown() {
        #expect(WebhookEvent.chosen(["report.made", "nothing", "group.state_changed", "report.made"]) == [.groupStateChanged, .reportMade])
        #expect(WebhookEvent.allCases.map(\.rawValue) == ["group.state_changed", "tasks.suggested", "import.finished", "report.made"])
    }
}
