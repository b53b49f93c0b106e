package io.github.ivractivity;

import java.time.Clock;

/** The times of one call. A clock that is set back does not turn their order around. */
final class CallClock {
  private final Clock clock;
  private final long startMs;
  private long readingMs;
  private long latestMs;

  CallClock(Clock clock, CallTime start) {
    this.clock = clock;
    this.readingMs = reading();
    this.startMs = start == null ? readingMs : start.epochMs();
    this.latestMs = startMs;
  }

  long startMs() {
    return startMs;
  }

  /** When the message was last added to. */
  long readingMs() {
    return readingMs;
  }

  /** The time given, or what the clock says where none is. */
  long read(CallTime given) {
    readingMs = reading();
    long timeMs = given == null ? Math.max(latestMs, readingMs) : given.epochMs();
    latestMs = Math.max(latestMs, timeMs);
    return timeMs;
  }

  private long reading() {
    return CallTime.of(clock.instant()).epochMs();
  }
}
