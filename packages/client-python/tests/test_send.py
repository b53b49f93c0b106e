import os

import pytest

from ivr_activity import BadRequestError, Client


@pytest.fixture
def target():
    url = os.environ.get("IVR_TARGET_URL")
    if url is None:
        pytest.skip("IVR_TARGET_URL names no receiver")
    return url


def test_guide_sample_is_answered_202(target, guide_sample):
    with Client(target) as client:
        assert client.send(guide_sample).status == 202


def test_fault_is_answered_400_and_its_violation_can_be_read(target, guide_sample_json, monkeypatch):
    guide_sample_json["body"]["activities"][0]["timestamp"] = "1680692114700\n"
    # The client itself sends no such message.
    monkeypatch.setattr("ivr_activity.sending.find_faults", lambda _: [])

    with Client(target) as client, pytest.raises(BadRequestError) as refusal:
        client.send(guide_sample_json)

    [violation] = refusal.value.errors
    assert (violation.pointer, violation.code) == ("/body/activities/0/timestamp", "pattern")
