import math
import re
from datetime import datetime, timezone
from typing import Any, TypeAlias

from ivr_activity import contract
from ivr_activity.recording_errors import InvalidTimeError, InvalidValueError

Time: TypeAlias = datetime | int | float | str
"""A time as programs have it: a datetime with a time zone, or epoch milliseconds as a number or as digits."""

_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
_MOST_DIGITS = 30


def epoch_ms(time: object, name: str) -> int:
    """A time as the contract wants it.

    :param name: what the time is called in an error, which does not repeat the time itself
    :returns: whole epoch milliseconds
    :raises InvalidValueError: it is no time
    :raises InvalidTimeError: it is in seconds or microseconds, or no date that a call can have
    """
    value = _milliseconds(time, name)
    rule: dict[str, Any] = contract.rule_of("/header/timestamp")
    earliest, latest = rule["minimum"], rule["maximum"]
    if value is not None:
        if earliest <= value <= latest:
            return value
        if earliest <= value * 1000 <= latest:
            raise InvalidTimeError(f"{name} looks like seconds: multiply it by 1000.")
        if earliest <= value / 1000 <= latest:
            raise InvalidTimeError(f"{name} looks like microseconds: divide it by 1000.")
    raise InvalidTimeError(f"{name} must be epoch milliseconds, from {earliest} to {latest}.")


def _milliseconds(time: object, name: str) -> int | None:
    """Whole milliseconds; None for a number that is none of a date."""
    if isinstance(time, datetime):
        if time.utcoffset() is None:
            raise InvalidValueError(f"{name} must be a datetime with a time zone, such as datetime.now(timezone.utc).")
        since = time - _EPOCH
        return (since.days * 86_400 + since.seconds) * 1000 + since.microseconds // 1000
    if isinstance(time, (int, float)) and not isinstance(time, bool):
        return math.floor(time) if abs(time) < 10**_MOST_DIGITS else None
    if isinstance(time, str) and re.fullmatch("[0-9]+", time):
        return int(time) if len(time) <= _MOST_DIGITS else None
    raise InvalidValueError(f"{name} must be a datetime, or epoch milliseconds as a number or a string of digits.")
