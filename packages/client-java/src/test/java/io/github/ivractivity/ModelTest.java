package io.github.ivractivity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ivractivity.model.ActivityBody;
import io.github.ivractivity.model.IvrAggregatedActivity;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelTest {
  /** Examples that the generated classes do not keep whole, with the reason. */
  private static final Map<String, String> LOSSES =
      Map.of(
          "free-json-in-body.json", "the generated mapper drops unknown members whose value is null",
          "unknown-members.json", "the generated classes keep unknown members of body, activities and customer only");

  @ParameterizedTest(name = "{0} is sent as it was read")
  @MethodSource("io.github.ivractivity.Examples#names")
  void exampleIsSentAsItWasRead(String name) throws IOException {
    assumeFalse(LOSSES.containsKey(name), () -> LOSSES.get(name));
    assertEquals(Examples.json(name), sent(Examples.json(name)));
  }

  @Test
  @DisplayName("every member of the contract has a field of its own")
  void everyMemberHasField() throws IOException {
    IvrAggregatedActivity message = Examples.message("every-member.json");
    assertNull(message.getBody().getAdditionalProperties());
    assertNull(message.getBody().getActivities().get(0).getAdditionalProperties());
    assertNull(message.getHeader().getCustomer().getAdditionalProperties());
  }

  @Test
  @DisplayName("a time holds milliseconds, which do not fit into 32 bits")
  void timeHoldsMilliseconds() throws IOException {
    Long time = Examples.message("guide-sample.json").getBody().getStartTime();
    assertEquals(1680692114700L, time);
  }

  @Test
  @DisplayName("a constant is a value of its own type")
  void constantHasType() throws IOException {
    ActivityBody body = Examples.message("guide-sample.json").getBody();
    assertEquals(ActivityBody.TypeEnum.IVR_AGGREGATED_ACTIVITY, body.getType());
  }

  @Test
  @DisplayName("a call variable whose value is null keeps it")
  void nullValueIsKept() throws IOException {
    ObjectNode message = (ObjectNode) Examples.json("call-variables.json");
    ((ObjectNode) message.at("/header/channelData/additionalAttributes/0")).putNull("value");
    assertEquals(message, sent(message));
  }

  private static JsonNode sent(JsonNode json) throws IOException {
    IvrAggregatedActivity message = Examples.MAPPER.treeToValue(json, IvrAggregatedActivity.class);
    return Examples.MAPPER.readTree(Examples.MAPPER.writeValueAsBytes(message));
  }
}
