"""One class for each way in which a message can fail to be accepted.

Left out on purpose, because errors end up in logs: the message and every value in it, the token, the body of the answer, and what
the HTTP library raised, which is not chained either.
"""

import re
from collections.abc import Sequence
from typing import Any

from ivr_activity.fault import Fault, fault_list


class SendError(Exception):
    """The message was not accepted, or nobody knows whether it was."""

    url: str
    """The address that the message was for. It holds no credentials and no query."""

    def __init__(self, url: str, text: str) -> None:
        super().__init__(text)
        self.url = url

    def __reduce__(self) -> tuple[Any, ...]:
        # The default calls the class with the text alone; errors have to pass between processes.
        return _copied, (type(self), self.args), self.__dict__


def _copied(kind: type[SendError], args: tuple[str, ...]) -> SendError:
    return kind.__new__(kind, *args)


class InvalidMessageError(SendError):
    """The message breaks the contract; nothing was sent."""

    errors: tuple[Fault, ...]
    """What is wrong, and where; at most a hundred. Values are not repeated."""

    def __init__(self, url: str, errors: Sequence[Fault]) -> None:
        super().__init__(url, f"The message was not sent, because it breaks the contract:{fault_list(errors)}")
        self.errors = tuple(errors)


class SendTimeoutError(SendError):
    """The target did not answer in time. Whether it received the message is not known."""

    timeout_ms: int
    """How long the client waited, in milliseconds."""

    def __init__(self, url: str, timeout_ms: int) -> None:
        unsure = "It may have received the message: to send again, keep the id."
        super().__init__(url, f"{url} did not answer within {timeout_ms} ms. {unsure}")
        self.timeout_ms = timeout_ms


class NetworkError(SendError):
    """No answer came: no connection, no trust in the certificate, a reset. Whether the message arrived is not known."""

    code: str | None
    """The name of the system's error, such as `ECONNREFUSED`; None when there is none."""

    def __init__(self, url: str, code: str | None) -> None:
        named = "" if code is None else f" ({code})"
        super().__init__(url, f"{url} gave no answer{named}. {_advice(code or '')}")
        self.code = code

    @property
    def may_pass(self) -> bool:
        """Whether it can be over later. A certificate that is not trusted stays so."""
        return not _about_trust(self.code or "")


def _about_trust(code: str) -> bool:
    return re.search("CERT|SIGNATURE|SELF_SIGNED", code) is not None


def _advice(code: str) -> str:
    if code == "ECONNREFUSED":
        return "Nothing listens there: check host and port of base_url."
    if code.startswith("EAI_"):
        return "The host name is not known: check it and the DNS."
    if _about_trust(code):
        return 'Its certificate is not trusted: give the CA, verify=ssl.create_default_context(cafile="ca.pem").'
    return "The message may have arrived: to send again, keep the id."


class AnswerError(SendError):
    """The target answered, and did not accept the message."""

    status: int
    """The HTTP status of the answer."""

    def __init__(self, url: str, status: int, text: str) -> None:
        super().__init__(url, text)
        self.status = status


class BadRequestError(AnswerError):
    """400: the target does not find the message valid. The same message will not be accepted later."""

    errors: tuple[Fault, ...]
    """What the target found wrong; empty when it does not say so as a problem document (RFC 9457) of this contract."""

    def __init__(self, url: str, status: int, errors: Sequence[Fault]) -> None:
        why = "It says:" if errors else "It does not say why in a form that is safe to repeat here."
        super().__init__(url, status, f"{url} answered {status}: the message is not valid. {why}{fault_list(errors)}")
        self.errors = tuple(errors)


class AuthorizationError(AnswerError):
    """401 or 403: the target wants a token, or does not accept this one."""

    def __init__(self, url: str, status: int) -> None:
        why = "a valid bearer token is missing" if status == 401 else "the token does not allow to send messages"
        super().__init__(url, status, f"{url} answered {status}: {why}.")


class BodyTooLargeError(AnswerError):
    """413: the message is larger than the target accepts."""

    def __init__(self, url: str, status: int) -> None:
        text = "the message is larger than it accepts. Send fewer activities or variables."
        super().__init__(url, status, f"{url} answered {status}: {text}")


class UnsupportedMediaTypeError(AnswerError):
    """415: the target does not take JSON at this address, so the address is probably another service's."""

    def __init__(self, url: str, status: int) -> None:
        text = "it does not take JSON here. Check that base_url is that of Expertflow CX."
        super().__init__(url, status, f"{url} answered {status}: {text}")


class TooManyRequestsError(AnswerError):
    """429: the target asks to send less often."""

    retry_after_ms: int | None
    """How long the target asks to wait, in milliseconds; None when it does not say so readably."""

    def __init__(self, url: str, status: int, retry_after_ms: int | None) -> None:
        wait = "Wait before sending again." if retry_after_ms is None else f"Send again in {retry_after_ms} ms."
        super().__init__(url, status, f"{url} answered {status}: too many requests. {wait}")
        self.retry_after_ms = retry_after_ms


class RedirectError(AnswerError):
    """The target redirects. The message was not sent on: it holds personal data, and a redirect can turn POST into GET."""

    location: str | None
    """Where the redirect points, without query and credentials; None when it is not readable."""

    def __init__(self, url: str, status: int, location: str | None) -> None:
        to = "" if location is None else f" to {location}"
        text = f"{url} redirects{to}, which is refused. Set base_url to the address that answers itself."
        super().__init__(url, status, text)
        self.location = location


class UnexpectedStatusError(AnswerError):
    """Any other status, such as 404 from a wrong base URL or 503 from an ingress without a service behind it."""

    def __init__(self, url: str, status: int) -> None:
        super().__init__(url, status, f"{url} answered {status}: {_meaning(status)}")


def _meaning(status: int) -> str:
    if status == 404:
        return "nothing is there. Check the path of base_url: /ccm behind the ingress, none inside the cluster."
    if status >= 500:
        return "it could not process the message. Send it again later with the same id."
    return "the message was not accepted."
