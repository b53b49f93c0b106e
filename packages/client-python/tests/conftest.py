import json
from pathlib import Path
from typing import Any

import pytest

from ivr_activity import IvrAggregatedActivity

# The contract's own examples of valid messages.
EXAMPLES = Path(__file__).parents[3] / "openapi" / "examples" / "valid"


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
def guide_sample(guide_sample_json: dict[str, Any]) -> IvrAggregatedActivity:
    return IvrAggregatedActivity.from_dict(guide_sample_json)


@pytest.fixture
def every_member() -> IvrAggregatedActivity:
    return IvrAggregatedActivity.from_json((EXAMPLES / "every-member.json").read_text("utf-8"))
