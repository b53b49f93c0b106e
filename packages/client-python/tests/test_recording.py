import json
import uuid
from datetime import datetime, timedelta, timezone

import pytest

from ivr_activity import CallEndedError, InvalidTimeError, InvalidValueError, record_call
from ivr_activity.validation import find_faults

START = 1680692019700
CALL = {"call_id": "1234", "customer": "5550100", "service": "1218", "sender_id": "ivr-1", "sender_name": "MY-IVR"}


def recorded(**options):
    """A call whose clock goes on by a second with each reading."""
    readings = iter(range(START, START + 1_000_000, 1000))
    return record_call(**{**CALL, "now": lambda: next(readings), "new_id": lambda: "id-1", **options})


def test_a_call_becomes_the_message_on_it():
    call = recorded().visit("Main", "Billing", {"attempts": 2}).variable("callVariable1", "42225").visit("Billing")
    assert call.end("TRANSFER").to_message().to_dict() == {
        "id": "id-1",
        "header": {
            "channelData": {
                "channelCustomerIdentifier": "5550100",
                "serviceIdentifier": "1218",
                "additionalAttributes": [{"key": "callVariable1", "type": "String2000", "value": "42225"}],
            },
            "timestamp": START + 4000,
            "intent": "IVR_AGGREGATED_ACTIVITY",
            "sender": {"id": "ivr-1", "senderName": "MY-IVR", "type": "IVR"},
        },
        "body": {
            "type": "IVR_AGGREGATED_ACTIVITY",
            "callId": "1234",
            "startDirection": "INBOUND",
            "startTime": START,
            "endDirection": "TRANSFER",
            "endTime": START + 4000,
            "activities": [
                {"menu": "Main", "selection": "Billing", "timestamp": str(START + 1000), "metadata": {"attempts": 2}},
                {"menu": "Billing", "selection": "", "timestamp": str(START + 3000)},
            ],
        },
    }


def test_a_call_that_has_only_begun_is_valid_with_the_clock_and_the_id_of_the_system():
    message = record_call(**CALL).to_message()
    assert find_faults(message.to_dict()) == []
    assert uuid.UUID(message.id).version == 4
    assert message.to_dict()["body"]["activities"] == []
    assert "additionalAttributes" not in message.to_dict()["header"]["channelData"]


def test_the_message_is_the_same_again_and_nobody_changes_the_record_through_it():
    metadata = {"list": [1]}
    call = recorded().visit("Main", "", metadata).variable("list", ["a"], "StringList")
    before = call.to_message().to_json()
    metadata["list"].append(2)
    call.to_message().body.activities.clear()
    assert call.to_message().to_json() == before


@pytest.mark.parametrize(
    "time",
    [
        START,
        START + 0.7,
        str(START),
        datetime.fromtimestamp(START / 1000, timezone.utc),
        datetime.fromtimestamp(START / 1000, timezone(timedelta(hours=-5))),
        datetime.fromtimestamp(START / 1000, timezone.utc) + timedelta(microseconds=999),
    ],
    ids=repr,
)
def test_a_time_is_a_datetime_milliseconds_or_digits(time):
    body = recorded(start_time=time).end("TRANSFER", time).to_message().to_dict()["body"]
    assert (body["startTime"], body["endTime"]) == (START, START)


@pytest.mark.parametrize(
    ("time", "error", "sentence"),
    [
        (1680692019, InvalidTimeError, "start_time looks like seconds: multiply it by 1000."),
        ("1680692019", InvalidTimeError, "start_time looks like seconds: multiply it by 1000."),
        (1680692019.25, InvalidTimeError, "start_time looks like seconds: multiply it by 1000."),
        (START * 1000, InvalidTimeError, "start_time looks like microseconds: divide it by 1000."),
        (0, InvalidTimeError, "start_time must be epoch milliseconds, from 1000000000000 to 253402300799999."),
        (float("nan"), InvalidTimeError, "start_time must be epoch milliseconds, from"),
        (float("inf"), InvalidTimeError, "start_time must be epoch milliseconds, from"),
        pytest.param("9" * 5000, InvalidTimeError, "start_time must be epoch milliseconds, from", id="many digits"),
        pytest.param(10**4000, InvalidTimeError, "start_time must be epoch milliseconds, from", id="a huge integer"),
        (datetime(1, 1, 1, tzinfo=timezone.utc), InvalidTimeError, "start_time must be epoch milliseconds, from"),
        (datetime(2023, 4, 5, 10, 0), InvalidValueError, "start_time must be a datetime with a time zone"),
        ("2023-04-05T10:00:00Z", InvalidValueError, "start_time must be a datetime, or epoch milliseconds"),
        (str(START) + "\n", InvalidValueError, "start_time must be a datetime, or epoch milliseconds"),
        ("١٦٨٠٦٩٢٠١٩٧٠٠", InvalidValueError, "start_time must be a datetime, or epoch milliseconds"),
        ("", InvalidValueError, "start_time must be a datetime, or epoch milliseconds"),
        (True, InvalidValueError, "start_time must be a datetime, or epoch milliseconds"),
    ],
)
def test_what_is_no_time_is_refused_with_a_sentence(time, error, sentence):
    with pytest.raises(error) as refusal:
        recorded(start_time=time)
    assert str(refusal.value).startswith(sentence)


