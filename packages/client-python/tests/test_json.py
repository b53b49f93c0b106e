"""Where Python's own idea of JSON, numbers and patterns is another than the contract's."""

import copy
import json

import pytest

from ivr_activity import InvalidMessageError, parse_message
from ivr_activity.json_text import JsonError, read_json, write_json
from ivr_activity.validation import find_faults


def faults(message):
    return [(fault.pointer, fault.code) for fault in find_faults(message)]


@pytest.fixture
def message(guide_sample_json):
    return copy.deepcopy(guide_sample_json)


@pytest.mark.parametrize(
    "text",
    ["NaN", "[Infinity]", "-Infinity", "{'a':1}", '{"a":1,}', "1 2", "", " ", '"\n"', "\ufeff\ufeff{}", "01", "+1", ".5", "[1]x"],
)
def test_what_is_no_json_is_refused(text):
    with pytest.raises(JsonError):
        read_json(text)
    with pytest.raises(JsonError):
        read_json(text.encode())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-16-le"])
def test_other_encodings_are_refused(encoding):
    with pytest.raises(JsonError):
        read_json('{"a":1}'.encode(encoding))


@pytest.mark.parametrize("value", [float("nan"), float("inf"), {1, 2}, b"x", object(), {"a": (1, 2j)}])
def test_what_has_no_json_form_is_refused(value):
    with pytest.raises(JsonError) as refusal:
        write_json(value)
    assert refusal.value.__context__ is None


def test_a_cycle_and_a_great_depth_are_refused():
    cycle = []
    cycle.append(cycle)
    with pytest.raises(JsonError):
        write_json(cycle)
    with pytest.raises(JsonError):
        read_json("[" * 200_000)


def test_a_whole_number_may_be_written_with_a_fraction(message):
    message["header"]["timestamp"] = 1680692114700.0
    assert faults(message) == []
    assert parse_message(json.dumps(message)).header.timestamp == 1680692114700


@pytest.mark.parametrize("value", [True, False, "1680692114700", 1680692114700.5, None, 1e400, [], {}])
def test_what_is_no_integer_is_refused(message, value):
    message["header"]["timestamp"] = value
    assert faults(message) == [("/header/timestamp", "type")]


def test_integers_of_any_length_are_read(message):
    text = json.dumps(message).replace("1680692114700,", "1" + "0" * 6000 + ",", 1)
    assert faults(read_json(text)) in ([("/header/timestamp", "maximum")], [("/header/timestamp", "type")])
    message["body"]["mine"] = 10**300
    assert faults(read_json(json.dumps(message))) == []


@pytest.mark.parametrize("digits", ["1680692114700\n", "1680692114700 ", "١٦٨٠٦٩٢٠١٩٧٠٠", "1" * 16, "1" * 12])
def test_digits_are_ascii_and_nothing_follows_them(message, digits):
    message["body"]["activities"][0]["timestamp"] = digits
    assert faults(message) == [("/body/activities/0/timestamp", "pattern")]


@pytest.mark.parametrize("blank", ["", " ", "\n\t\r", "\x00\x1f\x20"])
def test_a_blank_is_what_the_contract_calls_one(message, blank):
    message["id"] = blank
    assert faults(message) == [("/id", "pattern")]


def test_a_no_break_space_is_no_blank(message):
    message["id"] = "\u00a0"
    assert faults(message) == []


def test_a_value_of_the_wrong_type_is_one_fault(message):
    message["body"]["type"] = 5
    message["header"]["intent"] = None
    del message["header"]["sender"]
    assert sorted(faults(message)) == [("/body/type", "type"), ("/header/intent", "type"), ("/header/sender", "required")]


def test_a_hundred_faults_are_told_at_most(message):
    message["body"]["activities"] = [{}] * 100_000
    assert len(faults(message)) == 100


def test_of_two_members_with_one_name_the_last_counts(message):
    text = json.dumps(message)
    assert faults(read_json(text[:-1] + ', "id": ""}')) == [("/id", "pattern")]


@pytest.mark.parametrize("text", ['{"id": "5550188"}', b"5550188", {"id": {"5550188"}}, '{"id":"5550188\\ud800"}'])
def test_parse_message_shows_no_value(text):
    with pytest.raises(InvalidMessageError) as refusal:
        parse_message(text)
    error = refusal.value
    assert "5550188" not in f"{error!s} {error!r} {vars(error)}"
    assert error.__cause__ is None and error.__context__ is None


def test_parse_message_keeps_what_the_contract_does_not_know(example):
    assert parse_message(example).to_dict() == example


def test_half_a_surrogate_pair_is_kept_as_an_escape(message):
    message["id"] = "\ud800"
    assert rb'"id":"\ud800"' in write_json(parse_message(message).to_dict())
