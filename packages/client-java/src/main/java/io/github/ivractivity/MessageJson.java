package io.github.ivractivity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.ivractivity.model.IvrAggregatedActivity;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Messages as JSON text, as it is sent: another mapper than this one writes absent members as null, which is refused. */
public final class MessageJson {
  /** Long numbers are free data: only what cannot be held is refused. */
  private static final int LONGEST_NUMBER = 100_000;

  static final JsonMapper MAPPER = mapper();

  private MessageJson() {}

  /**
   * A message as JSON text, for a queue or a file. {@link IvrClient#send(String)} takes it as it is.
   *
   * @param message is not judged
   * @return the text in one line
   * @throws IllegalArgumentException the message has no JSON form; no value of it is repeated
   */
  public static String write(IvrAggregatedActivity message) {
    return written(message).orElseThrow(() -> new IllegalArgumentException("The message has no JSON form."));
  }

  /**
   * A message from JSON text. Members that the contract does not know are kept.
   *
   * @param json one JSON document
   * @return a message, which is not judged
   * @throws IllegalArgumentException it is no JSON, or its members are not of the types that a message has; no value of it is
   *     repeated
   */
  public static IvrAggregatedActivity read(String json) {
    return message(parsed(json).orElseThrow(() -> new IllegalArgumentException("The text is not one JSON document.")));
  }

  /** The text as a tree; empty when it is not one JSON document. Why not is left out: it repeats a part of the text. */
  static Optional<JsonNode> parsed(String text) {
    try {
      JsonNode tree = MAPPER.readTree(text);
      return tree.isMissingNode() ? Optional.empty() : Optional.of(tree);
    } catch (JsonProcessingException error) {
      return Optional.empty();
    }
  }

  /** A value as JSON text; empty when it has no JSON form: a circle, a number that is none, a class without members. */
  static Optional<String> written(Object value) {
    try {
      return Optional.of(MAPPER.writeValueAsString(value));
    } catch (JsonProcessingException | StackOverflowError error) {
      return Optional.empty();
    }
  }

  /** A message as a tree gives it, in objects of its own. */
  static IvrAggregatedActivity message(JsonNode tree) {
    try {
      return MAPPER.treeToValue(tree, IvrAggregatedActivity.class);
    } catch (JsonProcessingException error) {
      throw new IllegalArgumentException("The members of the message are not of the types that a message has.");
    }
  }

  /** The text in UTF-8. Half a surrogate pair, which has no bytes of its own there, is written as an escape. */
  static byte[] utf8(String text) {
    StringBuilder encodable = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                encodable.append(String.format("\\u%04x", point));
              } else {
                encodable.appendCodePoint(point);
              }
            });
    return encodable.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Leaves out every member that is null in the generated classes, which write a required one as null otherwise. One that takes
   * any JSON can be null.
   */
  private static final class AbsentMembers extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public JsonInclude.Value findPropertyInclusion(Annotated member) {
      JsonInclude.Value declared = super.findPropertyInclusion(member);
      return member.getRawType() == Object.class ? declared : declared.withValueInclusion(JsonInclude.Include.NON_NULL);
    }
  }

  private static JsonMapper mapper() {
    JsonMapper mapper =
        JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            // Written bare they are no JSON, and refused; as strings they would be sent as another value.
            .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
            .annotationIntrospector(new AbsentMembers())
            .build();
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxNumberLength(LONGEST_NUMBER)
                .maxStringLength(Integer.MAX_VALUE)
                .maxNestingDepth(10_000)
                .build());
    return mapper;
  }
}
