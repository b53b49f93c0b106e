package io.github.ivractivity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeTest {
  private static final Path INVALID = Path.of("../../openapi/examples/invalid");
  private static final Path CASES = Path.of("../conformance/generated/cases/cases.json");
  private static final Pattern FAULT =
      Pattern.compile("(?m)^(\\S+\\.\\w+):\\n(?:  summary: .*\\n)?  pointer: (.*)\\n  code: (.*)\\n  profiles: \\[(.*)]");

  @ParameterizedTest(name = "{0} is valid")
  @MethodSource("io.github.ivractivity.Examples#names")
  void validExampleIsValid(String name) {
    assertEquals(List.of(), verdict(Examples.text(name)));
  }

  @ParameterizedTest(name = "{0} is refused for {2} of «{1}»")
  @MethodSource("strictFaults")
  void invalidExampleIsRefused(String name, String pointer, String code) throws IOException {
    assertEquals(List.of(code + " " + pointer), verdict(Files.readString(INVALID.resolve(name))));
  }

  static Stream<Arguments> strictFaults() throws IOException {
    List<Arguments> faults =
        FAULT.matcher(Files.readString(INVALID.resolve("faults.yaml")))
            .results()
            .filter(fault -> fault.group(4).contains("strict"))
            .map(JudgeTest::arguments)
            .collect(Collectors.toList());
    long examples = Files.list(INVALID).filter(file -> !file.toString().endsWith(".yaml")).count();
    assertEquals(examples, faults.size(), "faults of examples");
    return faults.stream();
  }

  @ParameterizedTest(name = "the cases of the area {0} have the strict verdict")
  @ValueSource(strings = {"EXM", "MSG", "HDR", "CHN", "ATR", "SND", "CUS", "BDY", "ACT", "TXT"})
  void caseHasVerdict(String area) throws IOException {
    assumeTrue(Files.exists(CASES), "cases.json is made by the build of packages/conformance");
    List<String> differences = new ArrayList<>();
    int judged = 0;
    for (JsonNode one : new ObjectMapper().readTree(CASES.toFile()).get("cases")) {
      JsonNode text = one.at("/request/body/text");
      JsonNode due = one.at("/expect/strict");
      // Other bytes than UTF-8 cannot be handed to the client.
      boolean isText = text.isTextual() && !one.at("/request/body").has("encoding");
      if (!one.get("area").asText().equals(area) || !isText) continue;
      judged++;
      List<String> seen = verdict(text.textValue());
      if (!isAsDue(due, seen)) differences.add(one.get("id").asText() + " " + due + " " + seen);
    }
    assertEquals(List.of(), differences);
    assertTrue(judged >= 15, "only " + judged + " were judged");
  }

  private static boolean isAsDue(JsonNode due, List<String> seen) {
    switch (due.get("verdict").asText()) {
      case "accept":
        return seen.isEmpty();
      case "reject":
        return seen.equals(List.of(due.get("keyword").asText() + " " + due.path("pointer").asText()));
      default:
        return true;
    }
  }

  @Test
  @DisplayName("an integer with a fraction of zero or an exponent is an integer, and no other fraction is")
  void integerIsWhole() {
    assertEquals(List.of(), verdict(withTimestamp("1680692114700.0")));
    assertEquals(List.of(), verdict(withTimestamp("16806921147e2")));
    assertEquals(List.of("type /header/timestamp"), verdict(withTimestamp("1680692114700.5")));
  }

  @Test
  @DisplayName("a number of any size is judged at once")
  void hugeNumberIsJudged() {
    assertEquals(List.of("type /header/timestamp"), verdict(withTimestamp("1e1000000000")));
    assertEquals(List.of("maximum /header/timestamp"), verdict(withTimestamp("1".repeat(900))));
    assertEquals(List.of("minimum /header/timestamp"), verdict(withTimestamp("-" + "1".repeat(900))));
  }

  @Test
  @DisplayName("a fault is told for each place, a hundred at most")
  void faultsAreCut() {
    ObjectNode message = (ObjectNode) Examples.json("guide-sample.json");
    var activities = ((ObjectNode) message.get("body")).putArray("activities");
    for (int index = 0; index < 150; index++) activities.add(index);
    assertEquals(100, MessageJudge.faultsOf(message).size());
  }

  private static String withTimestamp(String number) {
    return Examples.text("guide-sample.json").replaceFirst("\"timestamp\": *[0-9]+", "\"timestamp\": " + number);
  }

  private static Arguments arguments(MatchResult fault) {
    return Arguments.of(fault.group(1), fault.group(2).replaceAll("^['\"]|['\"]$", ""), fault.group(3));
  }

  private static List<String> verdict(String text) {
    String json = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return MessageJson.parsed(json)
        .map(MessageJudge::faultsOf)
        .orElse(List.of(new Fault("", "json", "")))
        .stream()
        .map(fault -> fault.code() + " " + fault.pointer())
        .collect(Collectors.toList());
  }
}
