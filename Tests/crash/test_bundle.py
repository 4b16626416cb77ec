"""Several chats in one .zip, as phones and desks pack them: Chinese names, marked as UTF-8, none of them lost in another."""
import zipfile

CHAT = "[15/01/2024, 10:30:45] 阿远: 早\n[15/01/2024, 10:31:45] 木木: 早\n"


def test_chats_with_chinese_names_are_groups_of_their_own(embedded, tmp_path):
    bundle = tmp_path / "聊天.zip"
    with zipfile.ZipFile(bundle, "w") as archive:
        for name in ("读书群/_chat.txt", "拼团群/_chat.txt", "跑步群.txt"):
            archive.writestr(name, CHAT)
    said = embedded.load(bundle)
    assert [file["groups"] for file in said["files"]] == [["读书群"], ["拼团群"], ["跑步群"]]
    assert (said["messages"], said["duplicates"]) == (6, 0)
