"""Plays scenarios of the conformance suite with this client: one a line on standard input, what happened on standard output.

`--async` plays them with AsyncClient instead of Client. All that this file does is to call the public API and to report.
"""

import asyncio
import json
import sys
import traceback

from ivr_activity import (
    AsyncClient,
    AuthorizationError,
    BadRequestError,
    BodyTooLargeError,
    CallEndedError,
    Client,
    InvalidMessageError,
    InvalidTimeError,
    InvalidValueError,
    NetworkError,
    RedirectError,
    SendError,
    SendTimeoutError,
    TooManyRequestsError,
    UnexpectedStatusError,
    UnsupportedMediaTypeError,
    record_call,
)

OUTCOMES = {
    InvalidMessageError: "invalid",
    BadRequestError: "badRequest",
    AuthorizationError: "unauthorized",
    BodyTooLargeError: "tooLarge",
    UnsupportedMediaTypeError: "unsupportedMediaType",
    TooManyRequestsError: "tooManyRequests",
    RedirectError: "redirect",
    UnexpectedStatusError: "unexpectedStatus",
    SendTimeoutError: "timeout",
    NetworkError: "network",
}
REASONS = {InvalidValueError: "value", InvalidTimeError: "time", CallEndedError: "ended"}

CALL_ARGUMENTS = {
    "callId": "call_id",
    "customer": "customer",
    "service": "service",
    "startDirection": "start_direction",
    "startTime": "start_time",
    "leg": "leg",
    "requestPriority": "request_priority",
    "customerFirstName": "customer_first_name",
    "customerLastName": "customer_last_name",
}
SENDER_ARGUMENTS = {"id": "sender_id", "senderName": "sender_name", "additionalDetail": "additional_detail"}
CLIENT_ARGUMENTS = {"retries": "retries", "timeoutMs": "timeout_ms", "deadlineMs": "deadline_ms", "token": "token"}


def renamed(members, names):
    return {argument: members[name] for name, argument in names.items() if name in members}


def played(scenario, send):
    return recorded(scenario) if scenario["kind"] == "recording" else sent(scenario, send)


def recorded(scenario):
    clock = scenario["now"]
    step = "call"
    try:
        call = record_call(
            **renamed(scenario["call"], CALL_ARGUMENTS),
            **renamed(scenario["call"]["sender"], SENDER_ARGUMENTS),
            now=lambda: clock,
            new_id=lambda: scenario["messageId"],
        )
        for step, happening in enumerate(scenario["steps"]):
            clock = happening["now"]
            record(call, happening)
        return {"message": call.to_message().to_dict()}
    except tuple(REASONS) as error:
        show(error)
        return {"refused": {"step": step, "reason": REASONS[type(error)]}}


def record(call, happening):
    if "visit" in happening:
        call.visit(**happening["visit"])
    elif "variable" in happening:
        call.variable(**{"value": None, **happening["variable"]})
    else:
        call.end(**happening["end"])


def sent(scenario, send):
    attempts = []
    options = renamed(scenario["client"], CLIENT_ARGUMENTS)
    report = send(scenario["target"], {**options, "on_attempt": attempts.append}, scenario["message"])
    return {**report, "attempts": len(attempts)}


def send(target, options, message):
    try:
        with Client(target, **options) as client:
            return accepted(client.send(message))
    except SendError as error:
        return failed(error)


async def send_async(target, options, message):
    try:
        async with AsyncClient(target, **options) as client:
            return accepted(await client.send(message))
    except SendError as error:
        return failed(error)


def accepted(result):
    return {"outcome": "accepted", "status": result.status}


def show(error):
    """All that a program could log of an error, for the runner to look for what must not be there."""
    print("".join(traceback.format_exception(error)), repr(error), vars(error), file=sys.stderr, flush=True)


def failed(error):
    show(error)
    report = {"outcome": OUTCOMES[type(error)]}
    for name, attribute in (("status", "status"), ("retryAfterMs", "retry_after_ms"), ("location", "location")):
        if getattr(error, attribute, None) is not None:
            report[name] = getattr(error, attribute)
    if hasattr(error, "errors"):
        found = [{"pointer": fault.pointer, "code": fault.code} for fault in error.errors]
        report["errors"] = sorted(found, key=lambda fault: (fault["pointer"], fault["code"]))
    return report


def main():
    by_event_loop = "--async" in sys.argv[1:]
    sending = (lambda *call: asyncio.run(send_async(*call))) if by_event_loop else send
    sys.stdin.reconfigure(encoding="utf-8")
    sys.stdout.reconfigure(encoding="utf-8")
    for line in sys.stdin:
        print(json.dumps(played(json.loads(line), sending)), flush=True)


if __name__ == "__main__":
    main()
