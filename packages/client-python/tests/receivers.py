"""Real servers on this machine that answer well, badly or not at all."""

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable

Handler = Callable[[socket.socket], None]


class Receiver:
    """Gives each connection to a handler of its own thread, and counts them."""

    def __init__(self, handle: Handler, context: ssl.SSLContext | None = None) -> None:
        self.requests: list[bytes] = []
        self.connections = 0
        self.ended = threading.Event()
        # Set when a connection is over, even one that got no further than the handshake.
        self.left = threading.Event()
        self._handle, self._context = handle, context
        self._socket = socket.create_server(("127.0.0.1", 0))
        scheme = "http" if context is None else "https"
        self.origin = f"{scheme}://127.0.0.1:{self._socket.getsockname()[1]}"
        self.base_url = f"{self.origin}/ccm"
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self.ended.set()
        # Wakes the thread that waits for connections.
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()

    def read_request(self, connection: socket.socket) -> bytes:
        received = b""
        while b"\r\n\r\n" not in received:
            received += self._more(connection)
        head, _, body = received.partition(b"\r\n\r\n")
        [length] = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
        while len(body) < int(length.partition(b":")[2]):
            body += self._more(connection)
        self.requests.append(head + b"\r\n\r\n" + body)
        return body

    def _more(self, connection: socket.socket) -> bytes:
        piece = connection.recv(65536)
        if not piece:
            raise ConnectionError("the client has gone")
        return piece

    def _accept(self) -> None:
        while not self.ended.is_set():
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        try:
            with contextlib.suppress(OSError), connection:
                if self._context is None:
                    self._handle(connection)
                    return
                with self._context.wrap_socket(connection, server_side=True) as encrypted:
                    self._handle(encrypted)
        finally:
            self.left.set()


def answer(status: int, body: bytes = b"", **headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status} Status", f"Content-Length: {len(body)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body
