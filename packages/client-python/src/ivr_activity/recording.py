import time as system_time
import uuid
from collections.abc import Callable, Mapping
from typing import Any, Literal, TypeAlias

from ivr_activity import contract
from ivr_activity.epoch_ms import Time, epoch_ms
from ivr_activity.generated.models.ivr_aggregated_activity import IvrAggregatedActivity
from ivr_activity.json_text import JsonError, has_half_character, read_json, write_json
from ivr_activity.recording_errors import CallEndedError, InvalidValueError
from ivr_activity.validation import find_faults

EndDirection: TypeAlias = Literal["DIALOG_ENDED", "TRANSFER"]
StartDirection: TypeAlias = Literal["INBOUND", "OUTBOUND"]

# What a recorder calls the members that it fills in, where that is not the member's own name.
_ARGUMENT_NAMES = {
    "/id": "new_id()",
    "/header/channelData/channelCustomerIdentifier": "customer",
    "/header/channelData/serviceIdentifier": "service",
    "/header/channelData/requestPriority": "request_priority",
    "/header/channelData/customerFirstName": "customer_first_name",
    "/header/channelData/customerLastName": "customer_last_name",
    "/header/channelData/additionalAttributes/0/key": "name",
    "/header/sender/id": "sender_id",
    "/header/sender/senderName": "sender_name",
    "/header/sender/additionalDetail": "additional_detail",
    "/body/callId": "call_id",
    "/body/startDirection": "start_direction",
}


def record_call(
    *,
    call_id: str,
    customer: str,
    service: str,
    sender_id: str,
    sender_name: str,
    additional_detail: Mapping[str, Any] | None = None,
    start_direction: StartDirection = "INBOUND",
    start_time: Time | None = None,
    leg: str | None = None,
    request_priority: int | None = None,
    customer_first_name: str | None = None,
    customer_last_name: str | None = None,
    now: Callable[[], float] | None = None,
    new_id: Callable[[], str] | None = None,
) -> "CallRecorder":
    """Begins to record a call: what the IVR calls while the caller moves through its menus becomes the message to send.

    :param call_id: the Finesse dialog id or the CX Voice call id
    :param customer: the caller's number (ANI); of an outbound call the number that was called
    :param service: the number dialled (DN), for which a voice channel exists in Unified Admin
    :param sender_id: the IVR's id, the same in every message
    :param sender_name: the IVR's name, the same in every message
    :param additional_detail: free data on the IVR
    :param start_direction: who started the call, the caller (`INBOUND`) or a campaign
    :param start_time: when the call started on the IVR; now, unless told otherwise
    :param leg: which leg of the call
    :param request_priority: the priority of the request in the queue, 0 to 10
    :param now: the clock, in epoch milliseconds; the system's unless told otherwise
    :param new_id: makes the `id` of the message; a random UUID unless told otherwise
    :raises InvalidValueError: an argument is not what the contract wants; its value is not repeated in the error
    :raises InvalidTimeError: a time is not in milliseconds
    """
    clock = _CallClock(now or _system_clock, start_time)
    channel_data = {
        "channelCustomerIdentifier": customer,
        "serviceIdentifier": service,
        "requestPriority": request_priority,
        "customerFirstName": customer_first_name,
        "customerLastName": customer_last_name,
    }
    sender = {
        "id": sender_id,
        "senderName": sender_name,
        "type": _constant("/header/sender/type"),
        "additionalDetail": additional_detail,
    }
    body = {
        "type": _constant("/body/type"),
        "callId": call_id,
        "leg": leg,
        "startDirection": start_direction,
        "startTime": clock.start_time,
    }
    call = {
        "id": (new_id or _random_id)(),
        "header": {
            "channelData": _given(channel_data, "requestPriority", "customerFirstName", "customerLastName"),
            "timestamp": clock.start_time,
            "intent": _constant("/header/intent"),
            "sender": _given(sender, "additionalDetail"),
        },
        "body": _given(body, "leg"),
    }
    copied: dict[str, Any] = _as_json(call, "each argument")
    _assert_valid(copied)
    return CallRecorder(copied, clock)


