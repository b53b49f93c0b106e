package io.github.ivractivity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ivractivity.model.ActivityBody.EndDirectionEnum;
import io.github.ivractivity.model.AdditionalAttribute;
import io.github.ivractivity.model.AdditionalAttribute.TypeEnum;
import io.github.ivractivity.model.IvrAggregatedActivity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Records one call while it runs on the IVR: what the IVR calls while the caller moves through its menus becomes the message
 * to send. One recorder for one call, used by one thread at a time.
 *
 * <pre>{@code
 * CallRecorder call = CallRecorder.builder().callId("1234").customer("5550100").service("1218")
 *     .sender("f1370ff7-43fa-496e-9966-e64061d35f5c", "MY-IVR").begin();
 * call.visit("Main", "Billing").variable("callVariable1", "42225").end(EndDirectionEnum.TRANSFER);
 * client.send(call.toMessage());
 * }</pre>
 *
 * <p>What breaks the contract is an {@link IllegalArgumentException} at the call that brought it in. It names the argument
 * and does not repeat the value.
 */
public final class CallRecorder {
  private final ObjectNode call;
  private final CallClock clock;
  private final List<ObjectNode> activities = new ArrayList<>();
  private final Map<String, JsonNode> variables = new LinkedHashMap<>();
  private EndDirectionEnum endDirection;
  private long endMs;

  CallRecorder(IvrAggregatedActivity beginning, CallClock clock) {
    this.call = (ObjectNode) CallValues.json(beginning, "additionalDetail");
    this.clock = clock;
    CallValues.check(call);
  }

  /**
   * Begins what is known of a call when it begins.
   *
   * @return the options, of which {@code callId}, {@code customer}, {@code service} and {@code sender} are required
   */
  public static CallOptions builder() {
    return new CallOptions();
  }

  /**
   * The caller visits a menu now, and chooses nothing.
   *
   * @param menu not blank
   * @return this
   * @throws IllegalArgumentException the menu is blank
   * @throws IllegalStateException the call has ended
   */
  public CallRecorder visit(String menu) {
    return visit(menu, "");
  }

  /**
   * The caller visits a menu now.
   *
   * @param menu not blank
   * @param selection what the caller chose; empty or null when nothing was chosen
   * @return this
   * @throws IllegalArgumentException the menu is blank
   * @throws IllegalStateException the call has ended
   */
  public CallRecorder visit(String menu, String selection) {
    return visit(menu, selection, null, null);
  }

  /**
   * The caller visits a menu.
   *
   * @param menu not blank
   * @param selection what the caller chose; empty or null when nothing was chosen
   * @param metadata free data on the visit; null for none
   * @param time when it was; null for now
   * @return this
   * @throws IllegalArgumentException the menu is blank, or the metadata has no JSON form
   * @throws IllegalStateException the call has ended
   */
  public CallRecorder visit(String menu, String selection, Map<String, ?> metadata, CallTime time) {
    if (endDirection != null) throw new IllegalStateException("The call has ended: record a visit before the end.");
    ObjectNode activity = MessageJson.MAPPER.createObjectNode();
    activity.put("menu", menu).put("selection", selection == null ? "" : selection);
    if (metadata != null) activity.set("metadata", CallValues.json(metadata, "metadata"));
    activity.put("timestamp", Long.toString(clock.read(time)));
    CallValues.check(withActivities(call.deepCopy(), List.of(activity)));
    activities.add(activity);
    return this;
  }

  /**
   * Sets a call variable of the type String2000; again, for another value.
   *
   * @param name {@code callVariable0} to {@code callVariable10}, or one of your own; not blank
   * @param value any value with a JSON form; empty or null for an unset variable
   * @return this
   * @throws IllegalArgumentException the name is blank, or the value has no JSON form
   */
  public CallRecorder variable(String name, Object value) {
    return variable(name, value, TypeEnum.STRING2000);
  }

  /**
   * Sets a call variable; again, for another value.
   *
   * @param name {@code callVariable0} to {@code callVariable10}, or one of your own; not blank
   * @param value any value with a JSON form; empty or null for an unset variable
   * @param type what the value is declared as
   * @return this
   * @throws IllegalArgumentException the name is blank, or the value has no JSON form
   */
  public CallRecorder variable(String name, Object value, TypeEnum type) {
    JsonNode snapshot = CallValues.json(value == null ? "" : value, "value");
    var attribute = new AdditionalAttribute().key(name).type(type).value(snapshot.isNull() ? "" : snapshot);
    JsonNode variable = CallValues.json(attribute, "value");
    CallValues.check(withVariables(call.deepCopy(), List.of(variable)));
    variables.put(name, variable);
    clock.read(null);
    return this;
  }

  /**
   * The call ends on the IVR now.
   *
   * @param direction given to an agent, or over
   * @return this
   */
  public CallRecorder end(EndDirectionEnum direction) {
    return end(direction, null);
  }

  /**
   * The call ends on the IVR. The first end counts: IVRs report a hang-up after a transfer too.
   *
   * @param direction given to an agent, or over; there is no default, because the reports count the two apart
   * @param time when it was; null for now
   * @return this
   * @throws IllegalArgumentException the direction is null
   */
  public CallRecorder end(EndDirectionEnum direction, CallTime time) {
    if (direction == null) throw new IllegalArgumentException("direction must not be null.");
    long timeMs = clock.read(time);
    if (endDirection == null) {
      endDirection = direction;
      endMs = timeMs;
    }
    return this;
  }

  /**
   * The message on the call so far, valid at any time, after a hang-up in the middle of a menu too. It reads no clock:
   * without a record in between, it is the same message again.
   *
   * @return a new object, with the visits in the order of time
   */
  public IvrAggregatedActivity toMessage() {
    ObjectNode message = call.deepCopy();
    ((ObjectNode) message.get("header")).put("timestamp", clock.readingMs());
    ObjectNode body = (ObjectNode) message.get("body");
    if (endDirection != null) body.put("endDirection", endDirection.getValue()).put("endTime", endMs);
    List<ObjectNode> visited = new ArrayList<>(activities);
    visited.sort(Comparator.comparingLong(activity -> activity.get("timestamp").asLong()));
    withActivities(message, visited);
    return MessageJson.message(variables.isEmpty() ? message : withVariables(message, variables.values()));
  }

  private static ObjectNode withActivities(ObjectNode message, Iterable<ObjectNode> activities) {
    activities.forEach(((ObjectNode) message.get("body")).putArray("activities")::add);
    return message;
  }

  private static ObjectNode withVariables(ObjectNode message, Iterable<JsonNode> variables) {
    ObjectNode channelData = (ObjectNode) message.at("/header/channelData");
    variables.forEach(channelData.putArray("additionalAttributes")::add);
    return message;
  }
}
