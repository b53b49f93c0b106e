package io.github.ivractivity.driver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ivractivity.AnswerException;
import io.github.ivractivity.AuthorizationException;
import io.github.ivractivity.BadRequestException;
import io.github.ivractivity.BodyTooLargeException;
import io.github.ivractivity.Fault;
import io.github.ivractivity.InvalidMessageException;
import io.github.ivractivity.IvrClient;
import io.github.ivractivity.NetworkException;
import io.github.ivractivity.RedirectException;
import io.github.ivractivity.SendException;
import io.github.ivractivity.SendTimeoutException;
import io.github.ivractivity.TooManyRequestsException;
import io.github.ivractivity.UnsupportedMediaTypeException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Replays the scenarios of the conformance package with this client: one scenario a line of standard input, one line of JSON
 * about each on standard output. It stands in a package of its own, so that it sees what users of the client see.
 */
public final class ScenarioDriver {
  static final ObjectMapper JSON = new ObjectMapper();

  private ScenarioDriver() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    PrintStream output = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      JsonNode scenario = JSON.readTree(line);
      boolean isRecording = scenario.get("kind").textValue().equals("recording");
      output.println(JSON.writeValueAsString(isRecording ? new Recording(scenario).replay() : send(scenario)));
    }
  }

  private static ObjectNode send(JsonNode scenario) throws JsonProcessingException, InterruptedException {
    AtomicInteger attempts = new AtomicInteger();
    ObjectNode report = JSON.createObjectNode();
    try {
      IvrClient client = client(scenario).onAttempt(attempt -> attempts.incrementAndGet()).build();
      int status = client.send(JSON.writeValueAsString(scenario.get("message"))).status();
      report.put("outcome", "accepted").put("status", status);
    } catch (SendException failure) {
      // What an exception shows of the message would be found there.
      failure.printStackTrace();
      report.put("outcome", outcome(failure));
      if (failure instanceof AnswerException) report.put("status", ((AnswerException) failure).status());
      details(report, failure);
    }
    return report.put("attempts", attempts.get());
  }

  private static IvrClient.Builder client(JsonNode scenario) {
    IvrClient.Builder client = IvrClient.builder(scenario.get("target").textValue());
    JsonNode options = scenario.get("client");
    if (options.has("retries")) client.retries(options.get("retries").intValue());
    if (options.has("timeoutMs")) client.timeout(Duration.ofMillis(options.get("timeoutMs").longValue()));
    if (options.has("deadlineMs")) client.deadline(Duration.ofMillis(options.get("deadlineMs").longValue()));
    if (options.has("token")) client.token(options.get("token").textValue());
    return client;
  }

  private static String outcome(SendException failure) {
    if (failure instanceof InvalidMessageException) return "invalid";
    if (failure instanceof BadRequestException) return "badRequest";
    if (failure instanceof AuthorizationException) return "unauthorized";
    if (failure instanceof BodyTooLargeException) return "tooLarge";
    if (failure instanceof UnsupportedMediaTypeException) return "unsupportedMediaType";
    if (failure instanceof TooManyRequestsException) return "tooManyRequests";
    if (failure instanceof RedirectException) return "redirect";
    if (failure instanceof AnswerException) return "unexpectedStatus";
    if (failure instanceof SendTimeoutException) return "timeout";
    if (failure instanceof NetworkException) return "network";
    throw failure;
  }

  private static void details(ObjectNode report, SendException failure) {
    if (failure instanceof InvalidMessageException) putFaults(report, ((InvalidMessageException) failure).faults());
    if (failure instanceof BadRequestException) putFaults(report, ((BadRequestException) failure).faults());
    if (failure instanceof TooManyRequestsException) {
      ((TooManyRequestsException) failure).retryAfter().ifPresent(wait -> report.put("retryAfterMs", wait.toMillis()));
    }
    if (failure instanceof RedirectException) {
      ((RedirectException) failure).location().ifPresent(location -> report.put("location", location));
    }
  }

  private static void putFaults(ObjectNode report, List<Fault> faults) {
    var errors = report.putArray("errors");
    faults.stream()
        .sorted(Comparator.comparing(Fault::pointer).thenComparing(Fault::code))
        .forEach(fault -> errors.addObject().put("pointer", fault.pointer()).put("code", fault.code()));
  }
}
