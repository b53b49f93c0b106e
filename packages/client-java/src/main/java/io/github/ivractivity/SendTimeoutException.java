package io.github.ivractivity;

import java.time.Duration;

/** The target did not answer in time. Whether it received the message is not known. */
public final class SendTimeoutException extends SendException {
  private static final long serialVersionUID = 1;

  private final Duration timeout;

  SendTimeoutException(String url, Duration timeout) {
    super(
        url,
        url
            + (" did not answer within " + timeout.toMillis() + " ms. ")
            + "It may have received the message: to send again, keep the id.");
    this.timeout = timeout;
  }

  /**
   * How long the client waited in the last attempt.
   *
   * @return the time-out, or what the deadline left of it
   */
  public Duration timeout() {
    return timeout;
  }
}