def test_every_time_is_checked():
    with pytest.raises(InvalidTimeError, match=r"^now\(\) looks like seconds"):
        recorded(now=lambda: 1680692019)
    with pytest.raises(InvalidTimeError, match="^time looks like seconds"):
        recorded().visit("Main", time=1680692019)
    with pytest.raises(InvalidTimeError, match="^time looks like seconds"):
        recorded().end("TRANSFER", 1680692019)


def test_visits_come_out_in_the_order_of_time_also_when_the_clock_is_set_back():
    readings = iter([START, START + 5000, START + 1000, START + 2000, START + 500])
    call = recorded(now=lambda: next(readings)).visit("Main").visit("Sub").visit("First", time=START + 10)
    message = call.end("TRANSFER").to_message()
    activities = message.body.activities
    assert [(visit.menu, int(visit.timestamp) - START) for visit in activities] == [("First", 10), ("Main", 5000), ("Sub", 5000)]
    assert message.body.end_time == START + 5000
    assert message.header.timestamp == START + 500


def test_the_first_end_counts_and_a_visit_after_it_is_refused():
    call = recorded().end("TRANSFER").end("DIALOG_ENDED").variable("callVariable1", "late")
    assert call.to_message().body.end_direction == "TRANSFER"
    with pytest.raises(CallEndedError):
        call.visit("Main")


def test_a_variable_that_is_set_again_has_its_last_value_in_its_first_place():
    call = recorded().variable("a", "1").variable("b", None).variable("a", 7, "Number")
    attributes = call.to_message().to_dict()["header"]["channelData"]["additionalAttributes"]
    assert attributes == [{"key": "a", "type": "Number", "value": 7}, {"key": "b", "type": "String2000", "value": ""}]


SECRET = "5550188"


@pytest.mark.parametrize(
    ("sentence", "options"),
    [
        ("call_id must not be blank.", {"call_id": " "}),
        ("customer must not be blank.", {"customer": ""}),
        ("customer must be a string.", {"customer": int(SECRET)}),
        ("service must not be blank.", {"service": "\t"}),
        ("sender_id must not be blank.", {"sender_id": ""}),
        ("sender_name must be a string.", {"sender_name": None}),
        ("additional_detail must be an object.", {"additional_detail": [SECRET]}),
        ("start_direction must be INBOUND or OUTBOUND.", {"start_direction": SECRET}),
        ("leg must be a string.", {"leg": int(SECRET)}),
        ("request_priority must be at most 10.", {"request_priority": int(SECRET)}),
        ("request_priority must be an integer.", {"request_priority": True}),
        ("new_id() must not be blank.", {"new_id": lambda: ""}),
        ("each argument must have a JSON form", {"additional_detail": {"at": {SECRET}}}),
        ("each argument must be text without half", {"customer": SECRET + "\udc80"}),
    ],
)
def test_a_wrong_argument_is_named_and_its_value_is_not(sentence, options):
    with pytest.raises(InvalidValueError) as refusal:
        recorded(**options)
    assert str(refusal.value).startswith(sentence)
    assert SECRET not in str(refusal.value)
    assert refusal.value.__cause__ is None and refusal.value.__context__ is None


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("menu must not be blank.", lambda call: call.visit(" ")),
        ("selection must be a string.", lambda call: call.visit("Main", 1)),
        ("metadata must be an object.", lambda call: call.visit("Main", "", [SECRET])),
        ("metadata must have a JSON form", lambda call: call.visit("Main", "", {"x": float("nan")})),
        ("menu must be text without half", lambda call: call.visit(SECRET + "\ud800")),
        ("name must not be blank.", lambda call: call.variable(" ", SECRET)),
        ("value must have a JSON form", lambda call: call.variable("x", {SECRET})),
        ("type must be Alphanum100 or", lambda call: call.variable("x", "x", "String")),
        ("direction must be DIALOG_ENDED or TRANSFER.", lambda call: call.end("HANGUP")),
    ],
)
def test_a_wrong_step_is_refused_and_not_recorded(sentence, act):
    call = recorded()
    before = json.dumps(call.to_message().to_dict()["body"])
    with pytest.raises(InvalidValueError) as refusal:
        act(call)
    assert str(refusal.value).startswith(sentence)
    assert SECRET not in str(refusal.value)
    assert refusal.value.__context__ is None
    assert json.dumps(call.to_message().to_dict()["body"]) == before
