package io.github.ivractivity;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;

/** A time of a call, in milliseconds. Seconds and microseconds, which platforms like to give, are refused by name. */
public final class CallTime {
  private final long epochMs;

  private CallTime(long epochMs) {
    this.epochMs = epochMs;
  }

  /**
   * A time as {@link System#currentTimeMillis()} gives it.
   *
   * @param epochMs milliseconds since 1970
   * @return the time
   * @throws DateTimeException it is in seconds or microseconds, or no time that a call can have
   */
  public static CallTime ofEpochMs(long epochMs) {
    if (isTimeOfACall(epochMs)) return new CallTime(epochMs);
    if (Math.abs(epochMs) <= Contract.LATEST_MS && isTimeOfACall(epochMs * 1000)) {
      throw new DateTimeException("The time looks like seconds: multiply it by 1000.");
    }
    if (isTimeOfACall(epochMs / 1000)) throw new DateTimeException("The time looks like microseconds: divide it by 1000.");
    throw outOfRange();
  }

  /**
   * A time of the JDK.
   *
   * @param time its milliseconds count, the rest is cut off
   * @return the time
   * @throws DateTimeException it is no time that a call can have
   */
  public static CallTime of(Instant time) {
    try {
      return ofEpochMs(time.toEpochMilli());
    } catch (ArithmeticException error) {
      throw outOfRange();
    }
  }

  /**
   * A time as text, which platforms hand over in variables.
   *
   * @param digits milliseconds since 1970
   * @return the time
   * @throws IllegalArgumentException it has other characters than digits; it is not repeated
   * @throws DateTimeException it is in seconds or microseconds, or no time that a call can have
   */
  public static CallTime ofDigits(String digits) {
    if (digits == null || !digits.matches("[0-9]+")) throw new IllegalArgumentException("time must be a string of digits.");
    try {
      return ofEpochMs(Long.parseLong(digits));
    } catch (NumberFormatException error) {
      throw outOfRange();
    }
  }

  /**
   * The time as the contract wants it.
   *
   * @return milliseconds since 1970
   */
  public long epochMs() {
    return epochMs;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CallTime && ((CallTime) other).epochMs == epochMs;
  }

  @Override
  public int hashCode() {
    return Objects.hash(epochMs);
  }

  @Override
  public String toString() {
    return Long.toString(epochMs);
  }

  private static boolean isTimeOfACall(long ms) {
    return ms >= Contract.EARLIEST_MS && ms <= Contract.LATEST_MS;
  }

  private static DateTimeException outOfRange() {
    return new DateTimeException(
        "The time must be epoch milliseconds, from " + Contract.EARLIEST_MS + " to " + Contract.LATEST_MS + ".");
  }
}
