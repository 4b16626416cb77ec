"""The rows about the risk of falling silent, on real chats held back in time. Without them one row that says so."""
import tempfile
from pathlib import Path

from quanzi_cli import data_folder, embedded
from rows import Row

COMMAND = "quanzi report --data DIR --json"
GOAL = "AUC and Brier better than recency alone, calibration error ≤ 0.05"


def measure():
    folder = data_folder()
    if folder is None:
        yield Row("risk on real chats", GOAL, "not measured: QUANZI_DATA names no folder", COMMAND)
        return
    for name in ("irc_raku", "qq_haskellchina"):
        with tempfile.TemporaryDirectory(prefix="quanzi-bench-risk-") as work:
            place = embedded(Path(work) / "data")
            place.run("import", "--no-search", folder / f"chat/{name}.jsonl.gz", timeout=3600).ok()
            quality = place.run("report", "--json", timeout=3600).json()["risk"]
            for who in ("member", "group"):
                yield row(name, who, quality.get(who))


def row(name, who, quality):
    what = f"risk of {who}s of `{name}`, every prediction by a model of outcomes known before"
    if quality is None:
        return Row(what, GOAL, "too little history to say", COMMAND)
    def score(key):
        found = quality[key]
        return f"{found['auc']:.3f} / {found['brier']:.3f}"
    return Row(what, GOAL, f"AUC / Brier {score('model')}; recency {score('recency')}; count {score('count')}; "
               f"calibration error {quality['model']['calibration_error']:.3f}; n {quality['examples']:,}", COMMAND)
