from collections.abc import Sequence
from dataclasses import dataclass

_LISTED = 10


@dataclass(frozen=True)
class Fault:
    """One fault of a message. It never repeats a value of the message."""

    pointer: str
    """A JSON pointer to the member; empty for the message as a whole. A missing member is named by its own path."""
    code: str
    """The keyword of JSON Schema that is not met, or `json` for a text that cannot be read as JSON."""
    message: str
    """What is due instead."""


def fault_list(faults: Sequence[Fault]) -> str:
    """The faults as lines of an error's text, the first ten of them."""
    lines = [f"\n  {fault.pointer or 'the message'} {fault.message}" for fault in faults[:_LISTED]]
    more = len(faults) - len(lines)
    return "".join(lines) + (f"\n  and {more} more" if more > 0 else "")
