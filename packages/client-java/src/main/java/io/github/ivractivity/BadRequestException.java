package io.github.ivractivity;

import java.util.List;

/** 400: the target does not find the message valid. The same message will not be accepted later. */
public final class BadRequestException extends AnswerException {
  private static final long serialVersionUID = 1;

  private final transient List<Fault> faults;

  BadRequestException(String url, Answer answer, List<Fault> faults) {
    super(url, url + " answered 400: the message is not valid. " + why(faults), answer);
    this.faults = List.copyOf(faults);
  }

  /**
   * What the target found wrong.
   *
   * @return none when it does not say so as a problem document (RFC 9457) of this contract
   */
  public List<Fault> faults() {
    return faults;
  }

  private static String why(List<Fault> faults) {
    return faults.isEmpty() ? "It does not say why in a form that is safe to repeat here." : "It says:" + Fault.lines(faults);
  }
}
