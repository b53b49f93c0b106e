import errno
import re
import socket
import ssl

_DEEPEST = 8
_RESOLVER_CODES = {getattr(socket, name): name for name in dir(socket) if name.startswith("EAI_")}


def network_code(error: BaseException) -> str | None:
    """The name of the system's error behind what an HTTP library raised, such as `ECONNREFUSED`. Texts are not looked at."""
    causes = [error]
    for _ in range(_DEEPEST):
        for cause in causes:
            code = _own_code(cause)
            if code is not None:
                return code
        causes = [next_one for cause in causes for next_one in _behind(cause)]
    return None


def _behind(error: BaseException) -> list[BaseException]:
    grouped = getattr(error, "exceptions", ())
    return [cause for cause in (error.__cause__, error.__context__, *grouped) if isinstance(cause, BaseException)]


def _own_code(error: BaseException) -> str | None:
    if isinstance(error, ssl.SSLError):
        reason = error.reason
        return reason if isinstance(reason, str) and re.fullmatch("[A-Z][A-Z0-9_]{1,60}", reason) else None
    if isinstance(error, socket.gaierror):
        return _RESOLVER_CODES.get(error.errno or 0)
    if isinstance(error, OSError):
        return errno.errorcode.get(error.errno or 0)
    return None
