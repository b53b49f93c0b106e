"""What a recorder refuses, at the call that brought it in. None of the errors repeats a value."""


class InvalidValueError(ValueError):
    """The contract refuses the value of an argument. The error names the argument and what is due."""


class InvalidTimeError(ValueError):
    """A time is in seconds or microseconds, or no date that a call can have."""


class CallEndedError(RuntimeError):
    """The call has ended: record a visit before the end."""
