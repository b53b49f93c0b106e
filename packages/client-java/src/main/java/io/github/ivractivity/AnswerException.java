package io.github.ivractivity;

/** The target answered, and did not accept the message. */
public abstract class AnswerException extends SendException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final transient Answer answer;

  AnswerException(String url, String message, Answer answer) {
    super(url, message);
    this.status = answer.status();
    this.answer = answer;
  }

  /**
   * The HTTP status of the answer.
   *
   * @return such as 400
   */
  public int status() {
    return status;
  }

  /**
   * The answer itself. A printed exception does not show it.
   *
   * @return its headers, and its body up to 64 KiB; null in an exception that was serialized
   */
  public Answer answer() {
    return answer;
  }
}
