extension PlatformState {
    /// Every call there is, but for uploads.
    static let knownCalls: Set<String> = readCalls.union([
        "externalcontact/batch/get_by_user", "externalcontact/remark", "externalcontact/convert_to_openid",
        "externalcontact/unionid_to_external_userid", "idconvert/unionid_to_external_userid", "externalcontact/groupchat/list",
        "externalcontact/groupchat/get", "externalcontact/opengid_to_chatid",
    ])
}
