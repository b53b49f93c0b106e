import socket
import time
from collections.abc import Mapping
from typing import Any

import httpx

from ivr_activity import contract
from ivr_activity.network_code import network_code

READABLE_BYTES = 65_536
"""How much of an answer's body is read: enough for every problem document, too little to fill the memory."""

REDIRECTS = (301, 302, 303, 307, 308)


class AbandonedError(Exception):
    """An exchange goes on that was given up."""


class Exchange:
    """One request and what comes of it, filled in while it happens: by whoever sends it, read by whoever waits.

    Once there is a status it stands: a body that is late, endless or cut off changes nothing about it.
    """

    status: int | None = None
    headers: httpx.Headers = httpx.Headers()
    timed_out: bool = False
    """Whether the HTTP library itself says that time is over."""
    code: str | None = None
    """The name of the system's error that ended it."""

    def __init__(self, url: str, headers: Mapping[str, str], body: bytes, seconds: float) -> None:
        self.seconds = seconds
        self._url, self._request_headers, self._request_body = url, headers, body
        self._end = time.monotonic() + seconds
        self._chunks: list[bytes] = []
        self._size = 0
        self._failed = False
        self._latest_status = 0
        self._abandoned = False
        self._sockets: list[socket.socket] = []

    @property
    def body(self) -> bytes:
        """The start of the answer's body, as it came."""
        return b"".join(self._chunks)[:READABLE_BYTES]

    @property
    def broke(self) -> bool:
        """Whether it ended without an answer before the time was over."""
        return self._failed and not self.timed_out

    def request(self, defaults: httpx.Headers, trace: object) -> httpx.Request:
        """The request, with the headers of the client that sends it where it has no own ones."""
        timeout = httpx.Timeout(self.seconds).as_dict()
        headers = httpx.Headers(defaults)
        headers.update(self._request_headers)
        extensions = {"timeout": timeout, "trace": trace}
        return httpx.Request(contract.METHOD, self._url, headers=headers, content=self._request_body, extensions=extensions)

    def trace(self, event: str, info: Mapping[str, Any]) -> None:
        """Told by the HTTP library of each step; it says what httpx itself does not.

        :raises AbandonedError: nobody waits any longer, so that nothing must be sent
        """
        if self._abandoned:
            raise AbandonedError
        if event == "http11.receive_response_headers.complete":
            _, self._latest_status, *_ = info["return_value"]
        elif event.endswith(("connect_tcp.complete", "start_tls.complete")):
            connection = info["return_value"].get_extra_info("socket")
            if isinstance(connection, socket.socket):
                self._sockets.append(connection)

    def begin(self, status: int, headers: httpx.Headers) -> None:
        """The answer has begun."""
        self.headers = headers
        self.status = status

    def take(self, chunk: bytes) -> bool:
        """Takes a piece of the answer's body; says whether more is wanted."""
        self._chunks.append(chunk)
        self._size += len(chunk)
        return self._size < READABLE_BYTES and time.monotonic() < self._end

    def fail(self, error: Exception) -> None:
        """It broke off. Nothing of the error is kept but the name of the system's own: its text can hold data."""
        if self._abandoned:
            # It ends because the time was over, not by itself.
            return
        if self._latest_status in REDIRECTS and not isinstance(error, httpx.ProxyError):
            # httpx fails on a redirect that points nowhere, and then shows no answer. Proxies answer too, before the target does.
            self.status = self._latest_status
        self.timed_out = isinstance(error, httpx.TimeoutException)
        self.code = network_code(error)
        self._failed = True

    def abandon(self) -> None:
        """Ends what another thread still does: after a retry, a message that is sent late would be sent twice."""
        self._abandoned = True
        for connection in self._sockets:
            try:
                # Past the method of TLS sockets, which gives up the encryption first.
                socket.socket.shutdown(connection, socket.SHUT_RDWR)
            except OSError:
                # It has ended by itself.
                continue
