"""Judges messages by the schema, so that every client says the same of the same message."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Any

from jsonschema import Draft202012Validator, validators
from jsonschema.exceptions import ValidationError
from jsonschema.protocols import Validator

from ivr_activity import contract
from ivr_activity.fault import Fault


def find_faults(message: Any) -> list[Fault]:
    """What breaks the contract, as JSON was read; empty when nothing does. One for each mistake, and no more than receivers tell."""
    return list(islice(_faults(message), contract.MAX_ERRORS))


def _faults(message: Any) -> Iterator[Fault]:
    wrong_type: str | None = None
    for error in _validator().iter_errors(message):
        pointer = "".join(f"/{step}" for step in error.absolute_path)
        # A value of the wrong type is not among the allowed ones either; that is no second mistake.
        if pointer == wrong_type:
            continue
        if error.validator == "type":
            wrong_type = pointer
        yield Fault(pointer, str(error.validator), _due(str(error.validator), error.validator_value))


@cache
def _validator() -> Validator:
    keywords = {"pattern": _pattern, "required": _required}
    kind: type[Validator] = validators.extend(Draft202012Validator, keywords)  # type: ignore[no-untyped-call]
    return kind(contract.schema())


def _required(_: Validator, names: list[str], value: object, __: object) -> Iterator[ValidationError]:
    """A missing member is named by its own path."""
    if isinstance(value, dict):
        yield from (ValidationError("", path=[name]) for name in names if name not in value)


def _pattern(_: Validator, pattern: str, value: object, __: object) -> Iterator[ValidationError]:
    if isinstance(value, str) and not _compiled(pattern).search(value):
        yield ValidationError("")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """The pattern as ECMA-262 means it: `$` is the very end, where Python's also takes the place before a last line break."""
    escape_class_or_end = r"\\.|\[(?:\\.|[^\]\\])*\]|\$"
    return re.compile(re.sub(escape_class_or_end, lambda part: r"\Z" if part[0] == "$" else part[0], pattern), re.ASCII)


def _due(keyword: str, value: Any) -> str:
    if keyword == "required":
        return "is required"
    if keyword == "type":
        return f"must be {'an' if value[0] in 'aio' else 'a'} {value}"
    if keyword == "enum":
        return f"must be {' or '.join(value)}"
    if keyword == "minimum":
        return f"must be at least {value}"
    if keyword == "maximum":
        return f"must be at most {value}"
    return f"must match {value}" if "0-9" in value else "must not be blank"
