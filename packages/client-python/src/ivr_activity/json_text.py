"""JSON as RFC 8259 has it: Python's own reader and writer take more."""

import json
import math
import re
from contextlib import suppress
from typing import Any

_NOT_JSON = "must be JSON text"
_LONGEST_INTEGER = 400


class JsonError(ValueError):
    """There is no JSON in it. Holds a sentence that repeats nothing of it, and no cause."""


def read_json(text: str | bytes, *, keep_floats: bool = True) -> Any:
    """Reads one JSON document, UTF-8, a byte order mark allowed.

    :param keep_floats: whether 1.0 stays a float; otherwise it becomes the integer that it is
    :raises JsonError: it is none
    """
    document, fault = _read(text, _float if keep_floats else _integer_or_float)
    if fault is not None:
        raise JsonError(fault)
    return document


def write_json(value: object) -> bytes:
    """Writes a value as UTF-8, without blanks.

    :raises JsonError: it has no JSON form
    """
    text: str | None = None
    with suppress(TypeError, ValueError, RecursionError):
        text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    if text is None:
        raise JsonError("must have a JSON form: no NaN, no cycles, nothing but dict, list, str, int, float, bool and None")
    # Half a surrogate pair has a JSON escape, and no UTF-8.
    return text.encode("utf-8", "backslashreplace")


def has_half_character(value: object) -> bool:
    """Whether a string in a JSON value holds half a surrogate pair, which no UTF-8 can."""
    return re.search("[\ud800-\udfff]", json.dumps(value, ensure_ascii=False)) is not None


def _read(text: str | bytes, parse_float: Any) -> tuple[Any, str | None]:
    """The document, or what is wrong. Nothing is raised, so that no exception with the text in it gets into a chain."""
    try:
        characters = text if isinstance(text, str) else text.decode("utf-8")
        characters = characters.removeprefix("\ufeff")
        return json.loads(characters, parse_float=parse_float, parse_int=_integer, parse_constant=_refuse), None
    except UnicodeDecodeError:
        return None, f"{_NOT_JSON} in UTF-8: a byte of another encoding is in it"
    except json.JSONDecodeError as error:
        return None, f"{_NOT_JSON}: there is none at line {error.lineno}, column {error.colno}"
    except RecursionError:
        return None, f"{_NOT_JSON}: brackets are nested too deeply to be read"
    except ValueError:
        return None, f"{_NOT_JSON}: NaN and Infinity are none"


def _float(digits: str) -> float:
    return float(digits)


def _integer_or_float(digits: str) -> int | float:
    number = float(digits)
    return int(number) if math.isfinite(number) and number.is_integer() else number


def _integer(digits: str) -> int | float:
    # Python refuses to read integers of some thousand digits; what JSON means by them is a number all the same.
    return int(digits) if len(digits) <= _LONGEST_INTEGER else float(digits)


def _refuse(constant: str) -> None:
    raise ValueError
