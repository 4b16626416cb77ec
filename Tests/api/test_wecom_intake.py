"""Groups of a connected WeCom, against a simulated platform: looked at, told of by callbacks, and in the end as the platform says."""
import quanzi_cli
from simulated_wecom import SimulatedWeCom, events, our_groups, rows, same_groups, settled, their_groups


def test_the_first_look_is_the_truth(company):
    place, platform, _ = company
    said = place.run("wecom sync", "--json").json()
    # Whoever looked first, the server or the command.
    assert said["groups"] == 6 and said["refused"] == 0
    assert {chat: group[2] for chat, group in our_groups(place).items()} == {chat: group[2] for chat, group in their_groups(platform.call("truth")).items()}
    again = place.run("wecom sync", "--json").json()
    assert again["joined"] == again["left"] == 0


def test_a_storm_ends_as_the_platform_says(company):
    place, platform, _ = company
    place.run("wecom sync", "--json").ok()
    said = platform.call("storm", {"events": 1500, "seed": 3, "duplicates": 0.05, "reorder": 0.05})
    assert said["failed"] == 0 and said["deliveries"] > 1500, "some were sent twice"
    counts = settled(place, said["events"])
    assert counts["done"] == said["events"] and counts["failed"] == 0
    same_groups(place, platform.call("truth"))
    assert "equal" in place.run("rebuild", "--check").ok().out
    # Everything once more changes nothing.
    before = events(place)
    assert place.run("inbox", "--replay", "done", "--json").json()["counts"]["done"] < said["events"]
    settled(place, said["events"])
    assert events(place) == before
    same_groups(place, platform.call("truth"))


def test_who_left_is_kept_with_how(company):
    place, platform, _ = company
    place.run("wecom sync", "--json").ok()
    group = next(each for each in platform.call("truth")["groups"] if len(each["members"]) > 5)
    one, other = [each["id"] for each in group["members"] if each["type"] == 2][:2]
    platform.call("group/leave", {"chat_id": group["chat_id"], "who": one})
    platform.call("group/kick", {"chat_id": group["chat_id"], "who": other})
    settled(place, 2)
    left = dict(rows(place, "SELECT key, quit FROM customer_group_member WHERE left_ms IS NOT NULL"))
    assert left == {one: 0, other: 1}
    same_groups(place, platform.call("truth"))


def test_what_got_lost_is_found_by_a_look(company):
    place, platform, _ = company
    place.run("wecom sync", "--json").ok()
    platform.call("faults", {"drop": 1.0})
    group = next(each for each in platform.call("truth")["groups"] if len(each["members"]) > 5)
    gone = next(each["id"] for each in group["members"] if each["type"] == 2)
    platform.call("group/leave", {"chat_id": group["chat_id"], "who": gone})
    said = place.run("wecom sync", "--json").json()
    assert said["left"] == 1 and said["joined"] == 0
    same_groups(place, platform.call("truth"))


def test_a_secret_that_is_refused_stops_the_connection_and_a_new_one_goes_on(company):
    place, platform, _ = company
    place.run("wecom sync", "--json").ok()
    keys = dict(platform.keys)
    platform.keys["secret"] = "a-secret-that-is-wrong"
    platform.connect(place).ok()
    ended = place.run("wecom sync", "--json")
    assert ended.code != 0 and "40001" in ended.err and "a-secret-that-is-wrong" not in ended.err
    assert place.run("wecom list", "--json").json()[0]["state"] == "refused"
    # What is called meanwhile is kept.
    group = next(each for each in platform.call("truth")["groups"] if len(each["members"]) > 5)
    platform.call("group/leave", {"chat_id": group["chat_id"], "who": next(each["id"] for each in group["members"] if each["type"] == 2)})
    platform.call("drain", {})
    assert place.run("inbox", "--json").json()["counts"]["waiting"] == 1
    platform.keys = keys
    platform.connect(place).ok()
    settled(place, 1)
    same_groups(place, platform.call("truth"))


def test_wrong_credentials_take_no_company(tmp_path):
    place = quanzi_cli.embedded(tmp_path / "data")
    with SimulatedWeCom(tmp_path) as platform:
        for changes, code, words in [({"secret": "not-the-secret"}, 64, "The secret is wrong"), ({"corp-id": "ww0000000000000000"}, 64, "no such corp ID"),
                                     ({"api-base": "http://127.0.0.1:1"}, 1, "cannot be reached")]:
            ended = platform.connect(place, asks=True, **changes)
            assert ended.code == code and words in ended.err and "not-the-secret" not in ended.err, ended.err
            assert place.run("wecom list", "--json").json() == []
        platform.call("faults", {"untrusted_address": True})
        ended = platform.connect(place, asks=True)
        assert ended.code == 64 and "127.0.0.1" in ended.err and "60020" in ended.err
        assert platform.connect(place).json()["state"] == "on", "it may be connected without asking"
