package io.github.ivractivity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ivractivity.model.IvrAggregatedActivity;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MessageTextTest {
  @Test
  @DisplayName("text is sent as it is, space and order and numbers too")
  void textIsSentAsItIs() throws Exception {
    String text = " " + Examples.text("free-json-in-body.json").replace("\"body\": {", "\"body\": { \"n\": 1e2, \"m\": 0.10,") + "\n";
    assertEquals(text, sent(client -> client.send(text)));
  }

  @Test
  @DisplayName("a byte order mark is left out")
  void byteOrderMarkIsLeftOut() throws Exception {
    String text = Examples.text("guide-sample.json");
    assertEquals(text, sent(client -> client.send("\uFEFF" + text)));
  }

  @Test
  @DisplayName("half a surrogate pair is sent as an escape, from text, tree and model")
  void halfSurrogateIsEscaped() throws Exception {
    ObjectNode tree = (ObjectNode) Examples.json("guide-sample.json");
    ((ObjectNode) tree.get("body")).put("note", "a\uD83Db \uD83D\uDE00");
    IvrAggregatedActivity model = MessageJson.message(tree);
    String text = tree.toString();
    for (Sending sending : new Sending[] {client -> client.send(text), client -> client.send(tree), client -> client.send(model)}) {
      String body = sent(sending);
      assertTrue(body.contains("\"a\\ud83db \uD83D\uDE00\""), body);
    }
  }

  @Test
  @DisplayName("a message that was read and written is the same one")
  void readIsWritten() {
    String text = Examples.json("unknown-members.json").toString();
    assertEquals(Examples.json("unknown-members.json"), MessageJson.parsed(MessageJson.write(MessageJson.read(text))).orElseThrow());
  }

  private interface Sending {
    void send(IvrClient client) throws InterruptedException;
  }

  private static String sent(Sending sending) throws Exception {
    try (ScriptedServer server = ScriptedServer.answering(202)) {
      sending.send(IvrClient.builder(server.baseUrl()).build());
      return server.requests().get(0).body;
    }
  }
}
