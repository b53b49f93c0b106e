"""Certificates, proxies and threads: what stands between a client and its target."""

import contextvars
import socket
import ssl
import threading

import httpx
import pytest
import trustme
from receivers import answer
from test_client import assert_nothing_of_the_caller, start_endless

from ivr_activity import Client, NetworkError, SendTimeoutError

ACCEPTED = answer(202)


@pytest.fixture(scope="module")
def authority():
    return trustme.CA()


@pytest.fixture
def server_context(authority):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    return context


@pytest.fixture
def trusting(authority):
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


def test_a_certificate_that_is_not_trusted_is_no_matter_of_time(receive, send, guide_sample, server_context):
    receiver = receive(ACCEPTED, context=server_context)
    with pytest.raises(NetworkError) as failure:
        send(receiver.base_url, guide_sample, token="sesame")
    assert (failure.value.code, failure.value.may_pass) == ("CERTIFICATE_VERIFY_FAILED", False)
    assert receiver.connections == 1
    assert_nothing_of_the_caller(failure.value)


def test_a_certificate_of_the_own_authority_is_trusted(receive, send, guide_sample, server_context, trusting):
    receiver = receive(answer(503), ACCEPTED, context=server_context)
    assert send(receiver.base_url, guide_sample, verify=trusting).status == 202


def test_time_is_limited_in_all_of_an_encrypted_answer(receive, send, guide_sample, server_context, trusting):
    receiver = start_endless(receive, b"HTTP/1.1 202 Accepted\r\nX: ", b"a", server_context)
    with pytest.raises(SendTimeoutError):
        send(receiver.base_url, guide_sample, retries=0, timeout_ms=1000, verify=trusting)
    assert receiver.left.wait(20), "the connection is still held"


def test_a_handshake_that_does_not_end_is_a_time_out(receive, send, guide_sample):
    receiver = receive(handle=lambda receiver, connection: receiver.ended.wait())
    with pytest.raises(SendTimeoutError):
        send(receiver.base_url.replace("http:", "https:"), guide_sample, retries=0, timeout_ms=200)


def test_the_proxy_of_the_environment_is_used_unless_the_client_says_otherwise(receive, send, guide_sample, monkeypatch):
    proxy, target = receive(ACCEPTED), receive(ACCEPTED)
    monkeypatch.setenv("HTTP_PROXY", proxy.origin)
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    send(target.base_url, guide_sample)
    assert proxy.requests[0].startswith(f"POST {target.base_url}/message/receive HTTP/1.1".encode())
    with httpx.Client(trust_env=False) as http:
        Client(target.base_url, http_client=http).send(guide_sample)
    assert (len(proxy.requests), len(target.requests)) == (1, 1)


@pytest.mark.parametrize("answered", [b"HTTP/1.1 200 OK\r\n\r\n", answer(302, Location="/login"), answer(407)])
def test_the_answer_of_a_proxy_is_not_taken_for_that_of_the_target(receive, send, guide_sample, monkeypatch, answered):
    def handle(receiver, connection):
        receiver.requests.append(connection.recv(65536))
        connection.sendall(answered)

    proxy = receive(handle=handle)
    monkeypatch.setenv("HTTPS_PROXY", proxy.origin)
    with pytest.raises(NetworkError):
        send("https://cx.example.com/ccm", guide_sample, retries=0)
    assert proxy.requests[0].startswith(b"CONNECT cx.example.com:443 ")


def test_what_was_given_up_is_not_sent_later(receive, guide_sample, monkeypatch):
    receiver = receive(ACCEPTED)
    look_up, known = socket.getaddrinfo, threading.Event()

    def look_up_late(*args, **options):
        known.wait(20)
        return look_up(*args, **options)

    monkeypatch.setattr(socket, "getaddrinfo", look_up_late)
    # Threads that other tests have given up may not have ended yet.
    others = set(threading.enumerate())
    with Client(receiver.base_url, retries=0, timeout_ms=200) as client:
        with pytest.raises(SendTimeoutError):
            client.send(guide_sample)
        [thread] = [thread for thread in set(threading.enumerate()) - others if thread.name == "ivr-activity"]
        known.set()
        thread.join(20)
    assert not thread.is_alive()
    assert receiver.requests == []


def test_where_no_thread_can_be_started_the_message_is_sent_all_the_same(receive, guide_sample, monkeypatch):
    receiver = receive(ACCEPTED)
    start = threading.Thread.start

    def refuse(thread):
        if thread.name == "ivr-activity":
            raise RuntimeError("can't create new thread at interpreter shutdown")
        start(thread)

    monkeypatch.setattr(threading.Thread, "start", refuse)
    with Client(receiver.base_url) as client:
        assert client.send(guide_sample).status == 202


def test_the_context_of_the_caller_is_that_of_the_thread(receive, guide_sample):
    seen = []
    request_id = contextvars.ContextVar("request_id")
    request_id.set("r-1")
    hook = {"request": [lambda _: seen.append(request_id.get())]}
    with httpx.Client(event_hooks=hook) as http:
        Client(receive(ACCEPTED).base_url, http_client=http).send(guide_sample)
    assert seen == ["r-1"]
