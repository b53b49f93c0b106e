package io.github.ivractivity;

/** What became of an accepted message. */
public final class SendResult {
  private final Answer answer;

  SendResult(Answer answer) {
    this.answer = answer;
  }

  /**
   * The HTTP status.
   *
   * @return a 2xx; 202 means that the message is queued, not that a report will show it
   */
  public int status() {
    return answer.status();
  }

  /**
   * The answer itself.
   *
   * @return its headers, and its body up to 64 KiB
   */
  public Answer answer() {
    return answer;
  }

  @Override
  public String toString() {
    return "accepted with " + status();
  }
}
