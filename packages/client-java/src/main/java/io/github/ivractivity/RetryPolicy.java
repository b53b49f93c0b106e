package io.github.ivractivity;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Which failures are worth another attempt, and how long to wait before it. */
final class RetryPolicy {
  private static final long FIRST_BACKOFF_MS = 500;
  private static final long LONGEST_BACKOFF_MS = 10_000;
  private static final long LONGEST_RETRY_AFTER_MS = 60_000;

  /** An internal error can be about this very message, so that it gets fewer chances than one of the network. */
  private static final int RETRIES_OF_INTERNAL_ERROR = 2;

  private static final Set<Integer> PASSING_STATUSES = Set.of(408, 429, 502, 503, 504);

  private RetryPolicy() {}

  /** How many retries the failure is worth, of those that are allowed. */
  static int retriesWorth(SendException failure, int allowed) {
    if (failure instanceof SendTimeoutException) return allowed;
    if (failure instanceof NetworkException) return ((NetworkException) failure).mayPass() ? allowed : 0;
    if (!(failure instanceof AnswerException)) return 0;
    int status = ((AnswerException) failure).status();
    if (status == 500) return Math.min(allowed, RETRIES_OF_INTERNAL_ERROR);
    return PASSING_STATUSES.contains(status) ? allowed : 0;
  }

  /**
   * How long to wait before the next attempt: exponential with full jitter, so that many IVRs that failed together do not
   * come back together, and later by what the target asks for in Retry-After.
   *
   * @param failed how many attempts have failed, from 1
   */
  static Duration pauseAfter(SendException failure, int failed) {
    double longest = Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * Math.pow(2, failed - 1));
    long backoffMs = Math.round(ThreadLocalRandom.current().nextDouble() * longest);
    return Duration.ofMillis(backoffMs + Math.min(askedMs(failure), LONGEST_RETRY_AFTER_MS));
  }

  private static long askedMs(SendException failure) {
    if (!(failure instanceof AnswerException)) return 0;
    return RetryAfter.of(((AnswerException) failure).answer(), Instant.now()).map(Duration::toMillis).orElse(0L);
  }
}
