package io.github.ivractivity;

import java.time.Duration;
import java.util.function.Consumer;

/** Makes attempts until one succeeds, its failure cannot pass, or retries or time are used up. */
final class AttemptLoop {
  private final int retries;
  private final Duration timeout;
  private final Duration deadline;
  private final Consumer<? super Attempt> onAttempt;
  private final Consumer<? super RetriedAttempt> onRetry;
  private final Consumer<? super FailedAttempt> onGiveUp;

  /** One attempt, which may last as long as it is told. */
  interface Exchange {
    Answer exchange(Duration timeout) throws InterruptedException;
  }

  AttemptLoop(IvrClient.Builder options) {
    this.retries = options.retries;
    this.timeout = options.timeout;
    this.deadline = options.deadline;
    this.onAttempt = options.onAttempt;
    this.onRetry = options.onRetry;
    this.onGiveUp = options.onGiveUp;
  }

  /** A wait that would last past the deadline is not begun: the failure is thrown at once. */
  Answer run(String url, String messageId, Exchange exchange) throws InterruptedException {
    long end = System.nanoTime() + deadline.toNanos();
    Duration left = deadline;
    for (int number = 1; ; number++) {
      if (Thread.interrupted()) throw new InterruptedException();
      Attempt attempt = new Attempt(number, messageId, url);
      call(onAttempt, attempt);
      try {
        return exchange.exchange(left.compareTo(timeout) < 0 ? left : timeout);
      } catch (SendException failure) {
        Duration pause = RetryPolicy.pauseAfter(failure, number);
        left = Duration.ofMillis(Duration.ofNanos(end - System.nanoTime()).minus(pause).toMillis());
        if (number > RetryPolicy.retriesWorth(failure, retries) || left.toMillis() < 1) {
          call(onGiveUp, new FailedAttempt(attempt, failure));
          throw failure;
        }
        call(onRetry, new RetriedAttempt(attempt, failure, pause));
        Thread.sleep(pause.toMillis());
      }
    }
  }

  /** The hook is the user's: the message is not lost for its failure. */
  private static <T> void call(Consumer<? super T> hook, T event) {
    try {
      hook.accept(event);
    } catch (RuntimeException | Error ignored) {
      // Told nowhere: a hook that logs can fail for the very log.
    }
  }
}
