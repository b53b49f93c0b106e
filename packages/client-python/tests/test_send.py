import os

import pytest

from ivr_activity import ApiClient, ApiException, Configuration, MessagesApi


@pytest.fixture
def api():
    target = os.environ.get("IVR_TARGET_URL")
    if target is None:
        pytest.skip("IVR_TARGET_URL names no receiver")
    with ApiClient(Configuration(host=target)) as client:
        yield MessagesApi(client)


def test_guide_sample_is_answered_202(api, guide_sample):
    assert api.receive_message_with_http_info(guide_sample).status_code == 202


def test_fault_is_answered_400_and_its_violation_can_be_read(api, guide_sample):
    # A fault that the generated class does not see itself.
    guide_sample.body.activities[0].timestamp = "1680692114700\n"

    with pytest.raises(ApiException) as refusal:
        api.receive_message(guide_sample)

    assert refusal.value.status == 400
    [violation] = refusal.value.data.errors
    assert (violation.pointer, violation.code) == ("/body/activities/0/timestamp", "pattern")
