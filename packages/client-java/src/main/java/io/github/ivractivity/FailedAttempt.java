package io.github.ivractivity;

/** An attempt that failed. */
public class FailedAttempt extends Attempt {
  private final SendException failure;

  FailedAttempt(Attempt attempt, SendException failure) {
    super(attempt.number(), attempt.messageId(), attempt.url());
    this.failure = failure;
  }

  /**
   * Why it failed.
   *
   * @return printed, it shows nothing of the message, the token and the answer
   */
  public SendException failure() {
    return failure;
  }
}
