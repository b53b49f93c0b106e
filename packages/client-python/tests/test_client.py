"""Both clients against real servers."""

import asyncio
import gzip
import json
import pickle
import threading

import httpx
import pytest
import trio
from receivers import answer

from ivr_activity import (
    AnswerError,
    AsyncClient,
    BadRequestError,
    Client,
    InvalidMessageError,
    NetworkError,
    RedirectError,
    SendError,
    SendTimeoutError,
    TooManyRequestsError,
    UnexpectedStatusError,
)

ACCEPTED = answer(202)


def body_of(request):
    return request.partition(b"\r\n\r\n")[2]


def head_of(request):
    return request.partition(b"\r\n\r\n")[0].decode().lower().split("\r\n")


def test_a_message_arrives_as_json_with_the_token(receive, send, guide_sample, guide_sample_json):
    receiver = receive(ACCEPTED)
    assert send(receiver.base_url, guide_sample, token="sesame").status == 202
    [request] = receiver.requests
    line, *headers = head_of(request)
    assert line == "post /ccm/message/receive http/1.1"
    assert {"content-type: application/json", "authorization: bearer sesame", "accept-encoding: identity"} <= set(headers)
    assert json.loads(body_of(request)) == guide_sample_json


@pytest.mark.parametrize("status", [200, 201, 202, 204, 299])
def test_any_2xx_is_accepted(receive, send, guide_sample, status):
    assert send(receive(answer(status)).base_url, guide_sample).status == status


def test_a_dict_and_a_typed_message_are_the_same_bytes(receive, guide_sample_json):
    receiver = receive(ACCEPTED)
    with Client(receiver.base_url) as client:
        client.send(guide_sample_json)
        client.send(json.dumps(guide_sample_json, separators=(",", ":")))
    first, second = map(body_of, receiver.requests)
    assert first == second


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_json_text_is_sent_as_it_is(receive, send, guide_sample_json, mark):
    receiver = receive(ACCEPTED)
    text = mark + json.dumps({**guide_sample_json, "mine": "żółć"}, indent=3, ensure_ascii=False).encode()
    send(receiver.base_url, text)
    send(receiver.base_url, text.decode())
    assert [body_of(request) for request in receiver.requests] == [text, text]


def test_text_is_sent_as_utf_8_and_half_a_surrogate_pair_as_an_escape(receive, send, guide_sample_json):
    receiver = receive(ACCEPTED)
    send(receiver.base_url, {**guide_sample_json, "mine": "żółć \ud800"})
    assert '"mine":"żółć \\ud800"'.encode() in receiver.requests[0]


def test_every_attempt_sends_the_same_bytes(receive, send, guide_sample):
    receiver = receive(answer(503), answer(500), answer(429), ACCEPTED)
    assert send(receiver.base_url, guide_sample).status == 202
    assert len(receiver.requests) == 4
    assert len({body_of(request) for request in receiver.requests}) == 1


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 413, 415, 422, 501, 505])
def test_what_will_not_change_is_not_retried(receive, send, guide_sample, status):
    receiver = receive(answer(status), ACCEPTED)
    with pytest.raises(AnswerError) as refusal:
        send(receiver.base_url, guide_sample)
    assert refusal.value.status == status
    assert len(receiver.requests) == 1


@pytest.mark.parametrize(("status", "attempts"), [(408, 4), (429, 4), (500, 3), (502, 4), (503, 4), (504, 4)])
def test_what_can_pass_is_retried(receive, send, guide_sample, status, attempts):
    receiver = receive(answer(status))
    with pytest.raises(AnswerError):
        send(receiver.base_url, guide_sample)
    assert len(receiver.requests) == attempts


def test_the_hooks_are_told_and_what_they_raise_is_ignored(receive, send, guide_sample):
    told = []

    def hook(event):
        told.append(event)
        raise RuntimeError("mine")

    with pytest.raises(UnexpectedStatusError) as failure:
        options = {"retries": 1, "on_attempt": hook, "on_retry": hook, "on_give_up": hook}
        send(receive(answer(503)).base_url, guide_sample, **options)
    assert [(type(event).__name__, event.attempt) for event in told] == [
        ("Attempt", 1),
        ("RetriedAttempt", 1),
        ("Attempt", 2),
        ("FailedAttempt", 2),
    ]
    assert {event.message_id for event in told} == {guide_sample.id}
    assert told[1].wait_ms == 0
    assert told[3].error is failure.value


