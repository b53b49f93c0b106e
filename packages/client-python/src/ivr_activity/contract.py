"""The facts of the contract, as they were generated from it."""

import json
from functools import cache
from importlib.resources import files
from typing import Any


def _read(name: str) -> dict[str, Any]:
    text = (files("ivr_activity") / "generated" / "contract" / name).read_text("utf-8")
    facts: dict[str, Any] = json.loads(text)
    return facts


_operation = _read("operation.json")

PATH: str = _operation["path"]
METHOD: str = _operation["method"]
MEDIA_TYPE: str = _operation["mediaType"]
MAX_ERRORS: int = _operation["maxErrors"]
INGRESS_CONNECT_TIMEOUT_MS: int = _operation["ingressConnectTimeoutMs"]
INGRESS_READ_TIMEOUT_MS: int = _operation["ingressReadTimeoutMs"]


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema of the message, strict profile."""
    return _read("schema.json")


def rule_of(pointer: str) -> dict[str, Any]:
    """What the schema says of the member at a pointer, such as `/header/timestamp`."""
    rule = _resolved(schema())
    for name in pointer.split("/")[1:]:
        rule = _resolved(rule["properties"][name])
    return rule


def _resolved(rule: dict[str, Any]) -> dict[str, Any]:
    target = rule.get("$ref")
    return rule if target is None else schema()["$defs"][target.rpartition("/")[2]]
