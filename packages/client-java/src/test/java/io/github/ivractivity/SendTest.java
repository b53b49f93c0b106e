package io.github.ivractivity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ivractivity.api.ApiClient;
import io.github.ivractivity.api.ApiException;
import io.github.ivractivity.api.MessagesApi;
import io.github.ivractivity.model.IvrAggregatedActivity;
import io.github.ivractivity.model.Problem;
import io.github.ivractivity.model.ProblemError;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SendTest {
  private MessagesApi api;

  @BeforeEach
  void connect() {
    String target = System.getenv("IVR_TARGET_URL");
    assumeTrue(target != null, "IVR_TARGET_URL names no receiver");
    ApiClient client = new ApiClient();
    client.updateBaseUri(target);
    api = new MessagesApi(client);
  }

  @Test
  @DisplayName("the guide's sample is answered 202")
  void sampleIsAccepted() throws Exception {
    IvrAggregatedActivity message = Examples.message("guide-sample.json");
    assertEquals(202, api.receiveMessageWithHttpInfo(message).getStatusCode());
  }

  @Test
  @DisplayName("a fault is answered 400, and the violation can be read")
  void faultIsRefused() throws IOException {
    IvrAggregatedActivity message = Examples.message("guide-sample.json");
    message.getHeader().getSender().setSenderName(" ");

    ApiException refusal = assertThrows(ApiException.class, () -> api.receiveMessage(message));

    assertEquals(400, refusal.getCode());
    Problem problem = Examples.MAPPER.readValue(refusal.getResponseBody(), Problem.class);
    assertEquals(1, problem.getErrors().size());
    ProblemError error = problem.getErrors().get(0);
    assertEquals("/header/sender/senderName", error.getPointer());
    assertEquals("pattern", error.getCode());
  }
}
