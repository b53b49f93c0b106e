from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from ivr_activity.errors import SendError


@dataclass(frozen=True)
class Attempt:
    """One attempt to send a message. Nothing in it is of the caller."""

    attempt: int
    """Its number, from 1."""
    message_id: str
    """The `id` of the message."""
    url: str
    """The address that the message is for. It holds no credentials and no query."""


@dataclass(frozen=True)
class FailedAttempt(Attempt):
    """An attempt that failed. The error shows nothing of the message, the token and the answer."""

    error: SendError


@dataclass(frozen=True)
class RetriedAttempt(FailedAttempt):
    """A failed attempt after which there will be another one."""

    wait_ms: int
    """How long the client waits before it, in milliseconds."""


_Event = TypeVar("_Event", bound=Attempt)


def call_hook(hook: Callable[[_Event], object] | None, event: _Event) -> None:
    """Calls a hook in such a way that its failure costs no message."""
    if hook is None:
        return
    try:
        hook(event)
    except Exception:
        # The hook is the user's, the message is not lost for it.
        return
