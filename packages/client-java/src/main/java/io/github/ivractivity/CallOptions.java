package io.github.ivractivity;

import io.github.ivractivity.model.ActivityBody;
import io.github.ivractivity.model.ActivityBody.StartDirectionEnum;
import io.github.ivractivity.model.ChannelData;
import io.github.ivractivity.model.IvrAggregatedActivity;
import io.github.ivractivity.model.MessageHeader;
import io.github.ivractivity.model.Sender;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

/** What is known of a call when it begins. */
public final class CallOptions {
  private final ChannelData channelData = new ChannelData();
  private final Sender sender = new Sender();
  private final ActivityBody body = new ActivityBody().startDirection(StartDirectionEnum.INBOUND);
  private CallTime startTime;
  private Clock clock = Clock.systemUTC();
  private Supplier<String> newId = () -> UUID.randomUUID().toString();

  CallOptions() {}

  /**
   * The id of the call, without which reports have no row for it.
   *
   * @param callId the Finesse dialog id or the CX Voice call id; not blank
   * @return this
   */
  public CallOptions callId(String callId) {
    body.setCallId(callId);
    return this;
  }

  /**
   * The caller's number (ANI); of an outbound call the number that was called.
   *
   * @param customer not blank
   * @return this
   */
  public CallOptions customer(String customer) {
    channelData.setChannelCustomerIdentifier(customer);
    return this;
  }

  /**
   * The number dialled (DN), for which a voice channel exists in Unified Admin.
   *
   * @param service not blank
   * @return this
   */
  public CallOptions service(String service) {
    channelData.setServiceIdentifier(service);
    return this;
  }

  /**
   * The IVR, the same in every message.
   *
   * @param id not blank
   * @param name not blank
   * @return this
   */
  public CallOptions sender(String id, String name) {
    return sender(id, name, null);
  }

  /**
   * The IVR, the same in every message.
   *
   * @param id not blank
   * @param name not blank
   * @param additionalDetail free data on it; null for none
   * @return this
   */
  public CallOptions sender(String id, String name, Map<String, Object> additionalDetail) {
    sender.id(id).senderName(name).additionalDetail(additionalDetail);
    return this;
  }

  /**
   * Who started the call, the caller or a campaign. {@code INBOUND} unless told otherwise.
   *
   * @param startDirection one of the two
   * @return this
   */
  public CallOptions startDirection(StartDirectionEnum startDirection) {
    body.setStartDirection(startDirection);
    return this;
  }

  /**
   * When the call started on the IVR. Now, unless told otherwise.
   *
   * @param startTime in milliseconds
   * @return this
   */
  public CallOptions startTime(CallTime startTime) {
    this.startTime = startTime;
    return this;
  }

  /**
   * Which leg of the call.
   *
   * @param leg can be empty
   * @return this
   */
  public CallOptions leg(String leg) {
    body.setLeg(leg);
    return this;
  }

  /**
   * The priority of the request in the queue.
   *
   * @param requestPriority 0 to 10
   * @return this
   */
  public CallOptions requestPriority(int requestPriority) {
    channelData.setRequestPriority((long) requestPriority);
    return this;
  }

  /**
   * The caller's first name.
   *
   * @param customerFirstName can be empty
   * @return this
   */
  public CallOptions customerFirstName(String customerFirstName) {
    channelData.setCustomerFirstName(customerFirstName);
    return this;
  }

  /**
   * The caller's last name.
   *
   * @param customerLastName can be empty
   * @return this
   */
  public CallOptions customerLastName(String customerLastName) {
    channelData.setCustomerLastName(customerLastName);
    return this;
  }

  /**
   * What tells the time. The system's clock unless told otherwise.
   *
   * @param clock read when something is recorded without a time
   * @return this
   */
  public CallOptions clock(Clock clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
    return this;
  }

  /**
   * Makes the id of the message, once for each call. A random UUID unless told otherwise.
   *
   * @param newId gives a new id, not blank
   * @return this
   */
  public CallOptions newId(Supplier<String> newId) {
    this.newId = Objects.requireNonNull(newId, "newId");
    return this;
  }

  /**
   * Begins to record the call.
   *
   * @return what the IVR tells the rest
   * @throws IllegalArgumentException an option is missing, or not what the contract wants; it is not repeated
   */
  public CallRecorder begin() {
    CallClock times = new CallClock(clock, startTime);
    if (body.getCallId() == null) throw new IllegalArgumentException("callId is required.");
    MessageHeader header = new MessageHeader().channelData(channelData).timestamp(times.startMs()).sender(sender);
    body.setStartTime(times.startMs());
    return new CallRecorder(new IvrAggregatedActivity().id(newId.get()).header(header).body(body), times);
  }
}
