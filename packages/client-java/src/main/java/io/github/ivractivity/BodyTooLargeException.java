package io.github.ivractivity;

/** 413: the message is larger than the target accepts. */
public final class BodyTooLargeException extends AnswerException {
  private static final long serialVersionUID = 1;

  BodyTooLargeException(String url, Answer answer) {
    super(url, url + " answered 413: the message is larger than it accepts. Send fewer activities or variables.", answer);
  }
}
