"""What the API tells of a group is what `quanzi report --json` tells."""
import json
import urllib.request


def get(api, path):
    request = urllib.request.Request(f"{api.url}/api/v1{path}", headers={"Authorization": f"Bearer {api.tokens['read']}"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def test_figures_are_those_of_the_report(api):
    report = api.place.report()
    groups = get(api, "/groups")["items"]
    assert {group["name"] for group in groups} == {group["group"] for group in report["groups"]} and len(groups) > 1
    for told in report["groups"]:
        figures = get(api, f"/groups/{told['id']}/figures")
        assert figures.pop("as_of") == report["as_of"] and figures.pop("zone") == report["zone"]
        assert figures == {key: told[key] for key in figures}
        assert len(figures) > 20


def test_every_member_comes_once(api):
    known = api.place.sql("SELECT count(DISTINCT member_id) FROM membership")
    found, cursor = [], ""
    while cursor is not None:
        page = get(api, f"/members?limit=7{cursor}")
        found += [member["id"] for member in page["items"]]
        cursor = page["next"] and f"&cursor={page['next']}"
    assert len(found) == len(set(found)) == int(known[0][0])
