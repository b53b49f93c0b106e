package io.github.ivractivity;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Judges messages by the strict profile of the contract. */
final class MessageJudge {
  private static final String NOT_BLANK = Contract.SCHEMA.at("/$defs/IvrAggregatedActivity/properties/id/pattern").asText();

  private static final Schema SCHEMA = compiled();

  private MessageJudge() {}

  /** What breaks the contract, one fault for each place, at most a hundred; empty when nothing does. */
  static List<Fault> faultsOf(JsonNode message) {
    Map<String, Fault> faults = new LinkedHashMap<>();
    for (Error error : SCHEMA.validate(message)) {
      Fault fault = faultOf(error);
      // A value of the wrong type breaks the rules for values of the right one as well.
      faults.merge(fault.pointer(), fault, (first, second) -> first.code().equals("type") ? first : second);
      if (faults.size() == Contract.MOST_FAULTS) break;
    }
    return new ArrayList<>(faults.values());
  }

  /** Compiled at once and not with the first message, which can be judged by many threads at a time. */
  private static Schema compiled() {
    Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(Contract.SCHEMA);
    schema.initializeValidators();
    return schema;
  }

  private static Fault faultOf(Error error) {
    String keyword = error.getKeyword();
    String pointer = pointerTo(error.getInstanceLocation());
    if (keyword.equals("required")) return new Fault(pointer + "/" + error.getProperty(), keyword, "is required");
    return new Fault(pointer, keyword, due(keyword, error.getSchemaNode()));
  }

  private static String pointerTo(NodePath path) {
    StringBuilder pointer = new StringBuilder();
    for (int step = 0; step < path.getNameCount(); step++) pointer.append('/').append(path.getElement(step));
    return pointer.toString();
  }

  /** What the contract wants, from the keyword's value in the schema. */
  private static String due(String keyword, JsonNode wanted) {
    switch (keyword) {
      case "type":
        return "must be of type " + wanted.asText();
      case "enum":
        List<String> values = new ArrayList<>();
        wanted.forEach(value -> values.add(value.asText()));
        return "must be " + values.stream().collect(Collectors.joining(" or "));
      case "minimum":
        return "must be at least " + wanted.asText();
      case "maximum":
        return "must be at most " + wanted.asText();
      case "pattern":
        return wanted.asText().equals(NOT_BLANK) ? "must not be blank" : "must match " + wanted.asText();
      default:
        return "must meet the rule " + keyword;
    }
  }
}
