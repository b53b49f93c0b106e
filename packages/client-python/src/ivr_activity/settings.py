import re
from collections.abc import Callable
from dataclasses import dataclass

import httpx

from ivr_activity import contract
from ivr_activity.hooks import Attempt, FailedAttempt, RetriedAttempt

DEFAULT_TIMEOUT_MS = contract.INGRESS_CONNECT_TIMEOUT_MS + contract.INGRESS_READ_TIMEOUT_MS
"""Longer than the ingress itself waits for the service behind it, so that its answer is not missed."""

DEFAULT_RETRIES = 3

DEFAULT_DEADLINE_MS = (DEFAULT_RETRIES + 1) * DEFAULT_TIMEOUT_MS
"""The first attempt and every retry of it can time out before the deadline does."""

_LONGEST_MS = 2**31 - 1
_MOST_RETRIES = 100
_LAST_PORT = 65_535
_EXAMPLE = "https://cx.example.com/ccm"


@dataclass(frozen=True)
class Policy:
    """How often and how long a message is tried, and who is told."""

    retries: int
    timeout_ms: float
    deadline_ms: float
    on_attempt: Callable[[Attempt], object] | None
    on_retry: Callable[[RetriedAttempt], object] | None
    on_give_up: Callable[[FailedAttempt], object] | None

    def __post_init__(self) -> None:
        retries = self.retries
        if not isinstance(retries, int) or isinstance(retries, bool) or not 0 <= retries <= _MOST_RETRIES:
            raise ValueError(f"retries must be a whole number from 0 to {_MOST_RETRIES}.")
        for name, value in (("timeout_ms", self.timeout_ms), ("deadline_ms", self.deadline_ms)):
            is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
            if not is_number or not 1 <= value <= _LONGEST_MS:
                raise ValueError(f"{name} must be a number of milliseconds from 1 to {_LONGEST_MS}.")


def endpoint_of(base_url: str) -> str:
    """The address that messages are sent to.

    :raises ValueError: the base URL is none, or holds more than origin and base path. It is not repeated: it can hold a password.
    """
    url = _parsed(base_url)
    if url is None or not is_web_address(url):
        raise ValueError(f"base_url must be an absolute URL that begins with https:// or http://, such as {_EXAMPLE}.")
    if url.userinfo:
        raise ValueError("base_url must not hold a user name or password. Give a bearer token as token.")
    if "?" in base_url or "#" in base_url:
        raise ValueError(f"base_url must not hold a query or a hash: {_EXAMPLE} is enough.")
    prefix = url.raw_path.decode("ascii").rstrip("/")
    if prefix.endswith(contract.PATH):
        raise ValueError(f"base_url must end before {contract.PATH}: the client appends it.")
    return f"{url.scheme}://{url.netloc.decode('ascii')}{prefix}{contract.PATH}"


def is_web_address(url: httpx.URL) -> bool:
    """Whether a browser would take it too: httpx escapes what can be no part of a host, and takes any number for a port."""
    has_host = url.host != "" and "%" not in url.host
    return url.scheme in ("http", "https") and has_host and (url.port or 0) <= _LAST_PORT


def _parsed(base_url: str) -> httpx.URL | None:
    try:
        return httpx.URL(base_url) if isinstance(base_url, str) else None
    except (httpx.InvalidURL, ValueError):
        return None


def request_headers(token: str | None) -> dict[str, str]:
    """What every request says of itself. Answers are wanted as they are: one that was compressed can be any size."""
    headers = {"Accept": "*/*", "Accept-Encoding": "identity", "Content-Type": contract.MEDIA_TYPE}
    if token is None:
        return headers
    if not isinstance(token, str) or not re.fullmatch("[\x21-\x7e]+", token):
        raise ValueError("token must be one word of visible ASCII characters, without spaces and line breaks.")
    return {**headers, "Authorization": f"Bearer {token}"}
