"""The oracle itself, on cases small enough to be computed by hand."""
import json

import pytest

from oracle import Oracle, instant_ms, iso

DAY = 86_400_000


def oracle(tmp_path, lines, zone="Asia/Shanghai", **options):
    path = tmp_path / "lines.jsonl"
    names = ("group", "sender", "time", "type", "text")
    path.write_text("".join(json.dumps(dict(zip(names, line)), ensure_ascii=False) + "\n" for line in lines))
    return Oracle(path, zone, **options)


def talk(counts, group="g", time="2024-03-01T12:00:00Z"):
    return [(group, sender, time, "text", "话") for sender, count in counts.items() for _ in range(count)]


@pytest.mark.parametrize("counts, gini, half_holders", [
    ({f"m{i}": i for i in range(1, 101)}, 0.33, 30),  # 71 … 100 say 2,565 of 5,050; 72 … 100 only 2,494
    ({"a": 3, "b": 3, "c": 3, "d": 3}, 0.0, 2),
    ({"a": 1, "b": 1, "c": 1, "d": 97}, 0.72, 1),  # 2·(1+2+3+4·97)/(4·100) − 5/4
    ({"alone": 5}, 0.0, 1),
])
def test_inequality(tmp_path, counts, gini, half_holders):
    group = oracle(tmp_path, talk(counts)).report()["g"]
    assert group["gini"] == pytest.approx(gini, abs=1e-12)
    assert group["half_holders"] == half_holders
    assert group["messages"] == sum(counts.values())


def test_a_window_is_open_at_its_beginning_and_closed_at_its_end(tmp_path):
    lines = [("g", "a", "2024-03-01T00:00:00Z", "text", "x"), ("g", "b", "2024-03-01T00:00:00.001Z", "text", "x"),
             ("g", "c", "2024-03-08T00:00:00Z", "text", "x")]
    report = oracle(tmp_path, lines).report
    noon = instant_ms("2024-03-08T00:00:00Z")
    assert (report()["g"]["wau"], report()["g"]["dau"], report()["g"]["mau"]) == (2, 1, 3)
    assert report(noon - 1)["g"]["wau"] == 2  # a and b; c has not spoken yet
    assert report(noon + DAY)["g"]["dau"] == 0
    assert report(noon + DAY - 1)["g"]["dau"] == 1
    assert [report(noon + d)["g"]["silence_days"] for d in (0, DAY - 1, DAY, 20 * DAY)] == [0, 0, 1, 20]


def test_a_membership_begins_with_a_join_or_a_message_and_ends_with_a_leave(tmp_path):
    at = "2024-03-01T12:00:00Z"
    lines = [("g", "speaks", at, "text", "x"), ("g", "joins", at, "join", ""), ("g", "only leaves", at, "leave", ""),
             ("g", "left", at, "text", "x"), ("g", "left", at, "leave", ""),
             ("g", "is back by speaking", at, "leave", ""), ("g", "is back by speaking", at, "text", "x"),
             ("g", "comes and goes", at, "join", ""), ("g", "comes and goes", at, "leave", ""),
             ("g", "renamed", at, "nick", "new"), ("g", "topic", at, "system", "x"),
             ("g", "later line, earlier time", at, "join", ""),
             ("g", "later line, earlier time", "2024-03-01T11:00:00Z", "leave", "")]
    group = oracle(tmp_path, lines).report()["g"]
    assert group["members"] == 4  # speaks, joins, is back, later line
    assert (group["joins"], group["leaves"], group["messages"]) == (3, 5, 3)


def test_formerly_active_needs_ten_messages_and_fourteen_days_of_silence(tmp_path):
    old, young, now = "2024-03-01T12:00:00Z", "2024-03-01T12:00:01Z", "2024-03-15T12:00:00Z"
    lines = talk({"ten": 10, "nine": 9}, time=old) + talk({"one second short": 50}, time=young) \
        + talk({"now": 1}, time=now)
    former = oracle(tmp_path, lines).report()["g"]["formerly_active"]
    assert former == [{"name": "ten", "last_at": instant_ms(old), "messages": 10}]


def test_days_weeks_and_hours_are_cut_in_the_zone(tmp_path):
    lines = [("g", "a", "2021-01-03T15:59:59Z", "text", "x"), ("g", "b", "2021-01-03T16:00:00Z", "text", "x")]
    shanghai = oracle(tmp_path, lines).report()["g"]
    assert shanghai["by_day"] == [{"day": "2021-01-03", "messages": 1, "speakers": 1},
                                  {"day": "2021-01-04", "messages": 1, "speakers": 1}]
    assert [week["week"] for week in shanghai["by_week"]] == ["2020-12-28", "2021-01-04"]
    assert shanghai["by_hour"][6][23] == 1 and shanghai["by_hour"][0][0] == 1
    assert sum(map(sum, shanghai["by_hour"])) == 2
    new_york = oracle(tmp_path, lines, "America/New_York").report()["g"]
    assert new_york["by_hour"][6][10] == 1 and new_york["by_hour"][6][11] == 1


@pytest.mark.parametrize("time, utc", [
    ("2017-11-20T06:17", "2017-11-19T22:17:00Z"), ("2017-11-20T06:17:08", "2017-11-19T22:17:08Z"),
    ("2017-11-20T06:17:08Z", "2017-11-20T06:17:08Z"), ("2017-11-20T06:17:08.250Z", "2017-11-20T06:17:08.250Z"),
    ("2017-11-20T06:17:08-05:00", "2017-11-20T11:17:08Z"), ("2024-02-29T23:59:59", "2024-02-29T15:59:59Z"),
    ("1988-06-01T12:00:00", "1988-06-01T03:00:00Z"),  # summer time in Shanghai
])
def test_times(tmp_path, time, utc):
    assert oracle(tmp_path, [("g", "a", time, "text", "x")]).last_message_ms() == instant_ms(utc)
    assert instant_ms(iso(instant_ms(utc))) == instant_ms(utc)


def test_before_the_first_message_a_group_has_nothing(tmp_path):
    group = oracle(tmp_path, talk({"a": 2})).report(instant_ms("2020-01-01T00:00:00Z"))["g"]
    assert (group["messages"], group["members"], group["joins"], group["mau"]) == (0, 0, 0, 0)
    assert [group[key] for key in ("gini", "half_holders", "first_at", "last_at", "silence_days")] == [None] * 5
    assert group["by_day"] == [] and group["formerly_active"] == []


def test_as_of_is_the_workspaces_last_message_not_its_last_event(tmp_path):
    lines = talk({"a": 1}) + [("g", "b", "2024-06-01T12:00:00Z", "join", "")] + talk({"c": 1}, "h", "2024-03-03T12:00:00Z")
    report = oracle(tmp_path, lines).report()
    assert (report["g"]["silence_days"], report["g"]["joins"], report["h"]["silence_days"]) == (2, 0, 0)


def test_first_lines_only(tmp_path):
    assert oracle(tmp_path, talk({"a": 5}), first_lines=3).report()["g"]["messages"] == 3
