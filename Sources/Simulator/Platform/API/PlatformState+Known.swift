extension PlatformState {
    /// Every call there is.
    static let knownCalls: Set<String> = readCalls.union([
        "externalcontact/batch/get_by_user", "externalcontact/remark", "externalcontact/convert_to_openid",
        "externalcontact/unionid_to_external_userid", "idconvert/unionid_to_external_userid",
        "externalcontact/get_corp_tag_list", "externalcontact/add_corp_tag", "externalcontact/edit_corp_tag", "externalcontact/del_corp_tag",
        "externalcontact/mark_tag", "externalcontact/groupchat/list", "externalcontact/groupchat/get", "externalcontact/opengid_to_chatid",
        "externalcontact/groupchat/add_join_way", "externalcontact/groupchat/get_join_way", "externalcontact/groupchat/update_join_way",
        "externalcontact/groupchat/del_join_way", "externalcontact/groupchat/statistic", "externalcontact/groupchat/statistic_group_by_day",
        "externalcontact/groupchat/transfer", "externalcontact/groupchat/onjob_transfer", "externalcontact/add_contact_way",
        "externalcontact/get_contact_way", "externalcontact/list_contact_way", "externalcontact/update_contact_way",
        "externalcontact/del_contact_way", "externalcontact/send_welcome_msg", "externalcontact/group_welcome_template/add",
        "externalcontact/group_welcome_template/edit", "externalcontact/group_welcome_template/get",
        "externalcontact/group_welcome_template/del", "externalcontact/transfer_customer", "externalcontact/transfer_result",
        "externalcontact/resigned/transfer_customer", "externalcontact/resigned/transfer_result", "externalcontact/get_unassigned_list",
        "externalcontact/add_msg_template", "externalcontact/get_groupmsg_list_v2", "externalcontact/get_groupmsg_task",
        "externalcontact/get_groupmsg_send_result", "externalcontact/remind_groupmsg_send", "externalcontact/cancel_groupmsg_send",
        "media/upload", "media/uploadimg", "message/send", "message/recall", "webhook/send", "webhook/upload_media",
        "msgaudit/get_permit_user_list", "msgaudit/check_single_agree", "msgaudit/check_room_agree", "msgaudit/groupchat/get",
    ])
}
