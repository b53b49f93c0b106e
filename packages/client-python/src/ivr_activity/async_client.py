import ssl
from collections.abc import Callable, Mapping
from typing import Any

import anyio
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


class AsyncClient:
    """Sends messages to one target, on asyncio or trio. `Client` has the same options and errors.

    >>> async with AsyncClient("https://cx.example.com/ccm") as client:
    ...     await client.send(message)

    :param http_client: sends the requests instead, with its own proxies and certificates; closing it is left to you
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
        http_client: httpx.AsyncClient | None = None,
        on_attempt: Callable[[Attempt], object] | None = None,
        on_retry: Callable[[RetriedAttempt], object] | None = None,
        on_give_up: Callable[[FailedAttempt], object] | None = None,
    ) -> None:
        self._url, self._headers = endpoint_of(base_url), request_headers(token)
        self._policy = Policy(retries, timeout_ms, deadline_ms, on_attempt, on_retry, on_give_up)
        self._owns_http = http_client is None
        self._http = httpx.AsyncClient(verify=verify) if http_client is None else http_client

    async def send(self, message: Message) -> SendResult:
        """Sends one message, as `Client.send` does. Cancelling it ends the attempt that is under way.

        :returns: the status, for any 2xx
        :raises SendError: one class for each way in which it can fail
        """
        sending = Sending(self._url, self._headers, message, self._policy)
        for step in sending.steps():
            if isinstance(step, Pause):
                await anyio.sleep(step.seconds)
            else:
                with anyio.move_on_after(step.seconds):
                    await _exchange(self._http, step)
        return sending.result

    async def aclose(self) -> None:
        """Closes the connections, unless they are of an `http_client` of yours."""
        if self._owns_http:
            await self._http.aclose()

    async def __aenter__(self) -> "AsyncClient":
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()


async def _exchange(http: httpx.AsyncClient, exchange: Exchange) -> None:
    async def trace(event: str, info: Mapping[str, Any]) -> None:
        exchange.trace(event, info)

    try:
        response = await http.send(exchange.request(http.headers, trace), stream=True, follow_redirects=False)
        try:
            exchange.begin(response.status_code, response.headers)
            async for chunk in response.aiter_raw():
                if not exchange.take(chunk):
                    break
        finally:
            await response.aclose()
    except Exception as error:
        # Of any kind: the transport can be the user's.
        exchange.fail(error)
