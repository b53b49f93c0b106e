import pytest

from ivr_activity import AsyncClient, Client


@pytest.mark.parametrize("kind", [Client, AsyncClient])
@pytest.mark.parametrize(
    "base_url",
    [
        "",
        "cx.example.com/ccm",
        "ftp://cx.example.com/ccm",
        "https://",
        "https:///ccm",
        "https://[hunter2",
        "https://cx.example.com:99999",
        "https://hunter2:hunter2@cx.example.com/ccm",
        "https://cx.example.com/ccm?hunter2",
        "https://cx.example.com/ccm?",
        "https://cx.example.com/ccm#",
        "https://cx.example.com/ccm/message/receive/",
        "http://hunter2\n",
        None,
        5,
    ],
)
def test_a_wrong_base_url_is_refused_and_not_repeated(kind, base_url):
    with pytest.raises(ValueError, match="^base_url must") as refusal:
        kind(base_url)
    assert "hunter2" not in str(refusal.value)
    assert refusal.value.__context__ is None


@pytest.mark.parametrize("kind", [Client, AsyncClient])
@pytest.mark.parametrize(
    "options",
    [
        {"token": ""},
        {"token": "two words"},
        {"token": "line\n"},
        {"token": "żółć"},
        {"token": 5},
        {"retries": -1},
        {"retries": 101},
        {"retries": 1.5},
        {"retries": True},
        {"timeout_ms": 0},
        {"timeout_ms": float("nan")},
        {"timeout_ms": "5"},
        {"deadline_ms": 2**31},
        {"deadline_ms": True},
    ],
)
def test_a_wrong_option_is_refused(kind, options):
    [name] = options
    with pytest.raises(ValueError, match=f"^{name} must be"):
        kind("https://cx.example.com/ccm", **options)


@pytest.mark.parametrize(
    ("base_url", "arrives"),
    [("/ccm", "/ccm/message/receive"), ("/ccm//", "/ccm/message/receive"), ("", "/message/receive"), ("/", "/message/receive")],
)
def test_the_path_is_appended(receive, guide_sample, base_url, arrives):
    receiver = receive(b"HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n")
    with Client(receiver.origin + base_url) as client:
        client.send(guide_sample)
    assert receiver.requests[0].startswith(f"POST {arrives} HTTP/1.1\r\n".encode())
