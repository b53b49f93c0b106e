import pytest

from ivr_activity.retry_after import retry_after_ms

NOW = 784_111_777_000  # Sun, 06 Nov 1994 08:49:37 GMT


@pytest.mark.parametrize(
    ("header", "wait"),
    [
        ("0", 0),
        (" 7 ", 7000),
        ("999999999", 999_999_999_000),
        ("Sun, 06 Nov 1994 08:49:39 GMT", 2000),
        ("Sun, 06 Nov 1994 08:49:30 GMT", 0),
        (None, None),
        ("", None),
        ("-1", None),
        ("1.5", None),
        ("1234567890", None),
        ("٣", None),
        ("soon", None),
        ("Sunday, 06-Nov-94 08:49:37 GMT", None),
        ("Sun, 99 Nov 1994 08:49:37 GMT", None),
        ("Sun, 06 Foo 1994 08:49:37 GMT", None),
        ("Sun, 06 Nov 1994 08:49:37 CET", None),
    ],
)
def test_retry_after_is_seconds_or_a_date(header, wait):
    assert retry_after_ms(header, NOW) == wait
