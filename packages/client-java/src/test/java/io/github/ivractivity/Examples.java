package io.github.ivractivity;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ivractivity.model.IvrAggregatedActivity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The contract's own examples of messages. */
final class Examples {
  static final Path VALID = Path.of("../../openapi/examples/valid");

  private Examples() {}

  static Stream<String> names() throws IOException {
    return Files.list(VALID).map(file -> file.getFileName().toString()).sorted();
  }

  static String text(String name) {
    try {
      return Files.readString(VALID.resolve(name));
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  static JsonNode json(String name) {
    return MessageJson.parsed(text(name)).orElseThrow();
  }

  static IvrAggregatedActivity message(String name) {
    return MessageJson.message(json(name));
  }
}
