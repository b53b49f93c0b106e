import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ivractivity.IvrClient;
import io.github.ivractivity.ScriptedServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The file for Java 8. It has no package, and so has its test. */
class IvrActivityTest {
  private static final String CUSTOMER = "5550188";
  private static final String ALL_KINDS = "\"\\ \b\f\n\r\t\u0000\u001f\u007f Zo\u00eb \u5c71 \uD83D\uDE00 \u2028\u2029 \uD83D";

  @Test
  @DisplayName("a whole call of the file for Java 8 is valid, and its text comes through")
  void callIsValid() throws Exception {
    IvrActivity call = call().startDirection("OUTBOUND").leg("1").startTime(1680692114700L);
    call.visit(ALL_KINDS, ALL_KINDS, 1680692116700L).visit("Main", null, 1680692115700L);
    call.variable(ALL_KINDS, ALL_KINDS).variable("unset", null).variable("vip", "true", "Boolean");
    call.end("TRANSFER", 1680692117700L).end("DIALOG_ENDED", 1680692119700L);
    assertValid(call.toJson());
    JsonNode message = new ObjectMapper().readTree(call.toJson());
    assertEquals(ALL_KINDS, message.at("/header/channelData/additionalAttributes/0/key").textValue());
    assertEquals("", message.at("/header/channelData/additionalAttributes/1/value").textValue());
    assertEquals(ALL_KINDS, message.at("/body/activities/1/selection").textValue());
    assertEquals("1680692115700", message.at("/body/activities/0/timestamp").textValue());
    assertEquals(1680692117700L, message.at("/body/endTime").longValue());
    assertEquals("TRANSFER", message.at("/body/endDirection").textValue());
    assertTrue(call.toJson().chars().allMatch(character -> character >= ' ' && character <= '~'));
  }

  @Test
  @DisplayName("a call of which only the beginning is known is valid with the file for Java 8")
  void beginningIsValid() throws Exception {
    assertValid(call().toJson());
    assertFalse(call().toJson().equals(call().toJson()), "two calls have one id");
  }

  @Test
  @DisplayName("the file for Java 8 refuses what the contract refuses, and repeats no value")
  void wrongValuesAreRefused() {
    assertRefused(() -> new IvrActivity("1234", " ", "1218", "1", "MY-IVR"));
    assertRefused(() -> new IvrActivity(null, CUSTOMER, "1218", "1", "MY-IVR"));
    assertRefused(() -> call().visit("\u0000\t ", CUSTOMER));
    assertRefused(() -> call().visit("Main", CUSTOMER, 1680692114L));
    assertRefused(() -> call().variable("", CUSTOMER));
    assertRefused(() -> call().variable("x", CUSTOMER, CUSTOMER));
    assertRefused(() -> call().end(CUSTOMER));
    assertRefused(() -> call().end("TRANSFER", 1680692114700123L));
    assertRefused(() -> call().startTime(0));
    assertRefused(() -> call().startDirection("IN"));
    assertRefused(() -> new IvrActivity.Sender("http://ivr:" + CUSTOMER + "@127.0.0.1"));
    assertRefused(() -> new IvrActivity.Sender("http://127.0.0.1?" + CUSTOMER));
    assertRefused(() -> new IvrActivity.Sender("http://127.0.0.1").token(CUSTOMER + "\n"));
    assertThrows(IllegalStateException.class, () -> call().end("TRANSFER").visit("Main", ""));
  }

  @ParameterizedTest(name = "the file for Java 8 tries {0} again {1} times")
  @CsvSource({"202, 0", "302, 0", "307, 0", "400, 0", "401, 0", "403, 0", "404, 0", "413, 0", "501, 0", "408, 1", "429, 1", "500, 1", "502, 1", "503, 1", "504, 1"})
  void passingStatusesAreRetried(int status, int retries) throws Exception {
    String headers = "Location: /elsewhere\r\nContent-Length: 7";
    try (ScriptedServer server =
        new ScriptedServer((number, socket) -> ScriptedServer.answer(socket, number == 1 ? status : 202, headers, CUSTOMER))) {
      IvrActivity.Sender sender = sender(server);
      if (status == 202 || retries > 0) assertEquals(202, sender.send(call()));
      else assertEquals(status, assertShowsNothing(assertThrows(IvrActivity.NotSent.class, () -> sender.send(call()))).status);
      assertEquals(retries + 1, server.requests().size());
      assertEquals(1, server.requests().stream().map(request -> request.body).distinct().count());
      assertTrue(server.requests().get(0).head.startsWith("POST /ccm/message/receive HTTP/1.1\r\n"));
    }
  }

