import contextvars
import ssl
import threading
import time
from collections.abc import Callable

import httpx

from ivr_activity.exchange import Exchange
from ivr_activity.hooks import Attempt, FailedAttempt, RetriedAttempt
from ivr_activity.sending import Message, Pause, Sending, SendResult
from ivr_activity.settings import (
    DEFAULT_DEADLINE_MS,
    DEFAULT_RETRIES,
    DEFAULT_TIMEOUT_MS,
    Policy,
    endpoint_of,
    request_headers,
)


class Client:
    """Sends messages to one target. Threads can share it.

    >>> with Client("https://cx.example.com/ccm") as client:
    ...     client.send(message)

    :param base_url: the target including its base path; `/message/receive` is appended
    :param token: bearer token, sent in the Authorization header and shown nowhere
    :param retries: how often a message is tried again when its failure can pass, from 0 (never) to 100
    :param timeout_ms: how long one attempt may take in all, in milliseconds, the answer included
    :param deadline_ms: how long one send may take, in milliseconds, all attempts and waits included
    :param verify: how the target's certificate is judged, `ssl.create_default_context(cafile="ca.pem")` for one of your own
    :param http_client: sends the requests instead, with its own proxies and certificates; closing it is left to you
    :param on_attempt: called when an attempt begins. What hooks raise is ignored.
    :param on_retry: called when an attempt failed and there will be another one
    :param on_give_up: called when the last attempt failed
    :raises ValueError: an option is wrong; the error does not repeat it
    """

    def __init__(
        self,
        base_url: str,
        *,
        token: str | None = None,
        retries: int = DEFAULT_RETRIES,
        timeout_ms: float = DEFAULT_TIMEOUT_MS,
        deadline_ms: float = DEFAULT_DEADLINE_MS,
        verify: ssl.SSLContext | bool = True,
        http_client: httpx.Client | None = None,
        on_attempt: Callable[[Attempt], object] | None = None,
        on_retry: Callable[[RetriedAttempt], object] | None = None,
        on_give_up: Callable[[FailedAttempt], object] | None = None,
    ) -> None:
        self._url, self._headers = endpoint_of(base_url), request_headers(token)
        self._policy = Policy(retries, timeout_ms, deadline_ms, on_attempt, on_retry, on_give_up)
        self._owns_http = http_client is None
        self._http = httpx.Client(verify=verify) if http_client is None else http_client

    def send(self, message: Message) -> SendResult:
        """Sends one message. Every attempt sends the same bytes with the same `id`; JSON text is sent as it is.

        Tried again are time-outs, network errors and the statuses 408, 429, 500 (twice at most), 502, 503 and 504. The error is
        that of the last attempt.

        :returns: the status, for any 2xx
        :raises InvalidMessageError: the message breaks the contract; nothing was sent
        :raises BadRequestError: 400
        :raises AuthorizationError: 401 or 403
        :raises BodyTooLargeError: 413
        :raises UnsupportedMediaTypeError: 415
        :raises TooManyRequestsError: 429, with the wait that the target asks for
        :raises RedirectError: a redirect, which is never followed
        :raises UnexpectedStatusError: any other status
        :raises SendTimeoutError: no answer within `timeout_ms`, or within what `deadline_ms` left of it
        :raises NetworkError: no connection, or it broke before the answer came
        """
        sending = Sending(self._url, self._headers, message, self._policy)
        for step in sending.steps():
            if isinstance(step, Pause):
                time.sleep(step.seconds)
            else:
                _exchange_in_time(self._http, step)
        return sending.result

    def close(self) -> None:
        """Closes the connections, unless they are of an `http_client` of yours."""
        if self._owns_http:
            self._http.close()

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _exchange_in_time(http: httpx.Client, exchange: Exchange) -> None:
    """Sends from a thread of its own: sockets know no limit but that of one read, which a target that sends byte by byte never
    reaches, and looking up a name knows none at all.
    """
    done = threading.Event()

    def work() -> None:
        try:
            _exchange(http, exchange)
        finally:
            done.set()

    thread = threading.Thread(target=contextvars.copy_context().run, args=(work,), name="ivr-activity", daemon=True)
    try:
        thread.start()
    except RuntimeError:
        # An interpreter that is shutting down starts no threads. The limit of each read has to do then.
        work()
    try:
        done.wait(exchange.seconds)
    finally:
        if not done.is_set():
            exchange.abandon()


def _exchange(http: httpx.Client, exchange: Exchange) -> None:
    try:
        response = http.send(exchange.request(http.headers, exchange.trace), stream=True, follow_redirects=False)
        try:
            exchange.begin(response.status_code, response.headers)
            for chunk in response.iter_raw():
                if not exchange.take(chunk):
                    break
        finally:
            response.close()
    except Exception as error:
        # Of any kind: the transport can be the user's.
        exchange.fail(error)
