package io.github.ivractivity;

import java.time.Duration;

/** A failed attempt after which there will be another one. */
public final class RetriedAttempt extends FailedAttempt {
  private final Duration pause;

  RetriedAttempt(Attempt attempt, SendException failure, Duration pause) {
    super(attempt, failure);
    this.pause = pause;
  }

  /**
   * How long the client waits before the next attempt.
   *
   * @return whole milliseconds
   */
  public Duration pause() {
    return pause;
  }
}
