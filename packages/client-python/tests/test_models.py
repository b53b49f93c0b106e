import json

import pytest
from pydantic import ValidationError

from ivr_activity import ActivityBody, IvrAggregatedActivity
from ivr_activity.validation import find_faults


def test_example_is_sent_as_it_was_read(example):
    assert sent(example) == example


def test_every_member_of_the_contract_has_a_field_of_its_own(every_member):
    header, body = every_member.header, every_member.body
    [attribute] = header.channel_data.additional_attributes
    [activity] = body.activities
    for part in (every_member, header, header.channel_data, attribute, header.sender, header.customer, body, activity):
        assert part.additional_properties == {}, type(part)


def test_time_holds_milliseconds(guide_sample):
    assert guide_sample.body.start_time == 1680692114700


def test_call_variable_whose_value_is_null_keeps_it(guide_sample_json):
    guide_sample_json["header"]["channelData"]["additionalAttributes"][0]["value"] = None
    assert sent(guide_sample_json) == guide_sample_json


def test_unknown_member_of_body_whose_value_is_null_keeps_it(guide_sample_json):
    guide_sample_json["body"]["mine"] = None
    assert sent(guide_sample_json) == guide_sample_json


def test_value_outside_an_enum_is_refused():
    with pytest.raises(ValidationError, match="must be one of enum values"):
        ActivityBody(type="IVR_AGGREGATED_ACTIVITY", start_direction="inbound")


def test_time_in_seconds_is_refused(guide_sample):
    with pytest.raises(ValidationError, match="greater than or equal to"):
        guide_sample.body.start_time = 1680692114


def test_blank_name_is_refused(guide_sample):
    with pytest.raises(ValidationError, match="must validate the regular expression"):
        guide_sample.header.sender.sender_name = " "


def test_time_that_ends_in_a_line_break_passes_the_class_and_not_the_judge(guide_sample):
    # Python's re takes $ before a last line break.
    guide_sample.body.activities[0].timestamp = "1680692114700\n"
    assert [fault.pointer for fault in find_faults(guide_sample.to_dict())] == ["/body/activities/0/timestamp"]


def sent(message):
    return json.loads(IvrAggregatedActivity.from_dict(message).to_json())
