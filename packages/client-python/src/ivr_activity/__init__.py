"""Sends the message that an IVR owes Expertflow CX at the end of a call.

>>> from ivr_activity import Client, record_call
>>> call = record_call(call_id="1234", customer="5550100", service="1218", sender_id="ivr-1", sender_name="MY-IVR")
>>> message = call.visit("Main", "Billing").end("TRANSFER").to_message()
>>> with Client("https://cx.example.com/ccm") as client:
...     client.send(message)
"""

from importlib.metadata import version as _version

from ivr_activity.async_client import AsyncClient
from ivr_activity.client import Client
from ivr_activity.errors import (
    AnswerError,
    AuthorizationError,
    BadRequestError,
    BodyTooLargeError,
    InvalidMessageError,
    NetworkError,
    RedirectError,
    SendError,
    SendTimeoutError,
    TooManyRequestsError,
    UnexpectedStatusError,
    UnsupportedMediaTypeError,
)
from ivr_activity.fault import Fault
from ivr_activity.generated.models.activity import Activity
from ivr_activity.generated.models.activity_body import ActivityBody
from ivr_activity.generated.models.additional_attribute import AdditionalAttribute
from ivr_activity.generated.models.channel_data import ChannelData
from ivr_activity.generated.models.customer import Customer
from ivr_activity.generated.models.ivr_aggregated_activity import IvrAggregatedActivity
from ivr_activity.generated.models.message_header import MessageHeader
from ivr_activity.generated.models.sender import Sender
from ivr_activity.hooks import Attempt, FailedAttempt, RetriedAttempt
from ivr_activity.parsing import parse_message
from ivr_activity.recording import CallRecorder, record_call
from ivr_activity.recording_errors import CallEndedError, InvalidTimeError, InvalidValueError
from ivr_activity.sending import Message, SendResult

__version__ = _version("ivr-activity")

__all__ = [
    "Activity",
    "ActivityBody",
    "AdditionalAttribute",
    "AnswerError",
    "AsyncClient",
    "Attempt",
    "AuthorizationError",
    "BadRequestError",
    "BodyTooLargeError",
    "CallEndedError",
    "CallRecorder",
    "ChannelData",
    "Client",
    "Customer",
    "FailedAttempt",
    "Fault",
    "InvalidMessageError",
    "InvalidTimeError",
    "InvalidValueError",
    "IvrAggregatedActivity",
    "Message",
    "MessageHeader",
    "NetworkError",
    "RedirectError",
    "RetriedAttempt",
    "SendError",
    "SendResult",
    "SendTimeoutError",
    "Sender",
    "TooManyRequestsError",
    "UnexpectedStatusError",
    "UnsupportedMediaTypeError",
    "parse_message",
    "record_call",
]
