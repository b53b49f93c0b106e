from collections.abc import Mapping
from typing import Any

from ivr_activity.errors import InvalidMessageError
from ivr_activity.fault import Fault
from ivr_activity.generated.models.ivr_aggregated_activity import IvrAggregatedActivity
from ivr_activity.json_text import JsonError, read_json, write_json
from ivr_activity.validation import find_faults


def parse_message(message: str | bytes | Mapping[str, Any]) -> IvrAggregatedActivity:
    """Reads a message from JSON text or from a dict.

    Unlike `IvrAggregatedActivity.from_json`, whose errors show the refused value, it raises errors that are safe to log.

    :returns: the typed message; members that the contract does not know are kept in `additional_properties`
    :raises InvalidMessageError: it breaks the contract; its `url` is empty
    """
    document, faults = _judged(message)
    typed = None if faults else _typed(document)
    if typed is None:
        raise InvalidMessageError("", faults or [Fault("", "json", "must be a message that the class can hold")])
    return typed


def _judged(message: str | bytes | Mapping[str, Any]) -> tuple[Any, list[Fault]]:
    try:
        text = message if isinstance(message, (str, bytes)) else write_json(message)
        # The model takes no 1.0 for an integer, which JSON does.
        document = read_json(text, keep_floats=False)
    except JsonError as error:
        return None, [Fault("", "json", str(error))]
    return document, find_faults(document)


def _typed(document: Any) -> IvrAggregatedActivity | None:
    try:
        return IvrAggregatedActivity.from_dict(document)
    except ValueError:
        # pydantic's error shows the value.
        return None
