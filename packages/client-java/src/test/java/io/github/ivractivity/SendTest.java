package io.github.ivractivity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ivractivity.model.IvrAggregatedActivity;
import java.net.URI;
import java.net.http.HttpClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SendTest {
  private String target;

  @BeforeEach
  void connect() {
    target = System.getenv("IVR_TARGET_URL");
    assumeTrue(target != null, "IVR_TARGET_URL names no receiver");
  }

  @Test
  @DisplayName("the guide's sample is answered 202")
  void sampleIsAccepted() throws Exception {
    assertEquals(202, IvrClient.builder(target).build().send(Examples.message("guide-sample.json")).status());
  }

  @Test
  @DisplayName("a fault is answered 400, and the violation can be read")
  void faultIsRefused() throws Exception {
    IvrAggregatedActivity message = Examples.message("guide-sample.json");
    message.getHeader().getSender().setSenderName(" ");
    byte[] body = MessageJson.utf8(MessageJson.written(message).orElseThrow());
    URI url = Endpoint.of(target);
    // The client itself would not send it.
    Answer answer = new HttpExchange(HttpClient.newHttpClient(), url, null).exchange(body, Contract.INGRESS_TIMEOUT);

    BadRequestException refusal = assertThrows(BadRequestException.class, () -> { throw Refusal.of(url, answer); });

    assertEquals(1, refusal.faults().size());
    assertEquals("/header/sender/senderName", refusal.faults().get(0).pointer());
    assertEquals("pattern", refusal.faults().get(0).code());
  }
}