def test_a_wait_past_the_deadline_is_not_begun(receive, send, guide_sample):
    receiver = receive(answer(429, Retry_After="40"))
    with pytest.raises(TooManyRequestsError) as refusal:
        send(receiver.base_url, guide_sample, deadline_ms=30_000)
    assert refusal.value.retry_after_ms == 40_000
    assert len(receiver.requests) == 1


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed_by_a_client_that_follows(receive, guide_sample, status):
    elsewhere = receive(ACCEPTED)
    secret = elsewhere.origin.replace("//", "//ivr:hunter2@") + "/login?token=hunter2#hunter2"
    receiver = receive(answer(status, Location=secret))
    with httpx.Client(follow_redirects=True) as http, pytest.raises(RedirectError) as refusal:
        Client(receiver.base_url, http_client=http).send(guide_sample)
    assert refusal.value.location == f"{elsewhere.origin}/login"
    assert "hunter2" not in str(refusal.value)
    assert elsewhere.requests == []


@pytest.mark.parametrize("location", ["http://[bad", "mailto:ivr@example.com", "http://example.com:99999/"])
def test_a_redirect_that_points_nowhere_is_one_all_the_same(receive, send, guide_sample, location):
    with pytest.raises(RedirectError) as refusal:
        send(receive(answer(302, Location=location)).base_url, guide_sample)
    assert (refusal.value.status, refusal.value.location) == (302, None)


PROBLEM = {
    "type": "urn:ivr-activity:problem:invalid-message",
    "detail": "5550100",
    "errors": [{"pointer": "/id", "code": "pattern", "message": "must not be blank"}, {"pointer": 1}],
}


def test_a_400_tells_the_errors_of_a_problem_document(receive, send, guide_sample):
    problem = answer(400, json.dumps(PROBLEM).encode(), Content_Type="application/problem+json; charset=utf-8")
    with pytest.raises(BadRequestError) as refusal:
        send(receive(problem).base_url, guide_sample)
    assert [(fault.pointer, fault.code) for fault in refusal.value.errors] == [("/id", "pattern")]
    assert "must not be blank" in str(refusal.value)


@pytest.mark.parametrize(
    ("media_type", "body"),
    [
        ("application/json", json.dumps(PROBLEM).encode()),
        ("application/problem+json", json.dumps({**PROBLEM, "type": "about:blank"}).encode()),
        ("application/problem+json", json.dumps({**PROBLEM, "errors": "5550100"}).encode()),
        ("application/problem+json", b"[" * 60_000),
        ("application/problem+json", b"\xff\xfe5550100"),
        ("text/html", b"<p>5550100</p>"),
    ],
)
def test_a_400_tells_no_errors_of_another_document(receive, send, guide_sample, media_type, body):
    with pytest.raises(BadRequestError) as refusal:
        send(receive(answer(400, body, Content_Type=media_type)).base_url, guide_sample)
    assert refusal.value.errors == ()
    assert "5550100" not in str(refusal.value)


def endless(head, piece):
    """Sends a head, and then pieces as long as somebody listens."""

    def handle(receiver, connection):
        receiver.read_request(connection)
        connection.sendall(head)
        while not receiver.ended.wait(0 if len(piece) > 1 else 0.01):
            connection.sendall(piece)

    return handle


def start_endless(receive, head, piece, context=None):
    return receive(handle=endless(head, piece), context=context)


@pytest.mark.parametrize(
    ("head", "piece"),
    [
        pytest.param(b"", b"", id="nothing at all"),
        pytest.param(b"HTTP/1.1 202 Accepted\r\nX: ", b"a", id="a head that comes byte by byte"),
        pytest.param(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 100, id="100 Continue without end"),
    ],
)
def test_time_is_limited_in_all(receive, send, guide_sample, head, piece):
    receiver = start_endless(receive, head, piece)
    with pytest.raises(SendTimeoutError) as failure:
        send(receiver.base_url, guide_sample, retries=0, timeout_ms=200)
    assert failure.value.timeout_ms == 200
    for thread in threading.enumerate():
        if thread.name == "ivr-activity":
            thread.join(20)
            assert not thread.is_alive(), "a thread still waits for the answer"


def test_what_a_given_up_attempt_ends_with_does_not_count(receive, guide_sample):
    silent = start_endless(receive, b"", b"")
    # The thread of the attempt and the one that waits for it end at the same moment.
    for _ in range(50):
        with pytest.raises(SendTimeoutError), Client(silent.base_url, retries=0, timeout_ms=10) as client:
            client.send(guide_sample)


