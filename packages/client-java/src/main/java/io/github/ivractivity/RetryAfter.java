package io.github.ivractivity;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The header Retry-After: seconds, or a date (RFC 9110, 10.2.3). */
final class RetryAfter {
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
  private static final Pattern DATE =
      Pattern.compile("[A-Z][a-z]{2}, ([0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2}) GMT");
  private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("dd MMM uuuu HH:mm:ss", Locale.US);

  private RetryAfter() {}

  /** The wait that the answer asks for; empty when it asks for none readably, zero for a date in the past. */
  static Optional<Duration> of(Answer answer, Instant now) {
    return answer.header("retry-after").map(String::trim).flatMap(value -> parsed(value, now));
  }

  private static Optional<Duration> parsed(String value, Instant now) {
    if (SECONDS.matcher(value).matches()) return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
    var date = DATE.matcher(value);
    if (!date.matches()) return Optional.empty();
    try {
      Instant until = LocalDateTime.parse(date.group(1), FORMAT).toInstant(ZoneOffset.UTC);
      Duration wait = Duration.between(now, until);
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeException error) {
      return Optional.empty();
    }
  }
}
