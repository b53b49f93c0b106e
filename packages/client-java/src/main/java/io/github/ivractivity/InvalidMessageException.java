package io.github.ivractivity;

import java.util.List;

/** The message breaks the contract; nothing was sent. */
public final class InvalidMessageException extends SendException {
  private static final long serialVersionUID = 1;

  private final transient List<Fault> faults;

  InvalidMessageException(String url, List<Fault> faults) {
    super(url, "The message was not sent, because it breaks the contract:" + Fault.lines(faults));
    this.faults = List.copyOf(faults);
  }

  /**
   * What is wrong, and where.
   *
   * @return at least one fault, at most a hundred
   */
  public List<Fault> faults() {
    return faults;
  }
}
