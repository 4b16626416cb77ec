/// Credentials as they are printed.
public enum CredentialText {
    /// One JSON object.
    public static func json(_ credentials: CorpCredentials, base: String) -> [UInt8] {
        JSONWriter.object { json in
            for (name, value, _) in rows(credentials, base: base) { json.field(name, value) }
        }
    }

    /// A line each.
    public static func lines(_ credentials: CorpCredentials, base: String) -> [String] {
        rows(credentials, base: base).map { "\($0.label)  \($0.name)=\($0.value)" }
    }

    static func rows(_ credentials: CorpCredentials, base: String) -> [(name: String, value: String, label: String)] {
        [
            ("api_base", base, "接口地址"), ("corp_id", credentials.corpID, "企业 ID"), ("agent_id", "\(credentials.agentID)", "AgentId"),
            ("secret", credentials.secret, "Secret"), ("token", credentials.token, "Token"), ("aes_key", credentials.encodingKey, "EncodingAESKey"),
            ("archive_secret", credentials.archiveSecret, "会话存档 Secret"), ("robot_key", credentials.robotKey, "群机器人 key"),
        ]
    }
}