@pytest.mark.parametrize("piece", [b"", b"a"])
def test_a_body_that_does_not_end_changes_nothing_about_the_status(receive, send, guide_sample, piece):
    receiver = start_endless(receive, b"HTTP/1.1 202 Accepted\r\nContent-Length: 1000000\r\n\r\n", piece)
    # Time enough for the head to come first.
    assert send(receiver.base_url, guide_sample, retries=0, timeout_ms=5000).status == 202


def test_no_more_than_64_kib_of_a_huge_answer_are_read(receive, send, guide_sample):
    receiver = start_endless(receive, b"HTTP/1.1 400 Bad\r\nContent-Length: 100000000\r\n\r\n", b"5" * 65536)
    with pytest.raises(BadRequestError):
        send(receiver.base_url, guide_sample)
    assert receiver.left.wait(20), "the connection is still held"


def test_a_compressed_answer_is_not_unpacked(receive, send, guide_sample):
    bomb = gzip.compress(json.dumps({**PROBLEM, "filler": " " * 30_000_000}).encode())
    assert len(bomb) < 65_536
    packed = answer(400, bomb, Content_Type="application/problem+json", Content_Encoding="gzip")
    with pytest.raises(BadRequestError) as refusal:
        send(receive(packed).base_url, guide_sample)
    assert refusal.value.errors == ()


@pytest.mark.parametrize(
    "bytes_sent",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"5550100 is no HTTP\r\n\r\n", id="garbage"),
        pytest.param(b"HTTP/1.1 202 Acc", id="half a head"),
        pytest.param(b"HTTP/1.1 202 Accepted\r\nContent-Length: many\r\n\r\n", id="a wrong length"),
        pytest.param(b"HTTP/1.1 202 Accepted\r\nX: " + b"5550100" * 30_000 + b"\r\n\r\n", id="a huge head"),
    ],
)
def test_a_broken_answer_is_a_network_error_and_retried(receive, send, guide_sample, bytes_sent):
    def handle(receiver, connection):
        receiver.read_request(connection)
        connection.sendall(bytes_sent)

    receiver = receive(handle=handle)
    with pytest.raises(NetworkError) as failure:
        send(receiver.base_url, guide_sample, retries=1)
    assert len(receiver.requests) == 2
    assert_nothing_of_the_caller(failure.value)


def test_a_body_shorter_than_its_length_changes_nothing_about_the_status(receive, send, guide_sample):
    def handle(receiver, connection):
        receiver.read_request(connection)
        connection.sendall(b"HTTP/1.1 202 Accepted\r\nContent-Length: 100\r\n\r\nhalf")

    assert send(receive(handle=handle).base_url, guide_sample, retries=0).status == 202


def test_a_refused_connection_names_its_reason(send, guide_sample):
    # Not a port that was free a moment ago: another test can have got it meanwhile.
    with pytest.raises(NetworkError) as failure:
        send("http://127.0.0.1:2", guide_sample, retries=0)
    assert (failure.value.code, failure.value.may_pass) == ("ECONNREFUSED", True)


def test_a_host_that_nobody_knows_is_a_network_error(send, guide_sample):
    with pytest.raises(NetworkError) as failure:
        send("http://ivr.invalid/ccm", guide_sample, retries=0)
    assert failure.value.code is not None and failure.value.code.startswith("EAI_")


CALLER_DATA = ("5550100", "hunter2", "Billing", "42225", "sesame")


def assert_nothing_of_the_caller(error):
    """Neither in what is printed, nor in what it holds, nor in the chain of what led to it."""
    assert error.__cause__ is None and error.__context__ is None
    shown = f"{error} {error!r} {error.args} {vars(error)}"
    assert [data for data in CALLER_DATA if data in shown] == []


@pytest.mark.parametrize(
    "answered",
    [
        answer(400, b'{"value":"5550100"}', Content_Type="application/json"),
        answer(500, b"5550100", X_Caller="5550100"),
        answer(302, Location="http://example.com/x?caller=5550100"),
        answer(429, b"5550100", Retry_After="5550100 s"),
        b"5550100\r\n\r\n",
    ],
)
def test_no_error_shows_what_the_caller_said(receive, send, guide_sample, answered, caplog):
    caplog.set_level("INFO")
    with pytest.raises(SendError) as failure:
        send(receive(answered).base_url, guide_sample, retries=1, token="sesame")
    assert_nothing_of_the_caller(failure.value)
    assert [data for data in CALLER_DATA if data in caplog.text] == []


