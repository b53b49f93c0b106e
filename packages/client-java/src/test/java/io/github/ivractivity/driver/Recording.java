package io.github.ivractivity.driver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.ivractivity.CallOptions;
import io.github.ivractivity.CallRecorder;
import io.github.ivractivity.CallTime;
import io.github.ivractivity.MessageJson;
import io.github.ivractivity.model.ActivityBody.EndDirectionEnum;
import io.github.ivractivity.model.ActivityBody.StartDirectionEnum;
import io.github.ivractivity.model.AdditionalAttribute.TypeEnum;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Consumer;

/** A call that the recorder is told of, step by step. */
final class Recording {
  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  private final JsonNode scenario;
  private long nowMs;

  Recording(JsonNode scenario) {
    this.scenario = scenario;
    this.nowMs = scenario.get("now").longValue();
  }

  ObjectNode replay() throws JsonProcessingException {
    ObjectNode report = ScenarioDriver.JSON.createObjectNode();
    JsonNode step = new TextNode("call");
    try {
      CallRecorder recorder = begin(scenario.get("call"));
      int index = 0;
      for (JsonNode next : scenario.get("steps")) {
        step = new IntNode(index++);
        nowMs = next.get("now").longValue();
        take(recorder, next);
      }
      return report.set("message", ScenarioDriver.JSON.readTree(MessageJson.write(recorder.toMessage())));
    } catch (IllegalArgumentException | DateTimeException | IllegalStateException refusal) {
      String reason = refusal instanceof DateTimeException ? "time" : refusal instanceof IllegalStateException ? "ended" : "value";
      report.putObject("refused").put("reason", reason).set("step", step);
      return report;
    }
  }

  private CallRecorder begin(JsonNode call) {
    JsonNode sender = call.get("sender");
    CallOptions options =
        CallRecorder.builder()
            .callId(text(call, "callId"))
            .customer(text(call, "customer"))
            .service(text(call, "service"))
            .sender(text(sender, "id"), text(sender, "senderName"), map(sender.get("additionalDetail")))
            .clock(clock())
            .newId(() -> text(scenario, "messageId"));
    given(call, "startDirection", direction -> options.startDirection(StartDirectionEnum.fromValue(direction.textValue())));
    given(call, "startTime", time -> options.startTime(time(time)));
    given(call, "leg", leg -> options.leg(leg.textValue()));
    given(call, "requestPriority", priority -> options.requestPriority(priority.intValue()));
    given(call, "customerFirstName", name -> options.customerFirstName(name.textValue()));
    given(call, "customerLastName", name -> options.customerLastName(name.textValue()));
    return options.begin();
  }

  private static void take(CallRecorder recorder, JsonNode step) {
    given(
        step,
        "visit",
        visit -> recorder.visit(text(visit, "menu"), text(visit, "selection"), map(visit.get("metadata")), time(visit.get("time"))));
    given(
        step,
        "variable",
        variable -> {
          if (!variable.has("type")) recorder.variable(text(variable, "name"), variable.get("value"));
          else recorder.variable(text(variable, "name"), variable.get("value"), TypeEnum.fromValue(text(variable, "type")));
        });
    given(step, "end", end -> recorder.end(EndDirectionEnum.fromValue(text(end, "direction")), time(end.get("time"))));
  }

  private static void given(JsonNode node, String member, Consumer<JsonNode> use) {
    if (node.has(member)) use.accept(node.get(member));
  }

  private static String text(JsonNode node, String member) {
    return node.path(member).textValue();
  }

  private static Map<String, Object> map(JsonNode value) {
    return value == null ? null : ScenarioDriver.JSON.convertValue(value, MAP);
  }

  private static CallTime time(JsonNode time) {
    if (time == null) return null;
    return time.isNumber() ? CallTime.ofEpochMs(time.longValue()) : CallTime.ofDigits(time.textValue());
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public Instant instant() {
        return Instant.ofEpochMilli(nowMs);
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
      }
    };
  }
}
