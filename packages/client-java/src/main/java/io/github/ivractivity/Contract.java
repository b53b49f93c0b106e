package io.github.ivractivity;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;

/** What the contract says of the endpoint, read from the files that are made from it. */
final class Contract {
  /** The strict profile of the message. */
  static final JsonNode SCHEMA = read("schema.json");

  private static final JsonNode OPERATION = read("operation.json");

  /** What is appended to the base URL. */
  static final String PATH = OPERATION.get("path").textValue();

  static final String METHOD = OPERATION.get("method").textValue();
  static final String MEDIA_TYPE = OPERATION.get("mediaType").textValue();

  /** So many faults of a message are told at most. */
  static final int MOST_FAULTS = OPERATION.get("maxErrors").intValue();

  /** How long the ingress waits for the service behind it. */
  static final Duration INGRESS_TIMEOUT =
      Duration.ofMillis(
          OPERATION.get("ingressConnectTimeoutMs").longValue() + OPERATION.get("ingressReadTimeoutMs").longValue());

  private static final JsonNode TIME = SCHEMA.at("/$defs/MessageHeader/properties/timestamp");

  /** The times that a call can have, in epoch milliseconds. */
  static final long EARLIEST_MS = TIME.get("minimum").longValue();

  static final long LATEST_MS = TIME.get("maximum").longValue();

  private Contract() {}

  private static JsonNode read(String name) {
    try (InputStream file = Contract.class.getResourceAsStream("contract/" + name)) {
      return MessageJson.MAPPER.readTree(file);
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }
}
