package io.github.ivractivity;

import java.util.List;
import java.util.Objects;

/** One thing that is wrong with a message. It says what was expected, and never repeats a value. */
public final class Fault {
  private static final int LISTED = 10;

  private final String pointer;
  private final String code;
  private final String message;

  Fault(String pointer, String code, String message) {
    this.pointer = pointer;
    this.code = code;
    this.message = message;
  }

  /**
   * Where the fault is.
   *
   * @return a JSON pointer into the message, of a missing member its own; empty for the message as a whole
   */
  public String pointer() {
    return pointer;
  }

  /**
   * Which rule is broken.
   *
   * @return the keyword of JSON Schema, {@code required} for a missing member, or {@code json} for text that is not JSON
   */
  public String code() {
    return code;
  }

  /**
   * What was expected, in the contract's own words.
   *
   * @return the second half of a sentence that begins with the pointer
   */
  public String message() {
    return message;
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof Fault)) return false;
    Fault fault = (Fault) other;
    return pointer.equals(fault.pointer) && code.equals(fault.code) && message.equals(fault.message);
  }

  @Override
  public int hashCode() {
    return Objects.hash(pointer, code, message);
  }

  @Override
  public String toString() {
    return (pointer.isEmpty() ? "the message" : pointer) + " " + message;
  }

  /** The faults as lines of an exception's message, the first ten of them. */
  static String lines(List<Fault> faults) {
    StringBuilder lines = new StringBuilder();
    faults.stream().limit(LISTED).forEach(fault -> lines.append("\n  ").append(fault));
    if (faults.size() > LISTED) lines.append("\n  and ").append(faults.size() - LISTED).append(" more");
    return lines.toString();
  }
}
