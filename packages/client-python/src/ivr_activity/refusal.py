import re
import time
from typing import Any

import httpx

from ivr_activity import contract
from ivr_activity.errors import (
    AnswerError,
    AuthorizationError,
    BadRequestError,
    BodyTooLargeError,
    RedirectError,
    TooManyRequestsError,
    UnexpectedStatusError,
    UnsupportedMediaTypeError,
)
from ivr_activity.exchange import REDIRECTS
from ivr_activity.fault import Fault
from ivr_activity.json_text import JsonError, read_json
from ivr_activity.retry_after import retry_after_ms
from ivr_activity.settings import is_web_address


def refusal_of(url: str, status: int, headers: httpx.Headers, body: bytes) -> AnswerError:
    """The error for an answer that is not a 2xx."""
    if status in REDIRECTS:
        return RedirectError(url, status, _location(url, headers))
    if status == 400:
        return BadRequestError(url, status, _problem_errors(headers, body))
    if status in (401, 403):
        return AuthorizationError(url, status)
    if status == 413:
        return BodyTooLargeError(url, status)
    if status == 415:
        return UnsupportedMediaTypeError(url, status)
    if status == 429:
        return TooManyRequestsError(url, status, retry_after_ms(headers.get("retry-after"), time.time() * 1000))
    return UnexpectedStatusError(url, status)


def _location(url: str, headers: httpx.Headers) -> str | None:
    """Without query and credentials: a login page's address often holds a secret."""
    header = headers.get("location")
    if header is None:
        return None
    try:
        location = httpx.URL(url).join(header)
    except (httpx.InvalidURL, ValueError):
        return None
    if not is_web_address(location):
        return None
    path = location.raw_path.partition(b"?")[0].decode("ascii")
    return f"{location.scheme}://{location.netloc.decode('ascii')}{path}"


def _problem_errors(headers: httpx.Headers, body: bytes) -> list[Fault]:
    """The errors of a problem document (RFC 9457) as this contract's receivers answer it; none for any other body.

    Other problem documents are left alone: only those of this contract promise not to repeat values of the message.
    """
    if not re.match("application/problem\\+json *(;|$)", headers.get("content-type", ""), re.IGNORECASE):
        return []
    problem = _parsed(body)
    if not isinstance(problem, dict) or not str(problem.get("type")).startswith("urn:ivr-activity:problem:"):
        return []
    errors = problem.get("errors")
    return [_fault(error) for error in errors if _is_fault(error)][: contract.MAX_ERRORS] if isinstance(errors, list) else []


def _parsed(body: bytes) -> Any:
    try:
        return read_json(body.decode("utf-8", "replace"))
    except JsonError:
        return None


def _is_fault(error: Any) -> bool:
    return isinstance(error, dict) and all(isinstance(error.get(name), str) for name in ("pointer", "code", "message"))


def _fault(error: dict[str, str]) -> Fault:
    return Fault(error["pointer"], error["code"], error["message"])
