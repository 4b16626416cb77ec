"""The API does what its own description says: schemathesis makes calls from it, good ones and bad ones."""
import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import checks

# A cursor, a body's id and a name can be refused for reasons that a schema cannot say. After ten calls without a valid token
# the answer is 429 instead of 401; the Swift tests call every route without one. Every call here is made with one.
EXCLUDED = [checks.positive_data_acceptance, checks.ignored_auth, checks.missing_required_header]


@pytest.fixture
def description(api):
    return schemathesis.openapi.from_url(f"{api.url}/api/v1/openapi.json")


calls = schemathesis.pytest.from_fixture("description")


@calls.parametrize()
@settings(max_examples=20, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
def test_calls(case, api):
    case.call_and_validate(headers={"Authorization": f"Bearer {api.tokens['write']}"}, excluded_checks=EXCLUDED)
