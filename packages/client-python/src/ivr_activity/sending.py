"""What both clients do, without the input and output in which they differ."""

import math
import random
import time
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from pydantic_core import to_jsonable_python

from ivr_activity.errors import AnswerError, InvalidMessageError, NetworkError, SendError, SendTimeoutError
from ivr_activity.exchange import Exchange
from ivr_activity.fault import Fault
from ivr_activity.generated.models.ivr_aggregated_activity import IvrAggregatedActivity
from ivr_activity.hooks import Attempt, FailedAttempt, RetriedAttempt, call_hook
from ivr_activity.json_text import JsonError, read_json, write_json
from ivr_activity.refusal import refusal_of
from ivr_activity.retry_after import retry_after_ms
from ivr_activity.settings import Policy
from ivr_activity.validation import find_faults

Message: TypeAlias = IvrAggregatedActivity | Mapping[str, Any] | str | bytes
"""A message: typed, as a dict, or as JSON text."""

# The longest wait before the first retry, in milliseconds; doubled for each one after it.
_FIRST_BACKOFF_MS = 500

# The longest wait of the client's own choice, and the longest that a target can ask for.
_LONGEST_BACKOFF_MS = 10_000
_LONGEST_RETRY_AFTER_MS = 60_000

# An internal error can be about this very message, so that it gets fewer chances than one of the network.
_RETRIES_OF_INTERNAL_ERROR = 2

_PASSING_STATUSES = (408, 429, 502, 503, 504)


@dataclass(frozen=True)
class SendResult:
    """What became of an accepted message."""

    status: int
    """The HTTP status, a 2xx. 202 means that the message is queued, not that a report will show it."""


@dataclass(frozen=True)
class Pause:
    """A wait before the next attempt."""

    seconds: float


class Sending:
    """One message on its way: tells which exchange or pause is next, and looks at what came of it.

    :raises InvalidMessageError: the message breaks the contract
    """

    result: SendResult

    def __init__(self, url: str, headers: Mapping[str, str], message: Message, policy: Policy) -> None:
        self._body, self._message_id = _judged(url, message)
        self._url, self._headers, self._policy = url, headers, policy

    def steps(self) -> Generator[Exchange | Pause, None, None]:
        """What to do, one after the other. `result` is there at the end.

        Attempts are made until one succeeds, its failure cannot pass, or retries or time are used up. A wait that would last past
        the deadline is not begun.

        :raises SendError: that of the last attempt
        """
        policy = self._policy
        end = time.monotonic() + policy.deadline_ms / 1000
        left_ms: float = policy.deadline_ms
        number = 1
        while True:
            event = (number, self._message_id, self._url)
            call_hook(policy.on_attempt, Attempt(*event))
            exchange = Exchange(self._url, self._headers, self._body, min(policy.timeout_ms, left_ms) / 1000)
            yield exchange
            # Read once: the thread of an exchange that was given up may still write it.
            status = exchange.status
            if status is not None and 200 <= status <= 299:
                self.result = SendResult(status)
                return
            error = _error_of(self._url, exchange, status)
            wait_ms = _wait_before_retry(exchange, number)
            left_ms = math.floor((end - time.monotonic()) * 1000 - wait_ms)
            if number > _retries_worth(error, policy.retries) or left_ms < 1:
                call_hook(policy.on_give_up, FailedAttempt(*event, error))
                raise error
            call_hook(policy.on_retry, RetriedAttempt(*event, error, wait_ms))
            yield Pause(wait_ms / 1000)
            number += 1


def _judged(url: str, message: Message) -> tuple[bytes, str]:
    """The bytes to send, the same in every attempt, and the id in them."""
    body, document, faults = _read(message)
    if not faults:
        faults = find_faults(document)
    if faults:
        raise InvalidMessageError(url, faults)
    return body, document["id"]


def _read(message: Message) -> tuple[bytes, Any, list[Fault]]:
    """Judged is what is sent, not what it was made from: a dict can hold what JSON writes in another way."""
    try:
        body = _written(message)
        return body, read_json(body), []
    except JsonError as error:
        return b"", None, [Fault("", "json", str(error))]
    except (ValueError, RecursionError):
        return b"", None, [Fault("", "json", "must have a JSON form in every member")]


def _written(message: Message) -> bytes:
    if isinstance(message, bytes):
        return message
    if isinstance(message, str):
        return message.encode("utf-8", "surrogatepass")
    if isinstance(message, IvrAggregatedActivity):
        return write_json(to_jsonable_python(message.to_dict()))
    return write_json(message)


def _error_of(url: str, exchange: Exchange, status: int | None) -> SendError:
    if status is not None:
        return refusal_of(url, status, exchange.headers, exchange.body)
    if exchange.broke:
        return NetworkError(url, exchange.code)
    return SendTimeoutError(url, round(exchange.seconds * 1000))


def _retries_worth(error: SendError, allowed: int) -> int:
    """How many retries the failure is worth, of those that are allowed."""
    if isinstance(error, SendTimeoutError):
        return allowed
    if isinstance(error, NetworkError):
        return allowed if error.may_pass else 0
    if not isinstance(error, AnswerError):
        return 0
    if error.status == 500:
        return min(allowed, _RETRIES_OF_INTERNAL_ERROR)
    return allowed if error.status in _PASSING_STATUSES else 0


def _wait_before_retry(exchange: Exchange, failed: int) -> int:
    """How long to wait, in milliseconds: exponential with full jitter, so that many IVRs that failed together do not come back
    together, and later by what the target asks for in Retry-After.
    """
    backoff = random.random() * min(_LONGEST_BACKOFF_MS, _FIRST_BACKOFF_MS << (failed - 1))
    asked = retry_after_ms(exchange.headers.get("retry-after"), time.time() * 1000) or 0
    return round(backoff + min(asked, _LONGEST_RETRY_AFTER_MS))
