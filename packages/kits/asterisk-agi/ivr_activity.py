#!/usr/bin/env python3
"""Sends Expertflow CX the message on a call when the call ends on Asterisk. Copy this file into the folder of AGI scripts,
and extensions.conf beside it into the dialplan. It needs Python 3.8 or later and no package.

The target is IVR_TARGET_URL in the environment of Asterisk, or the one below; a bearer token is IVR_TARGET_TOKEN.
"""

import email.utils
import http.client
import json
import os
import random
import signal
import sys
import time
import urllib.parse
import uuid

TARGET = os.environ.get("IVR_TARGET_URL", "https://cx.example.com/ccm")
TOKEN = os.environ.get("IVR_TARGET_TOKEN")
SENDER = {"id": "f1370ff7-43fa-496e-9966-e64061d35f5c", "senderName": "MY-IVR", "type": "IVR"}
# One attempt may take as long as the platform's ingress waits itself, 5 s to connect and 10 s to read.
TIMEOUT_S = float(os.environ.get("IVR_TIMEOUT_S", "15"))
DEADLINE_S = 60
# How often each status is worth a retry; None is no answer at all.
RETRIES = {None: 3, 408: 3, 429: 3, 500: 2, 502: 3, 503: 3, 504: 3}
CALL_VARIABLES = [f"callVariable{number}" for number in range(11)]


class Agi:
    """What Asterisk tells an AGI script over its standard input and output."""

    def __init__(self):
        self.environment = {}
        while line := read_line():
            name, _, value = line.partition(": ")
            self.environment[name] = value

    def variable(self, name):
        """The text of a channel variable; None when it is not set."""
        print(f"GET VARIABLE {name}", flush=True)
        answer = read_line()
        return answer[answer.index("(") + 1 : answer.rindex(")")] if answer.startswith("200 result=1 (") else None

    def log(self, text):
        print(f'VERBOSE "{text}" 1', flush=True)
        read_line()


def read_line():
    # A caller's name can be in any encoding, and the call's message must not be lost for it.
    return sys.stdin.buffer.readline().decode("utf-8", "replace").rstrip("\r\n")


def message(agi):
    """The message on the call that is over."""
    now = time.time_ns() // 1_000_000
    activities = []
    for visit in (agi.variable("IVR_VISITS") or "").split("/"):
        if visit:
            menu, selection, at = visit.split(":")
            unquote = urllib.parse.unquote
            activities.append({"menu": unquote(menu), "selection": unquote(selection), "timestamp": at})
    attributes = []
    for name in CALL_VARIABLES:
        value = agi.variable(name)
        if value is not None:
            attributes.append({"key": name, "type": "String2000", "value": value})
    caller = agi.environment.get("agi_callerid", "")
    return {
        "id": str(uuid.uuid4()),
        "header": {
            "channelData": {
                # Asterisk says unknown for a withheld number, and an empty one would be refused.
                "channelCustomerIdentifier": caller if caller.strip() and caller != "unknown" else "anonymous",
                "serviceIdentifier": agi.variable("IVR_SERVICE"),
                "additionalAttributes": attributes,
            },
            "timestamp": now,
            "intent": "IVR_AGGREGATED_ACTIVITY",
            "sender": SENDER,
        },
        "body": {
            "type": "IVR_AGGREGATED_ACTIVITY",
            "callId": agi.environment["agi_uniqueid"],
            "startDirection": "INBOUND",
            # Who does not transfer the call lets it end here: the caller hung up, or the IVR did.
            "endDirection": "TRANSFER" if agi.variable("IVR_END") == "TRANSFER" else "DIALOG_ENDED",
            "startTime": int(agi.variable("IVR_START") or now),
            "endTime": now,
            "activities": activities,
        },
    }


def send(body):
    """Sends the same bytes until they are accepted, refused, or not worth another try.

    Returns the last status, None when there was no answer.
    """
    end = time.monotonic() + DEADLINE_S
    attempt = 0
    while True:
        attempt += 1
        status, asked_s = attempt_once(body, min(TIMEOUT_S, end - time.monotonic()))
        # A random part, so that IVRs which failed together do not come back together.
        wait_s = random.uniform(0, min(10, 0.5 * 2 ** (attempt - 1))) + min(asked_s, 60)
        if attempt > RETRIES.get(status, 0) or time.monotonic() + wait_s >= end:
            return status
        time.sleep(wait_s)


def attempt_once(body, timeout_s):
    url = urllib.parse.urlsplit(TARGET)
    kind = http.client.HTTPSConnection if url.scheme == "https" else http.client.HTTPConnection
    connection = kind(url.hostname, url.port, timeout=timeout_s)
    headers = {"Content-Type": "application/json", **({"Authorization": f"Bearer {TOKEN}"} if TOKEN else {})}
    try:
        connection.request("POST", url.path.rstrip("/") + "/message/receive", body, headers)
        answer = connection.getresponse()
        return answer.status, retry_after_s(answer.getheader("Retry-After"))
    except (OSError, http.client.HTTPException):
        return None, 0
    finally:
        connection.close()


def retry_after_s(header):
    """What Retry-After asks for, in seconds or as a date."""
    if header is None:
        return 0
    if header.strip().isdigit():
        return int(header)
    try:
        return max(0.0, email.utils.parsedate_to_datetime(header).timestamp() - time.time())
    except (TypeError, ValueError):
        return 0


def main():
    # Asterisk sends it when the channel is gone, which is just when the message is due.
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    agi = Agi()
    the_message = message(agi)
    status = send(json.dumps(the_message, ensure_ascii=False).encode("utf-8", "replace"))
    agi.log(f"ivr_activity: message {the_message['id']} was answered {status or 'nothing'}")
    return 0 if status is not None and 200 <= status < 300 else 1


if __name__ == "__main__":
    sys.exit(main())
