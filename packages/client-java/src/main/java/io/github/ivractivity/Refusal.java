package io.github.ivractivity;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The exception for an answer that is not a 2xx. */
final class Refusal {
  private static final String PROBLEM = "(?i)application/problem\\+json *(;.*)?";
  private static final String PROBLEM_TYPE = "urn:ivr-activity:problem:";

  private Refusal() {}

  static AnswerException of(URI endpoint, Answer answer) {
    String url = endpoint.toString();
    switch (answer.status()) {
      case 301:
      case 302:
      case 303:
      case 307:
      case 308:
        return new RedirectException(
            url, answer, answer.header("location").flatMap(location -> Endpoint.redirectTarget(endpoint, location)));
      case 400:
        return new BadRequestException(url, answer, problemFaults(answer));
      case 401:
      case 403:
        return new AuthorizationException(url, answer);
      case 413:
        return new BodyTooLargeException(url, answer);
      case 415:
        return new UnsupportedMediaTypeException(url, answer);
      case 429:
        return new TooManyRequestsException(url, answer, RetryAfter.of(answer, Instant.now()));
      default:
        return new UnexpectedStatusException(url, answer);
    }
  }

  /**
   * The errors of a problem document (RFC 9457) as this contract's receivers answer it; none for any other body: others do
   * not promise to repeat no values of the message.
   */
  private static List<Fault> problemFaults(Answer answer) {
    if (!answer.header("content-type").orElse("").matches(PROBLEM)) return List.of();
    return MessageJson.parsed(new String(answer.body(), StandardCharsets.UTF_8))
        .filter(problem -> problem.path("type").asText().startsWith(PROBLEM_TYPE))
        .map(problem -> faults(problem.path("errors")))
        .orElse(List.of());
  }

  private static List<Fault> faults(JsonNode errors) {
    return StreamSupport.stream(errors.spliterator(), false)
        .filter(error -> Stream.of("pointer", "code", "message").allMatch(name -> error.path(name).isTextual()))
        .limit(Contract.MOST_FAULTS)
        .map(error -> new Fault(text(error, "pointer"), text(error, "code"), text(error, "message")))
        .collect(Collectors.toList());
  }

  private static String text(JsonNode error, String member) {
    return error.get(member).textValue();
  }
}
