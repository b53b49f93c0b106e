package io.github.ivractivity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Takes over what an IVR hands to a recorder: as a copy, and only what the contract takes. */
final class CallValues {
  /** What a recorder calls the members that it fills in, where that is not the member's own name. */
  private static final Map<String, String> ARGUMENT_NAMES =
      Map.of(
          "/id", "newId",
          "/header/channelData/channelCustomerIdentifier", "customer",
          "/header/channelData/serviceIdentifier", "service",
          "/header/channelData/additionalAttributes/0/key", "name",
          "/header/sender/id", "sender id",
          "/header/sender/senderName", "sender name");

  private CallValues() {}

  /** A value as JSON holds it, so that a later change of it changes no record. */
  static JsonNode json(Object value, String argument) {
    return MessageJson.written(value)
        .flatMap(MessageJson::parsed)
        .orElseThrow(() -> new IllegalArgumentException(argument + " must have a JSON form, without circles."));
  }

  /** Refuses what the contract refuses, naming the argument and what is due, and not the value. */
  static void check(JsonNode message) {
    for (Fault fault : MessageJudge.faultsOf(message)) {
      String member = fault.pointer().substring(fault.pointer().lastIndexOf('/') + 1);
      throw new IllegalArgumentException(ARGUMENT_NAMES.getOrDefault(fault.pointer(), member) + " " + fault.message() + ".");
    }
  }
}