@pytest.mark.parametrize(
    "message",
    [
        {"id": "5550100", "header": "5550100", "body": {"startDirection": "5550100", "activities": ["Billing"]}},
        '{"id": "5550100", "header": 5550100x}',
        b'{"id": "5550100\xff"}',
        {"id": "5550100", "header": float("nan")},
        {"id": "5550100", "header": {"5550100"}},
        "5550100",
        None,
        [],
    ],
)
def test_an_invalid_message_is_not_sent_and_not_shown(receive, send, message):
    receiver = receive(ACCEPTED)
    with pytest.raises(InvalidMessageError) as refusal:
        send(receiver.base_url, message)
    assert receiver.requests == []
    assert refusal.value.errors
    assert_nothing_of_the_caller(refusal.value)


@pytest.mark.parametrize("kind", ["class", "cycle", "nan"])
def test_a_typed_message_that_has_no_json_form_is_not_sent_and_not_shown(receive, send, guide_sample, kind):
    cycle = ["5550100"]
    cycle.append(cycle)
    value = {"class": type("Caller", (), {"number": "5550100"})(), "cycle": cycle, "nan": float("nan")}[kind]
    guide_sample.body.additional_properties["mine"] = value
    receiver = receive(ACCEPTED)
    with pytest.raises(InvalidMessageError) as refusal:
        send(receiver.base_url, guide_sample)
    assert receiver.requests == []
    assert_nothing_of_the_caller(refusal.value)


def test_an_error_can_pass_between_processes(receive, guide_sample):
    with pytest.raises(TooManyRequestsError) as refusal, Client(receive(answer(429)).base_url, retries=0) as client:
        client.send(guide_sample)
    copy = pickle.loads(pickle.dumps(refusal.value))
    assert (type(copy), str(copy), vars(copy)) == (type(refusal.value), str(refusal.value), vars(refusal.value))


def test_a_transport_of_the_user_can_raise_anything(guide_sample):
    def explode(_):
        raise LookupError("5550100")

    http = httpx.Client(transport=httpx.MockTransport(explode))
    with pytest.raises(NetworkError) as failure:
        Client("http://ivr.example.com", http_client=http, retries=0).send(guide_sample)
    assert_nothing_of_the_caller(failure.value)


def test_the_headers_of_a_client_of_the_user_are_sent_and_it_stays_open(receive, guide_sample):
    receiver = receive(ACCEPTED)
    with httpx.Client(headers={"X-Gateway": "key", "Accept-Encoding": "gzip"}) as http:
        with Client(receiver.base_url, http_client=http) as client:
            client.send(guide_sample)
        assert not http.is_closed
    headers = head_of(receiver.requests[0])
    assert "x-gateway: key" in headers and "accept-encoding: identity" in headers


def test_connections_are_kept_and_cookies_are_not(receive, guide_sample):
    receiver = receive(answer(202, Set_Cookie="session=1"))
    with Client(receiver.base_url) as client:
        client.send(guide_sample)
        client.send(guide_sample)
    assert receiver.connections == 1
    assert not any(line.startswith("cookie:") for line in head_of(receiver.requests[1]))


def test_threads_share_a_client(receive, guide_sample):
    receiver = receive(answer(503), ACCEPTED)
    results = []
    with Client(receiver.base_url) as client:
        threads = [threading.Thread(target=lambda: results.append(client.send(guide_sample).status)) for _ in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert results == [202] * 20


def test_cancelling_ends_an_attempt_and_a_pause(receive, guide_sample):
    async def cancelled(base_url, begun):
        async with AsyncClient(base_url, on_attempt=lambda _: None) as client:
            task = asyncio.create_task(client.send(guide_sample))
            while not begun():
                await asyncio.sleep(0.01)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

    silent = start_endless(receive, b"", b"")
    asyncio.run(cancelled(silent.base_url, lambda: silent.requests))
    waiting = receive(answer(503, Retry_After="30"))
    asyncio.run(cancelled(waiting.base_url, lambda: waiting.requests))
    assert len(waiting.requests) == 1


def test_the_async_client_runs_on_trio(receive, guide_sample):
    receiver = receive(answer(503), ACCEPTED)

    async def main():
        async with AsyncClient(receiver.base_url) as client:
            return await client.send(guide_sample)

    assert trio.run(main).status == 202


def test_the_loop_is_free_while_a_message_is_sent(receive, guide_sample):
    # It answers none before all have come.
    everyone = threading.Barrier(10)

    def handle(receiver, connection):
        receiver.read_request(connection)
        everyone.wait(20)
        connection.sendall(ACCEPTED)

    async def main(base_url):
        async with AsyncClient(base_url, retries=0) as client:
            return await asyncio.gather(*(client.send(guide_sample) for _ in range(10)))

    results = asyncio.run(main(receive(handle=handle).base_url))
    assert [result.status for result in results] == [202] * 10