class CallRecorder:
    """Records one call while it runs on the IVR. Made by `record_call`."""

    def __init__(self, call: dict[str, Any], clock: "_CallClock") -> None:
        self._call, self._clock = call, clock
        self._activities: list[dict[str, Any]] = []
        self._variables: dict[str, dict[str, Any]] = {}
        self._end: dict[str, Any] = {}

    def visit(
        self, menu: str, selection: str = "", metadata: Mapping[str, Any] | None = None, time: Time | None = None
    ) -> "CallRecorder":
        """The caller visits a menu.

        :param selection: what the caller chose; left out when nothing was chosen
        :param metadata: free data on the visit, which has to have a JSON form
        :param time: when it was; now, unless told otherwise
        :raises InvalidValueError: a value is not what the contract wants; it is not repeated in the error
        :raises InvalidTimeError: the time is not in milliseconds
        :raises CallEndedError: the call has ended
        """
        if self._end:
            raise CallEndedError("The call has ended: record a visit before the end.")
        timestamp = str(self._clock.read(time))
        activity = {"menu": _as_json(menu, "menu"), "selection": _as_json(selection, "selection"), "timestamp": timestamp}
        if metadata is not None:
            activity["metadata"] = _as_json(metadata, "metadata")
        _assert_valid({**self._call, "body": {**self._call["body"], "activities": [activity]}})
        self._activities.append(activity)
        return self

    def variable(self, name: str, value: object, type: str = "String2000") -> "CallRecorder":
        """Sets a call variable; again, for another value.

        :param name: `callVariable0` to `callVariable10`, or one of your own
        :param value: any JSON; empty and None leave it unset
        :param type: what the value is declared as
        :raises InvalidValueError: a value is not what the contract wants; it is not repeated in the error
        """
        attribute = {"key": _as_json(name, "name"), "type": type, "value": "" if value is None else _as_json(value, "value")}
        _assert_valid(self._with_variables([attribute]))
        self._variables[name] = attribute
        self._clock.read(None)
        return self

    def end(self, direction: EndDirection, time: Time | None = None) -> "CallRecorder":
        """The call ends on the IVR: given to an agent (`TRANSFER`), or over (`DIALOG_ENDED`). The first end counts, because IVRs
        report a hang-up after a transfer too.

        :param time: when it was; now, unless told otherwise
        :raises InvalidValueError: the direction is not one of the two
        :raises InvalidTimeError: the time is not in milliseconds
        """
        directions: list[str] = contract.rule_of("/body/endDirection")["enum"]
        if direction not in directions:
            raise InvalidValueError(f"direction must be {' or '.join(directions)}.")
        end_time = self._clock.read(time)
        self._end = self._end or {"endDirection": direction, "endTime": end_time}
        return self

    def to_message(self) -> IvrAggregatedActivity:
        """The message on the call so far, valid at any time. Reads no clock: without a record in between, it is the same message
        again, in a new object.
        """
        message = self._with_variables(list(self._variables.values()))
        visited = sorted(self._activities, key=lambda activity: int(activity["timestamp"]))
        header = {**message["header"], "timestamp": self._clock.reading}
        document = {**message, "header": header, "body": {**message["body"], **self._end, "activities": visited}}
        # Written and read, so that nobody can change the record through it.
        typed = IvrAggregatedActivity.from_dict(read_json(write_json(document)))
        assert typed is not None
        return typed

    def _with_variables(self, variables: list[dict[str, Any]]) -> dict[str, Any]:
        if not variables:
            return self._call
        header = self._call["header"]
        channel_data = {**header["channelData"], "additionalAttributes": variables}
        return {**self._call, "header": {**header, "channelData": channel_data}}


class _CallClock:
    """The times of one call. A clock that is set back does not turn their order around."""

    def __init__(self, now: Callable[[], float], start: Time | None) -> None:
        self._now = now
        self.reading = epoch_ms(now(), "now()")
        self.start_time = self.reading if start is None else epoch_ms(start, "start_time")
        self._latest = self.start_time

    def read(self, time: Time | None) -> int:
        """The time given, or what the clock says."""
        given = None if time is None else epoch_ms(time, "time")
        self.reading = epoch_ms(self._now(), "now()")
        value = max(self._latest, self.reading) if given is None else given
        self._latest = max(self._latest, value)
        return value


def _system_clock() -> float:
    return system_time.time() * 1000


def _random_id() -> str:
    return str(uuid.uuid4())


def _constant(pointer: str) -> str:
    [value] = contract.rule_of(pointer)["enum"]
    return str(value)


def _given(members: dict[str, Any], *optional: str) -> dict[str, Any]:
    return {name: value for name, value in members.items() if value is not None or name not in optional}


def _as_json(value: object, name: str) -> Any:
    """A value as JSON holds it, so that a later change of it changes no record."""
    try:
        copy = read_json(write_json(value))
        fault = "must be text without half a surrogate pair" if has_half_character(copy) else None
    except JsonError as error:
        fault = str(error)
    if fault is not None:
        raise InvalidValueError(f"{name} {fault}.")
    return copy


def _assert_valid(message: dict[str, Any]) -> None:
    """Refuses what the contract refuses, naming the argument and what is due; the value is not repeated."""
    faults = find_faults(message)
    if faults:
        pointer, due = faults[0].pointer, faults[0].message
        raise InvalidValueError(f"{_ARGUMENT_NAMES.get(pointer) or pointer.rpartition('/')[2]} {due}.")
