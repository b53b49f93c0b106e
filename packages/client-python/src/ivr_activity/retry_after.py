import re
from datetime import datetime, timezone

_HTTP_DATE = re.compile(r"[A-Z][a-z]{2}, (\d{2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT", re.ASCII)

# Not by strptime, which reads the names of the user's own language.
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def retry_after_ms(header: str | None, now_ms: float) -> int | None:
    """The wait that a Retry-After header asks for: seconds or an HTTP date (RFC 9110, 10.2.3).

    :returns: milliseconds, 0 for a date in the past; None when the header is absent or neither
    """
    value = (header or "").strip()
    if re.fullmatch("[0-9]{1,9}", value):
        return int(value) * 1000
    date = _HTTP_DATE.fullmatch(value)
    if date is None or date[2] not in _MONTHS:
        return None
    day, year, hour, minute, second = (int(date[part]) for part in (1, 3, 4, 5, 6))
    try:
        moment = datetime(year, _MONTHS.index(date[2]) + 1, day, hour, minute, second, tzinfo=timezone.utc)
    except ValueError:
        return None
    return max(0, round(moment.timestamp() * 1000 - now_ms))
