package io.github.ivractivity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FaultyAnswersTest {
  private static final String CHUNK = "x".repeat(1024);

  @Test
  @DisplayName("a 202 whose body does not come is accepted when the time-out is over")
  void stalledBodyIsAccepted() throws Exception {
    ScriptedServer.Script script =
        (number, socket) -> {
          ScriptedServer.answer(socket, 202, "Content-Length: 1000", "part");
          untilClosed(socket);
        };
    try (ScriptedServer server = new ScriptedServer(script)) {
      // Time enough for the head to come first.
      IvrClient client = builder(server.baseUrl()).timeout(Duration.ofSeconds(5)).build();
      SendResult result = client.send(Examples.text("guide-sample.json"));
      assertEquals(202, result.status());
      assertEquals("part", new String(result.answer().body()));
      assertEquals(1, server.requests().size());
    }
  }

  @Test
  @DisplayName("a 202 whose body breaks off is accepted")
  void brokenBodyIsAccepted() throws Exception {
    ScriptedServer.Script script =
        (number, socket) -> {
          ScriptedServer.answer(socket, 202, "Content-Length: 1000", "part");
          throw new IOException("break off");
        };
    try (ScriptedServer server = new ScriptedServer(script)) {
      assertEquals(202, client(server).send(Examples.text("guide-sample.json")).status());
    }
  }

  @Test
  @DisplayName("of an answer without end 64 KiB are kept, and the connection is closed")
  void endlessBodyIsCut() throws Exception {
    AtomicLong sent = new AtomicLong();
    CountDownLatch closed = new CountDownLatch(1);
    ScriptedServer.Script script =
        (number, socket) -> {
          ScriptedServer.answer(socket, 202, "Content-Length: 104857600", "");
          try {
            for (; sent.get() < 100 * 1024; sent.incrementAndGet()) ScriptedServer.write(socket, CHUNK);
          } finally {
            closed.countDown();
          }
        };
    try (ScriptedServer server = new ScriptedServer(script)) {
      IvrClient client = IvrClient.builder(server.baseUrl()).build();
      assertEquals(65_536, client.send(Examples.text("guide-sample.json")).answer().body().length);
      assertTrue(closed.await(30, TimeUnit.SECONDS), "the client reads on");
      assertTrue(sent.get() < 50 * 1024, "the client has read most of it");
    }
  }

  @Test
  @DisplayName("a head without end is a time-out")
  void endlessHeadTimesOut() throws Exception {
    ScriptedServer.Script script =
        (number, socket) -> {
          ScriptedServer.write(socket, "HTTP/1.1 202 Accepted\r\n");
          for (int line = 0; ; line++) {
            ScriptedServer.write(socket, "X-Line-" + line + ": x\r\n");
            TimeUnit.MILLISECONDS.sleep(5);
          }
        };
    try (ScriptedServer server = new ScriptedServer(script)) {
      IvrClient client = builder(server.baseUrl()).timeout(Duration.ofMillis(1500)).build();
      assertThrows(SendTimeoutException.class, () -> client.send(Examples.text("guide-sample.json")));
    }
  }

  @Test
  @DisplayName("an answer that is no HTTP is a network failure")
  void nonsenseIsNetworkFailure() throws Exception {
    ScriptedServer.Script script =
        (number, socket) -> {
          ScriptedServer.write(socket, "220 5550188 ready\r\n\r\n");
          throw new IOException("break off");
        };
    try (ScriptedServer server = new ScriptedServer(script)) {
      IvrClient client = client(server);
      NetworkException failure =
          assertThrows(NetworkException.class, () -> client.send(Examples.text("guide-sample.json")));
      assertTrue(failure.mayPass());
      assertTrue(!failure.toString().contains("5550188"), failure.toString());
    }
  }

  @Test
  @DisplayName("a message is never sent twice on its own when a kept connection is gone")
  void keptConnectionIsNotRetriedSilently() throws Exception {
    ScriptedServer.Script script =
        (number, socket) -> {
          if (number == 2) throw new IOException("gone");
          ScriptedServer.answer(socket, 202, "Content-Length: 0", "");
        };
    try (ScriptedServer server = new ScriptedServer(script)) {
      IvrClient client = client(server);
      client.send(Examples.text("guide-sample.json"));
      assertThrows(NetworkException.class, () -> client.send(Examples.text("guide-sample.json")));
      assertEquals(2, server.requests().size());
    }
  }

  @Test
  @DisplayName("nobody listens: a network failure that may pass")
  void nobodyListens() {
    // Not a port that was free a moment ago: another test can have got it meanwhile.
    IvrClient client = builder("http://127.0.0.1:2").build();
    NetworkException failure =
        assertThrows(NetworkException.class, () -> client.send(Examples.text("guide-sample.json")));
    assertEquals("ConnectException", failure.code());
    assertTrue(failure.mayPass());
  }

  private static IvrClient client(ScriptedServer server) {
    return builder(server.baseUrl()).build();
  }

  private static IvrClient.Builder builder(String baseUrl) {
    return IvrClient.builder(baseUrl).retries(0);
  }

  private static void untilClosed(Socket socket) throws IOException {
    while (socket.getInputStream().read() >= 0) continue;
  }
}
