import json
from pathlib import Path
from typing import Any

import pytest

from ivr_activity import IvrAggregatedActivity

OPENAPI = Path(__file__).parents[3] / "openapi"
# The contract's own examples of valid messages.
EXAMPLES = OPENAPI / "examples" / "valid"


def example_files() -> list[Path]:
    return sorted(EXAMPLES.glob("*.json"))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "example" in metafunc.fixturenames:
        files = example_files()
        examples = [json.loads(file.read_text("utf-8")) for file in files]
        metafunc.parametrize("example", examples, ids=[file.name for file in files])


@pytest.fixture
def guide_sample_json() -> dict[str, Any]:
    return json.loads((EXAMPLES / "guide-sample.json").read_text("utf-8"))


@pytest.fixture
def guide_sample() -> IvrAggregatedActivity:
    return IvrAggregatedActivity.from_json((EXAMPLES / "guide-sample.json").read_text("utf-8"))


@pytest.fixture
def every_member() -> IvrAggregatedActivity:
    return IvrAggregatedActivity.from_json((EXAMPLES / "every-member.json").read_text("utf-8"))
