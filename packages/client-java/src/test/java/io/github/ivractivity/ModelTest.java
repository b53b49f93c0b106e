package io.github.ivractivity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ivractivity.model.ActivityBody;
import io.github.ivractivity.model.IvrAggregatedActivity;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelTest {
  @ParameterizedTest(name = "{0} is sent as it was read")
  @MethodSource("io.github.ivractivity.Examples#names")
  void exampleIsSentAsItWasRead(String name) {
    assertEquals(Examples.json(name), sent(Examples.json(name)));
  }

  @Test
  @DisplayName("every member of the contract has a field of its own")
  void everyMemberHasField() {
    IvrAggregatedActivity message = Examples.message("every-member.json");
    assertNull(message.getBody().getAdditionalProperties());
    assertNull(message.getBody().getActivities().get(0).getAdditionalProperties());
    assertNull(message.getHeader().getCustomer().getAdditionalProperties());
  }

  @Test
  @DisplayName("a time holds milliseconds, which do not fit into 32 bits")
  void timeHoldsMilliseconds() {
    Long time = Examples.message("guide-sample.json").getBody().getStartTime();
    assertEquals(1680692114700L, time);
  }

  @Test
  @DisplayName("a constant is a value of its own type")
  void constantHasType() {
    ActivityBody body = Examples.message("guide-sample.json").getBody();
    assertEquals(ActivityBody.TypeEnum.IVR_AGGREGATED_ACTIVITY, body.getType());
  }

  @Test
  @DisplayName("a call variable whose value is null keeps it")
  void nullValueIsKept() {
    ObjectNode message = (ObjectNode) Examples.json("call-variables.json");
    ((ObjectNode) message.at("/header/channelData/additionalAttributes/0")).putNull("value");
    assertEquals(message, sent(message));
  }

  @Test
  @DisplayName("a member that is not set is absent, a required one too")
  void unsetMemberIsAbsent() {
    assertEquals("{\"body\":{\"type\":\"IVR_AGGREGATED_ACTIVITY\"}}", MessageJson.write(new IvrAggregatedActivity().body(new ActivityBody())));
  }

  private static JsonNode sent(JsonNode json) {
    return MessageJson.parsed(MessageJson.written(MessageJson.message(json)).orElseThrow()).orElseThrow();
  }
}
