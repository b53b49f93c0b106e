package io.github.ivractivity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ivractivity.model.ActivityBody.EndDirectionEnum;
import io.github.ivractivity.model.IvrAggregatedActivity;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the scenarios, which all languages share, cannot tell. */
class CallRecorderTest {
  @Test
  @DisplayName("a later change of what was recorded changes no record")
  void recordIsCopy() {
    Map<String, Object> metadata = new HashMap<>(Map.of("input", "dtmf"));
    Map<String, Object> detail = new HashMap<>(Map.of("site", "Vienna"));
    CallRecorder call = options().sender("1", "MY-IVR", detail).begin().visit("Main", "1", metadata, null).variable("web", metadata);
    IvrAggregatedActivity first = call.toMessage();
    metadata.clear();
    detail.clear();
    first.getBody().getActivities().clear();
    IvrAggregatedActivity second = call.toMessage();
    assertEquals(Map.of("input", "dtmf"), second.getBody().getActivities().get(0).getMetadata());
    assertEquals(Map.of("site", "Vienna"), second.getHeader().getSender().getAdditionalDetail());
    assertEquals(second, call.toMessage());
  }

  @Test
  @DisplayName("options make no two calls one")
  void callsAreApart() {
    CallOptions options = options();
    CallRecorder first = options.begin();
    CallRecorder second = options.customer("5550101").begin();
    assertEquals("5550100", first.toMessage().getHeader().getChannelData().getChannelCustomerIdentifier());
    assertNotEquals(first.toMessage().getId(), second.toMessage().getId());
  }

  @Test
  @DisplayName("an exception names the argument that is wrong")
  void argumentIsNamed() {
    assertEquals("customer must not be blank.", refusal(() -> options().customer("").begin()));
    assertEquals("sender name must not be blank.", refusal(() -> options().sender("1", " ").begin()));
    assertEquals("callId is required.", refusal(() -> options().callId(null).begin()));
    assertEquals("requestPriority must be at most 10.", refusal(() -> options().requestPriority(11).begin()));
    assertEquals("name must not be blank.", refusal(() -> options().begin().variable(" ", "")));
    assertEquals("menu must not be blank.", refusal(() -> options().begin().visit("\t")));
    assertEquals("direction must not be null.", refusal(() -> options().begin().end(null)));
    assertEquals("customer is required.", refusal(() -> options().customer(null).begin()));
    assertEquals("service is required.", refusal(() -> options().service(null).begin()));
    assertEquals("sender id is required.", refusal(() -> options().sender(null, "MY-IVR").begin()));
    assertEquals("type is required.", refusal(() -> options().begin().variable("callVariable1", "", null)));
  }

  @Test
  @DisplayName("times are epoch milliseconds, an Instant or digits, and other units are named")
  void timesAreChecked() {
    assertEquals(CallTime.ofEpochMs(1680692114700L), CallTime.of(Instant.parse("2023-04-05T10:55:14.700999Z")));
    assertEquals(CallTime.ofEpochMs(1680692114700L), CallTime.ofDigits("1680692114700"));
    assertTrue(assertThrows(DateTimeException.class, () -> CallTime.ofEpochMs(1680692114)).getMessage().contains("seconds"));
    assertTrue(
        assertThrows(DateTimeException.class, () -> CallTime.ofEpochMs(1680692114700123L)).getMessage().contains("microseconds"));
    for (long outside : new long[] {0, -1, Long.MAX_VALUE, Long.MIN_VALUE}) {
      assertThrows(DateTimeException.class, () -> CallTime.ofEpochMs(outside));
    }
    assertThrows(DateTimeException.class, () -> CallTime.of(Instant.MAX));
    assertThrows(DateTimeException.class, () -> CallTime.ofDigits("9".repeat(40)));
    for (String word : new String[] {null, "", "now", "1680692114700.0", "-1", "\u0661".repeat(13), "1680692114700\n"}) {
      assertThrows(IllegalArgumentException.class, () -> CallTime.ofDigits(word));
    }
  }

  @Test
  @DisplayName("a call that is recorded as the documentation shows is valid")
  void exampleIsValid() {
    CallRecorder call = options().begin();
    call.visit("Main", "Billing").variable("callVariable1", "42225").end(EndDirectionEnum.TRANSFER);
    assertEquals(List.of(), MessageJudge.faultsOf(MessageJson.parsed(MessageJson.write(call.toMessage())).orElseThrow()));
  }

  private static String refusal(Runnable work) {
    return assertThrows(IllegalArgumentException.class, work::run).getMessage();
  }

  private static CallOptions options() {
    return CallRecorder.builder().callId("1234").customer("5550100").service("1218").sender("1", "MY-IVR");
  }
}
