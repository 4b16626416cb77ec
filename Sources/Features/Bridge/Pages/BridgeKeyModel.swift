internal import FeatureStores
internal import Kernel
internal import Web

/// A key, this once, with a command to try it.
struct BridgeKeyModel: PageModel {
    let fresh: BridgeDesk.Fresh
    /// The server's public address; nil if it is reached by its own.
    let origin: String?
    let seat: Seat?
    let now: Instant

    func value(_ field: String) -> PageValue? {
        switch field {
        case "bridgesHref": .text(seat?.path("/bridges"))
        case "href": .text(seat?.path("/bridges/\(fresh.entry.id)"))
        case "name": .text(fresh.entry.name)
        case "secret": .text(fresh.secret.text)
        case "address": .text(address)
        case "example": .text(example)
        default: nil
        }
    }

    private var address: String { (origin ?? "http://127.0.0.1:8080") + fresh.entry.path }

    /// Works in any shell with openssl and curl.
    private var example: String {
        #"""
        KEY='\#(fresh.secret.text)'
        echo '{"id":"1","type":"message","group":"g1","group_name":"试试看","member":"u1","name":"阿远","time":\#(now.milliseconds / 1000),"text":"你好"}' > batch.ndjson
        ID="$(openssl rand -hex 8)"; NOW="$(date +%s)"
        HEX="$(printf %s "${KEY#whsec_}" | openssl base64 -d -A | od -An -v -tx1 | tr -d ' \n')"
        SIG="$( (printf %s "$ID.$NOW."; cat batch.ndjson) | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$HEX" -binary | openssl base64 -A)"
        curl -H "webhook-id: $ID" -H "webhook-timestamp: $NOW" -H "webhook-signature: v1,$SIG" --data-binary @batch.ndjson '\#(address)'
        """#
    }
}
