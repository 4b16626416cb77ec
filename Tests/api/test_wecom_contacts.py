"""Contacts and tags of a connected WeCom, against a simulated platform: in the end as the platform says."""
import time

from simulated_wecom import events, our_contacts, rows, same_contacts, same_groups, settled


def test_the_first_look_is_the_truth(company):
    place, platform, _ = company
    said = place.run("wecom sync", "--json").json()
    assert said["contacts"] == 60 and said["hidden"] == said["missed"] == 0
    same_contacts(place, platform.call("truth"))
    # Whoever is in a group too is one member.
    assert rows(place, "SELECT count(*) FROM contact c JOIN customer_group_member m ON m.key = c.external_userid "
                "WHERE m.member_id <> c.member_id") == [(0,)]
    again = place.run("wecom sync", "--json").json()
    assert again["contacts"] == 60 and set(again["drift"].values()) == {0}


def test_a_storm_ends_as_the_platform_says(company):
    place, platform, _ = company
    place.run("wecom sync", "--json").ok()
    said = platform.call("storm", {"events": 2000, "seed": 9, "duplicates": 0.05, "reorder": 0.1})
    assert said["failed"] == 0
    counts = settled(place, said["events"])
    assert counts["done"] == said["events"] and counts["failed"] == 0
    same_contacts(place, platform.call("truth"))
    same_groups(place, platform.call("truth"))
    assert "equal" in place.run("rebuild", "--check").ok().out
    # Everything once more changes nothing, and a comparison finds nothing that was not told.
    before = events(place)
    place.run("inbox", "--replay", "done", "--json").ok()
    settled(place, said["events"])
    assert events(place) == before
    drift = place.run("wecom sync", "--json").json()["drift"]
    assert set(drift.values()) == {0}, drift
    same_contacts(place, platform.call("truth"))


def test_what_got_lost_is_found_by_a_comparison(company):
    place, platform, _ = company
    place.run("wecom sync", "--json").ok()
    contacts = [each for each in platform.call("truth")["contacts"] if each["status"] == "ok"]
    tag = platform.call("truth")["tag_groups"][0]["tags"][0]["id"]
    platform.call("faults", {"drop": 1.0})
    platform.call("add", {"customer": "新来的", "userid": contacts[0]["userid"]})
    platform.call("delete", {"customer": contacts[0]["external_userid"], "userid": contacts[0]["userid"], "by": "staff"})
    platform.call("remark", {"customer": contacts[1]["external_userid"], "remark": "要回访"})
    platform.call("tag/mark", {"customer": contacts[2]["external_userid"], "add": [tag], "remove": contacts[2]["tags"]})
    platform.call("tag/create", {"group": "来源", "name": "地推"})
    drift = place.run("wecom sync", "--json").json()["drift"]
    assert (drift["contacts_added"], drift["contacts_lost"], drift["contacts_changed"], drift["tags"]) == (1, 1, 1, 1), drift
    assert drift["contacts_tagged"] == (0 if contacts[2]["tags"] == [tag] else 1)
    mine = our_contacts(place)
    assert mine[contacts[0]["userid"], contacts[0]["external_userid"]][0] == "gone"
    assert mine[contacts[1]["userid"], contacts[1]["external_userid"]][5] == "要回访"


def test_tags_follow_what_is_done_in_wecom(company):
    place, platform, _ = company
    place.run("wecom sync", "--json").ok()
    groups = platform.call("truth")["tag_groups"]
    made = platform.call("tag/create", {"group": "活动", "name": "双十一"})
    platform.call("tag/rename", {"id": groups[0]["tags"][0]["id"], "name": "新朋友"})
    platform.call("tag/shuffle", {"id": groups[0]["group_id"]})
    platform.call("tag/delete", {"id": groups[1]["group_id"]})
    platform.call("drain", {})
    settled(place, 5)
    same_contacts(place, platform.call("truth"))
    kinds = events(place)
    assert kinds["tag.deleted"] == 1 + len(groups[1]["tags"]) and kinds["tag.renamed"] == 1
    contact = next(each for each in platform.call("truth")["contacts"] if each["status"] == "ok")
    platform.call("tag/mark", {"customer": contact["external_userid"], "userid": contact["userid"], "add": [made["id"]], "remove": []})
    platform.call("drain", {})
    settled(place, 6)
    same_contacts(place, platform.call("truth"))
    assert events(place)["contact.tagged"] == 1


def test_who_deleted_whom_is_kept_and_may_come_back(company):
    place, platform, _ = company
    place.run("wecom sync", "--json").ok()
    contact = next(each for each in platform.call("truth")["contacts"] if each["status"] == "ok")
    for by, status in (("customer", "deleted_us"), ("staff", "deleted_by_staff")):
        platform.call("delete", {"customer": contact["external_userid"], "userid": contact["userid"], "by": by})
        platform.call("drain", {})
        settled(place)
        assert our_contacts(place)[contact["userid"], contact["external_userid"]][0] == status
        # The platform tells seconds: of two within one nobody knows which was the later.
        time.sleep(1.1)
    platform.call("add", {"customer": contact["external_userid"], "userid": contact["userid"], "half": True})
    platform.call("confirm", {"customer": contact["external_userid"], "userid": contact["userid"]})
    platform.call("drain", {})
    settled(place, 4)
    same_contacts(place, platform.call("truth"))


def brought(place):
    """Waits until nothing is on its way to WeCom, whoever brings it."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        place.run("wecom sync", "--json").ok()
        shown = place.run("wecom tags", "--json").json()
        if not any(each["state"] in ("waiting", "claimed", "checking") for each in shown["open"]):
            return shown
        time.sleep(0.5)
    raise AssertionError(shown)


def test_what_is_wanted_here_is_brought_to_wecom(company):
    place, platform, _ = company
    place.run("wecom sync", "--json").ok()
    contact = next(each for each in platform.call("truth")["contacts"] if each["status"] == "ok")
    place.run("wecom tags create", "--group", "我们的", "常来").ok()
    brought(place)
    made = {tag["name"]: tag["id"] for group in platform.call("truth")["tag_groups"] for tag in group["tags"]}
    assert "常来" in made
    place.run("wecom tags rename", made["常来"], "老朋友").ok()
    place.run("wecom tags mark", "--staff", contact["userid"], "--contact", contact["external_userid"], "--add", made["常来"]).ok()
    brought(place)
    same_contacts(place, platform.call("truth"))
    assert made["常来"] in our_contacts(place)[contact["userid"], contact["external_userid"]][6]
    # What WeCom does not let an app change stays, and is told.
    place.run("wecom tags rename", made["新客"], "新人").ok()
    shown = brought(place)
    assert [(each["edit"], each["state"]) for each in shown["open"]] == [("rename", "failed")]
    assert "老朋友" in [tag["name"] for group in shown["groups"] for tag in group["tags"]]
    same_contacts(place, platform.call("truth"))
    refused = place.run("wecom tags create", "--group", "我们的", "老朋友")
    assert refused.code == 64 and "already" in refused.err
