import asyncio
import json
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from receivers import Receiver

from ivr_activity import AsyncClient, Client, IvrAggregatedActivity, Message, SendResult

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


@pytest.fixture
def receive() -> Iterator[Callable[..., Receiver]]:
    """Starts receivers. `answers` are sent one to each request, the last one to all further ones, as they are."""
    started: list[Receiver] = []

    def start(*answers: bytes, handle: Any = None, context: Any = None) -> Receiver:
        waiting = list(answers)
        # Each connection has a thread of its own.
        taking = threading.Lock()

        def answer_each(connection: socket.socket) -> None:
            while True:
                receiver.read_request(connection)
                with taking:
                    due = waiting.pop(0) if len(waiting) > 1 else waiting[0]
                connection.sendall(due)

        receiver = Receiver(answer_each if handle is None else lambda connection: handle(receiver, connection), context)
        started.append(receiver)
        return receiver

    yield start
    for receiver in started:
        receiver.close()


@pytest.fixture(params=["Client", "AsyncClient"])
def send(request: pytest.FixtureRequest) -> Callable[..., SendResult]:
    """Sends with either client, without waits of its own choice."""
    if request.param == "Client":
        return send_once
    return lambda *args, **options: asyncio.run(send_once_async(*args, **options))


@pytest.fixture(autouse=True)
def _no_backoff_and_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ivr_activity.sending.random.random", lambda: 0.0)
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


def send_once(base_url: str, message: Message, **options: Any) -> SendResult:
    with Client(base_url, **options) as client:
        return client.send(message)


async def send_once_async(base_url: str, message: Message, **options: Any) -> SendResult:
    async with AsyncClient(base_url, **options) as client:
        return await client.send(message)
