extension PlatformState {
    /// Who was welcomed, and how long after the event, the newest first.
    func welcomeList() -> [UInt8] {
        JSONWriter.object { json in
            json.list("welcomes") { json in
                for welcome in welcomeOrder.reversed().prefix(2000).compactMap({ welcomes[$0] }) {
                    json.object(nil) { json in
                        json.field("code", welcome.code)
                        json.field("userid", staff[Int(edges[welcome.edge].staff)].id)
                        json.field("external_userid", customers[Int(edges[welcome.edge].customer)].id)
                        json.field("made_ms", welcome.made)
                        if let used = welcome.used {
                            json.field("after_ms", used - welcome.made)
                            json.field("text", welcome.text)
                            json.field("attachments", welcome.attachments)
                        }
                    }
                }
            }
        }
    }
}
