"""The judge against the contract's own examples, and against every case that the conformance suite has of a body."""

import base64
import json
from pathlib import Path

import pytest
from conftest import OPENAPI

from ivr_activity import InvalidMessageError, parse_message
from ivr_activity.json_text import JsonError, read_json
from ivr_activity.validation import find_faults

CASES = Path(__file__).parents[2] / "conformance" / "generated" / "cases" / "cases.json"
INVALID = sorted((OPENAPI / "examples" / "invalid").iterdir())


def body_of(case):
    body = case["request"].get("body") or {}
    if "base64" in body:
        return base64.b64decode(body["base64"])
    if "repeat" in body:
        return (body["before"] + body["repeat"] * (body["bytes"] // len(body["repeat"])) + body["after"]).encode()
    return body["text"].encode(body.get("encoding", "utf-8"), "surrogatepass") if "text" in body else None


def _judged_cases():
    for case in json.loads(CASES.read_text("utf-8"))["cases"]:
        strict, body = case["expect"]["strict"], body_of(case)
        # Cases of methods, paths and headers say nothing of the body.
        about_body = strict.get("keyword", "json") != "http" and case["area"] not in ("PRT", "RPT")
        if body is not None and about_body and strict["verdict"] != "any":
            yield pytest.param(body, strict, id=f"{case['id']} {case['title']}")


def faults_in(text):
    try:
        document = read_json(text)
    except JsonError:
        return [("", "json")]
    return [(fault.pointer, fault.code) for fault in find_faults(document)]


@pytest.mark.parametrize(("body", "strict"), list(_judged_cases()))
def test_case_gets_the_verdict_of_the_strict_profile(body, strict):
    faults = faults_in(body)
    assert bool(faults) == (strict["verdict"] == "reject"), faults
    if faults and "pointer" in strict:
        assert faults == [(strict["pointer"], strict["keyword"])]


def test_example_is_valid(example):
    assert find_faults(example) == []


@pytest.mark.parametrize("file", INVALID, ids=lambda file: file.name)
def test_invalid_example_is_refused(file):
    with pytest.raises(InvalidMessageError) as refusal:
        parse_message(file.read_bytes())
    assert refusal.value.errors