  @Test
  @DisplayName("the file for Java 8 tries 500 again twice at most")
  void internalErrorIsRetriedTwice() throws Exception {
    try (ScriptedServer server = ScriptedServer.answering(500)) {
      assertThrows(IvrActivity.NotSent.class, () -> sender(server).send(call()));
      assertEquals(3, server.requests().size());
    }
  }

  @Test
  @DisplayName("the file for Java 8 sends nothing twice on its own when a connection breaks")
  void jdkDoesNotRepeatPost() throws Exception {
    ScriptedServer.Script breakOff =
        (number, socket) -> {
          throw new IOException("break off");
        };
    try (ScriptedServer server = new ScriptedServer(breakOff)) {
      assertThrows(IvrActivity.NotSent.class, () -> sender(server).retries(0).send(call()));
      assertEquals(1, server.requests().size());
    }
  }

  @ParameterizedTest(name = "the file for Java 8 gives up a head that comes {0} bytes at a time")
  @ValueSource(ints = {0, 1, 1000})
  void lateHeadTimesOut(int bytes) throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    ScriptedServer.Script drip =
        (number, socket) -> {
          try {
            ScriptedServer.write(socket, "HTTP/1.1 202 Accepted\r\nX-Late: ");
            while (bytes > 0) {
              ScriptedServer.write(socket, "x".repeat(bytes));
              TimeUnit.MILLISECONDS.sleep(20);
            }
            socket.getInputStream().read();
          } finally {
            closed.countDown();
          }
        };
    try (ScriptedServer server = new ScriptedServer(drip)) {
      IvrActivity.Sender sender = sender(server).retries(0).times(1500, 60_000);
      IvrActivity.NotSent failure = assertThrows(IvrActivity.NotSent.class, () -> sender.send(call()));
      assertTrue(failure.getMessage().contains("did not answer within 1500 ms"), failure.getMessage());
      assertTrue(failure.mayPass);
      assertTrue(closed.await(30, TimeUnit.SECONDS), "the connection is kept");
    }
  }

  @Test
  @DisplayName("the file for Java 8 reads no body, however long it is")
  void bodyIsNotRead() throws Exception {
    AtomicLong sent = new AtomicLong();
    CountDownLatch closed = new CountDownLatch(1);
    ScriptedServer.Script endless =
        (number, socket) -> {
          ScriptedServer.answer(socket, 202, "Content-Length: 104857600", "");
          try {
            for (; sent.get() < 100 * 1024; sent.incrementAndGet()) ScriptedServer.write(socket, "x".repeat(1024));
          } finally {
            closed.countDown();
          }
        };
    try (ScriptedServer server = new ScriptedServer(endless)) {
      assertEquals(202, sender(server).send(call()));
      assertTrue(closed.await(30, TimeUnit.SECONDS), "the sender reads on");
      assertTrue(sent.get() < 50 * 1024, "the sender has read most of it");
    }
  }

  @Test
  @DisplayName("an interrupted thread waits for no answer with the file for Java 8")
  void interruptEndsAttempt() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    ScriptedServer.Script silence =
        (number, socket) -> {
          arrived.countDown();
          socket.getInputStream().read();
        };
    try (ScriptedServer server = new ScriptedServer(silence)) {
      CompletableFuture<Throwable> end = new CompletableFuture<>();
      Thread thread = new Thread(() -> end.complete(assertThrows(InterruptedException.class, () -> sender(server).send(call()))));
      thread.start();
      arrived.await();
      thread.interrupt();
      assertEquals(InterruptedException.class, end.get(30, TimeUnit.SECONDS).getClass());
    }
  }

  private static IvrActivity call() {
    return new IvrActivity("1234", CUSTOMER, "1218", "f1370ff7-43fa-496e-9966-e64061d35f5c", "MY-IVR");
  }

  private static IvrActivity.Sender sender(ScriptedServer server) {
    return new IvrActivity.Sender(server.baseUrl()).token("sesame." + CUSTOMER);
  }

  /** The client judges before it sends. */
  private static void assertValid(String json) throws Exception {
    try (ScriptedServer server = ScriptedServer.answering(202)) {
      assertEquals(202, IvrClient.builder(server.baseUrl()).build().send(json).status());
    }
  }

  private static void assertRefused(Runnable work) {
    assertShowsNothing(assertThrows(IllegalArgumentException.class, work::run));
  }

  private static <T extends Exception> T assertShowsNothing(T failure) {
    StringWriter printed = new StringWriter();
    failure.printStackTrace(new PrintWriter(printed));
    assertFalse(printed.toString().contains(CUSTOMER), printed.toString());
    assertNull(failure.getCause());
    return failure;
  }
}
