"""What WeCom calls us with, encrypted by an implementation that is not ours."""
import pytest

import quanzi_cli
import wecom


@pytest.fixture(scope="module")
def corp(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wecom")
    place = quanzi_cli.embedded(folder / "data")
    said = wecom.connect(place, folder).json()
    assert said["callback"] == f"/callback/wecom/{said['connection']}" and said["state"] == "on"
    with quanzi_cli.Server(place) as server:
        yield place, wecom.Caller(server.port, said["callback"]), folder


def test_the_address_is_verified(corp):
    _, caller, _ = corp
    assert caller.verify("1616140317555161061") == (200, b"1616140317555161061")


def test_deliveries_are_kept_once(corp):
    place, caller, _ = corp
    for number in (1, 2, 2, 3, 3, 3):
        assert caller.push(wecom.joined(number)) == (200, b"success")
    said = place.run("inbox", "--json").json()
    assert sum(said["counts"].values()) == 3 == len(said["callbacks"])
    assert {(each["event"], each["change"]) for each in said["callbacks"]} == {("change_external_chat", "update")}


@pytest.mark.parametrize("change, status", [
    ({"token": "other"}, 403), ({"corp": "ww0000000000000000"}, 403), ({"key": "k" * 43}, (400, 403)), ({"path": "/callback/wecom/7"}, 404)])
def test_strangers_are_refused(corp, change, status):
    place, caller, _ = corp
    before = place.run("inbox", "--json").json()["counts"]
    stranger = wecom.Caller(caller.port, **{"path": caller.path, **change})
    assert stranger.push(wecom.joined(9))[0] in (status if isinstance(status, tuple) else (status,))
    assert place.run("inbox", "--json").json()["counts"] == before


def test_what_is_played_back_is_refused(corp):
    _, caller, _ = corp
    assert caller.push(wecom.joined(10), at=1735701001)[0] == 403


def test_wrong_credentials_are_told(corp):
    place, _, folder = corp
    for change, word in [({"corp-id": "nobody"}, "corp id"), ({"key": "short"}, "EncodingAESKey"), ({"token": "a-b"}, "token")]:
        ended = wecom.connect(place, folder, **change)
        assert ended.code == 64 and word in ended.err and "Traceback" not in ended.err
