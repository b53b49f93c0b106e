package io.github.ivractivity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RetryTest {
  private static final String MESSAGE = Examples.text("guide-sample.json");

  @Test
  @DisplayName("every attempt sends the same bytes")
  void attemptsAreTheSame() throws Exception {
    try (ScriptedServer server = ScriptedServer.answering(503, 502, 202)) {
      IvrClient.builder(server.baseUrl()).build().send(MESSAGE);
      assertEquals(List.of(MESSAGE, MESSAGE, MESSAGE), bodies(server));
    }
  }

  @Test
  @DisplayName("hooks are told of each attempt, each retry and the end, and what they throw is ignored")
  void hooksAreTold() throws Exception {
    List<String> told = new ArrayList<>();
    try (ScriptedServer server = ScriptedServer.answering(503)) {
      IvrClient client =
          IvrClient.builder(server.baseUrl())
              .retries(1)
              .onAttempt(attempt -> fail(told, "attempt " + attempt.number()))
              .onRetry(attempt -> fail(told, "retry after " + ((AnswerException) attempt.failure()).status()))
              .onGiveUp(attempt -> fail(told, "end after " + attempt.number()))
              .build();
      assertThrows(UnexpectedStatusException.class, () -> client.send(MESSAGE));
    }
    assertEquals(List.of("attempt 1", "retry after 503", "attempt 2", "end after 2"), told);
  }

  @Test
  @DisplayName("an interrupted thread waits for no answer")
  void interruptEndsAttempt() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    ScriptedServer.Script silence =
        (number, socket) -> {
          arrived.countDown();
          socket.getInputStream().read();
        };
    try (ScriptedServer server = new ScriptedServer(silence)) {
      CompletableFuture<Throwable> end = new CompletableFuture<>();
      Thread sender = sender(IvrClient.builder(server.baseUrl()).build(), end);
      arrived.await();
      sender.interrupt();
      assertSame(InterruptedException.class, end.get().getClass());
    }
  }

  @Test
  @DisplayName("an interrupted thread waits for no retry")
  void interruptEndsPause() throws Exception {
    CountDownLatch waits = new CountDownLatch(1);
    ScriptedServer.Script later = (number, socket) -> ScriptedServer.answer(socket, 503, "Retry-After: 40\r\nContent-Length: 0", "");
    try (ScriptedServer server = new ScriptedServer(later)) {
      CompletableFuture<Throwable> end = new CompletableFuture<>();
      IvrClient client = IvrClient.builder(server.baseUrl()).onRetry(attempt -> waits.countDown()).build();
      Thread sender = sender(client, end);
      waits.await();
      sender.interrupt();
      assertSame(InterruptedException.class, end.get().getClass());
      assertEquals(1, server.requests().size());
    }
  }

  @Test
  @DisplayName("one client sends for many threads at once")
  void threadsShareClient() throws Exception {
    try (ScriptedServer server = ScriptedServer.answering(202)) {
      IvrClient client = IvrClient.builder(server.baseUrl()).build();
      List<CompletableFuture<Throwable>> ends = new ArrayList<>();
      for (int thread = 0; thread < 16; thread++) {
        ends.add(new CompletableFuture<>());
        sender(client, ends.get(thread));
      }
      for (CompletableFuture<Throwable> end : ends) assertEquals(null, end.get());
      assertEquals(16, bodies(server).stream().filter(MESSAGE::equals).count());
    }
  }

  @Test
  @DisplayName("a wait is at most the backoff, doubled each time up to ten seconds, and what Retry-After asks for is added")
  void waitsAreBounded() {
    UnexpectedStatusException failure = new UnexpectedStatusException("http://127.0.0.1", answer(503, "Retry-After", "120"));
    for (int round = 0; round < 200; round++) {
      assertBetween(60_000, 60_500, RetryPolicy.pauseAfter(failure, 1));
      assertBetween(60_000, 70_000, RetryPolicy.pauseAfter(failure, 90));
    }
  }

  static Answer answer(int status, String name, String value) {
    return new Answer(status, java.net.http.HttpHeaders.of(java.util.Map.of(name, List.of(value)), (key, text) -> true), new byte[0]);
  }

  private static void assertBetween(long leastMs, long mostMs, Duration wait) {
    assertTrue(wait.toMillis() >= leastMs && wait.toMillis() <= mostMs, wait.toString());
  }

  private static void fail(List<String> told, String event) {
    told.add(event);
    throw new AssertionError(event);
  }

  private static Thread sender(IvrClient client, CompletableFuture<Throwable> end) throws ExecutionException {
    Thread thread =
        new Thread(
            () -> {
              try {
                client.send(MESSAGE);
                end.complete(null);
              } catch (Throwable failure) {
                end.complete(failure);
              }
            });
    thread.start();
    return thread;
  }

  private static List<String> bodies(ScriptedServer server) {
    List<String> bodies = new ArrayList<>();
    server.requests().forEach(request -> bodies.add(request.body));
    return bodies;
  }
}
