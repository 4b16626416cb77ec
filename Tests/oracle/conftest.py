"""Makes Scripts/lib importable, and hands tests a place for their data on each engine."""
import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "Scripts/lib"))
import quanzi_cli


@pytest.fixture(params=["embedded", "postgres"])
def place(request, tmp_path):
    """An empty Quanzi, once on each engine."""
    if request.param == "embedded":
        yield quanzi_cli.embedded(tmp_path / "data")
        return
    server = os.environ.get("QUANZI_TEST_POSTGRES")
    if not server:
        pytest.skip("QUANZI_TEST_POSTGRES is not set: run through Scripts/with-postgres")
    with quanzi_cli.postgres(server) as database:
        yield database
