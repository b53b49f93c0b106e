package io.github.ivractivity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ivractivity.model.IvrAggregatedActivity;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivacyTest {
  private static final String SECRET = "5550188";
  private static final String TOKEN = "sesame." + SECRET;

  @ParameterizedTest(name = "the exception for {0} shows nothing of message, token and answer")
  @ValueSource(ints = {302, 400, 401, 403, 404, 413, 415, 429, 500, 503})
  void refusalShowsNothing(int status) throws Exception {
    ScriptedServer.Script script =
        (number, socket) -> {
          String echo = "{\"type\":\"https://example.com/\",\"errors\":[{\"pointer\":\"" + SECRET + "\"}]}";
          String location = "Location: https://x:" + SECRET + "@example.com/sso?a=" + SECRET + "#" + SECRET;
          String headers = "Content-Type: application/problem+json\r\n" + location + "\r\nContent-Length: " + echo.length();
          ScriptedServer.answer(socket, status, headers, echo);
        };
    try (ScriptedServer server = new ScriptedServer(script)) {
      IvrClient client = IvrClient.builder(server.baseUrl()).token(TOKEN).retries(0).build();
      assertShowsNothing(assertThrows(AnswerException.class, () -> client.send(message())));
      assertEquals(true, server.requests().get(0).head.contains("Authorization: Bearer " + TOKEN + "\r\n"));
    }
  }

  @Test
  @DisplayName("the exception for a message that is not valid shows nothing of it")
  void invalidMessageShowsNothing() {
    ObjectNode invalid = message();
    ((ObjectNode) invalid.get("header")).put("intent", SECRET);
    ((ObjectNode) invalid.get("body")).put("startTime", SECRET).put("endDirection", SECRET);
    InvalidMessageException refusal = assertThrows(InvalidMessageException.class, () -> nowhere().send(invalid));
    assertEquals(3, refusal.faults().size());
    assertShowsNothing(refusal);
  }

  @ParameterizedTest(name = "the exception for text that is no JSON shows nothing of it: {0}")
  @ValueSource(strings = {"{\"" + SECRET, SECRET + " " + SECRET, "{\"id\":" + SECRET + "x}", "[\"" + SECRET + "\"", ""})
  void brokenTextShowsNothing(String text) {
    InvalidMessageException refusal = assertThrows(InvalidMessageException.class, () -> nowhere().send(text));
    assertEquals(List.of("json"), List.of(refusal.faults().get(0).code()));
    assertShowsNothing(refusal);
  }

  @Test
  @DisplayName("the exception for a message without a JSON form shows nothing of it")
  void circleShowsNothing() {
    Map<String, Object> circle = new HashMap<>(Map.of("caller", SECRET));
    circle.put("self", circle);
    assertShowsNothing(refusalOf(circle));
    assertShowsNothing(refusalOf(Double.NaN));
    assertShowsNothing(
        refusalOf(
            new Object() {
              public String getCaller() {
                throw new IllegalStateException(SECRET);
              }
            }));
  }

  @Test
  @DisplayName("wrong options are not repeated")
  void optionsAreNotRepeated() {
    String[] urls = {
      "http://ivr:" + SECRET + "@127.0.0.1", "http://h_:" + SECRET + "@x", "http://127.0.0.1/?a=" + SECRET, SECRET, "http://" + SECRET + " x"
    };
    for (String url : urls) assertShowsNothing(assertThrows(IllegalArgumentException.class, () -> IvrClient.builder(url)));
    assertShowsNothing(assertThrows(IllegalArgumentException.class, () -> IvrClient.builder("http://127.0.0.1").token(SECRET + "\n")));
  }

  @Test
  @DisplayName("recorders repeat no value that they refuse")
  void recorderShowsNothing() {
    CallOptions options = CallRecorder.builder().callId("1234").customer(SECRET).service("1218").sender("1", "MY-IVR");
    CallRecorder call = options.begin();
    Map<String, Object> circle = new HashMap<>(Map.of("caller", SECRET));
    circle.put("self", circle);
    assertShowsNothing(assertThrows(IllegalArgumentException.class, () -> call.visit(" ", SECRET)));
    assertShowsNothing(assertThrows(IllegalArgumentException.class, () -> call.variable(SECRET, circle)));
    assertShowsNothing(assertThrows(IllegalArgumentException.class, () -> call.variable(null, SECRET)));
    assertShowsNothing(assertThrows(IllegalArgumentException.class, () -> CallTime.ofDigits(SECRET + "x")));
    assertShowsNothing(assertThrows(IllegalArgumentException.class, () -> MessageJson.read("{\"id\":" + SECRET + "x}")));
    assertShowsNothing(assertThrows(IllegalArgumentException.class, () -> MessageJson.read("{\"body\":\"" + SECRET + "\"}")));
  }

  private static InvalidMessageException refusalOf(Object value) {
    IvrAggregatedActivity message = Examples.message("guide-sample.json");
    message.getBody().putAdditionalProperty("free", value);
    InvalidMessageException refusal = assertThrows(InvalidMessageException.class, () -> nowhere().send(message));
    assertEquals("json", refusal.faults().get(0).code());
    return refusal;
  }

  private static IvrClient nowhere() {
    return IvrClient.builder("http://127.0.0.1:9").build();
  }

  private static ObjectNode message() {
    ObjectNode message = (ObjectNode) Examples.json("guide-sample.json");
    ((ObjectNode) message.at("/header/channelData")).put("channelCustomerIdentifier", SECRET);
    return message;
  }

  private static void assertShowsNothing(Exception failure) {
    StringWriter printed = new StringWriter();
    failure.printStackTrace(new PrintWriter(printed));
    assertFalse(printed.toString().contains(SECRET), printed.toString());
    assertNull(failure.getCause());
  }
}
