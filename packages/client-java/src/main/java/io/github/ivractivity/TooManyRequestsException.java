package io.github.ivractivity;

import java.time.Duration;
import java.util.Optional;

/** 429: the target asks to send less often. */
public final class TooManyRequestsException extends AnswerException {
  private static final long serialVersionUID = 1;

  private final Duration retryAfter;

  TooManyRequestsException(String url, Answer answer, Optional<Duration> retryAfter) {
    super(url, url + " answered 429: too many requests. " + advice(retryAfter), answer);
    this.retryAfter = retryAfter.orElse(null);
  }

  /**
   * How long the target asks to wait.
   *
   * @return empty when it does not say so readably
   */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  private static String advice(Optional<Duration> wait) {
    return wait.map(time -> "Send again in " + time.toMillis() + " ms.").orElse("Wait before sending again.");
  }
}
