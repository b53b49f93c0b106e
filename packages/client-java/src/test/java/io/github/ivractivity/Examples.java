package io.github.ivractivity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ivractivity.api.ApiClient;
import io.github.ivractivity.model.IvrAggregatedActivity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The contract's own examples of valid messages. */
final class Examples {
  /** The mapper that the client sends with. */
  static final ObjectMapper MAPPER = ApiClient.createDefaultObjectMapper();

  private static final Path FOLDER = Path.of("../../openapi/examples/valid");

  private Examples() {}

  static Stream<String> names() throws IOException {
    return Files.list(FOLDER).map(file -> file.getFileName().toString()).sorted();
  }

  static JsonNode json(String name) {
    try {
      return MAPPER.readTree(Files.readString(FOLDER.resolve(name)));
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  static IvrAggregatedActivity message(String name) throws IOException {
    return MAPPER.treeToValue(json(name), IvrAggregatedActivity.class);
  }
}
