// One file to copy: records a call on an IVR and sends it to Expertflow CX. Java 8 or later, no libraries.
// Add your own package line. See https://github.com/ivr-activity/ivr-activity, packages/client-java.

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpRetryException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One call on an IVR, from its beginning to the message about it.
 *
 * <pre>{@code
 * IvrActivity call = new IvrActivity("1234", "5550100", "1218", "f1370ff7-43fa-496e-9966-e64061d35f5c", "MY-IVR");
 * call.visit("Main", "Billing").variable("callVariable1", "42225").end("TRANSFER");
 * int status = new IvrActivity.Sender("https://cx.example.com/ccm").send(call.toJson());
 * }</pre>
 *
 * <p>What breaks the contract is an IllegalArgumentException that names the argument and does not repeat its value.
 */
public final class IvrActivity {
  private static final String MESSAGE_TYPE = "IVR_AGGREGATED_ACTIVITY";
  private static final List<String> START_DIRECTIONS = Arrays.asList("INBOUND", "OUTBOUND");
  private static final List<String> END_DIRECTIONS = Arrays.asList("DIALOG_ENDED", "TRANSFER");
  private static final List<String> VARIABLE_TYPES =
      Arrays.asList(
          "Alphanum100", "AlphanumSpecial200", "String2000", "String50", "String100", "PositiveNumber", "IP", "Number",
          "PhoneNumber", "URL", "Boolean", "Email", "Password", "StringList", "WebChannelData");
  private static final long EARLIEST_MS = 1_000_000_000_000L;
  private static final long LATEST_MS = 253_402_300_799_999L;

  private final String id = UUID.randomUUID().toString();
  private final String sender;
  private final String channel;
  private final String callId;
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final List<Visit> visits = new ArrayList<>();
  private String startDirection = "INBOUND";
  private String leg;
  private long startMs = System.currentTimeMillis();
  private long latestMs = startMs;
  private String endDirection;
  private long endMs;

  /** A menu that the caller was in. */
  private static final class Visit {
    final long timeMs;
    final String json;

    Visit(String menu, String selection, long timeMs) {
      this.timeMs = timeMs;
      this.json = object("menu", quoted(menu), "selection", quoted(selection), "timestamp", quoted(Long.toString(timeMs)));
    }
  }

  /**
   * Begins the record of a call. It starts now, unless {@link #startTime} tells otherwise.
   *
   * @param callId the Finesse dialog id or the CX Voice call id
   * @param customer the caller's number (ANI)
   * @param service the number dialled (DN), for which a voice channel exists in Unified Admin
   * @param senderId the id of the IVR, the same in every message
   * @param senderName its name
   */
  public IvrActivity(String callId, String customer, String service, String senderId, String senderName) {
    this.callId = quoted(notBlank("callId", callId));
    this.channel =
        member("channelCustomerIdentifier", quoted(notBlank("customer", customer)))
            + ("," + member("serviceIdentifier", quoted(notBlank("service", service))));
    this.sender =
        object(
            "id", quoted(notBlank("senderId", senderId)),
            "senderName", quoted(notBlank("senderName", senderName)),
            "type", quoted("IVR"));
  }

  /** When the call started on the IVR, in epoch milliseconds. */
  public IvrActivity startTime(long timeMs) {
    startMs = milliseconds("startTime", timeMs);
    if (visits.isEmpty() && endDirection == null) latestMs = startMs;
    return this;
  }

  /** INBOUND, the default, or OUTBOUND for a call of a campaign. */
  public IvrActivity startDirection(String direction) {
    startDirection = oneOf("startDirection", direction, START_DIRECTIONS);
    return this;
  }

  /** Which leg of the call. */
  public IvrActivity leg(String leg) {
    this.leg = quoted(leg);
    return this;
  }

  /** The caller visits a menu now. What the caller chose may be empty or null. */
  public IvrActivity visit(String menu, String selection) {
    return visit(menu, selection, now());
  }

  /** The caller visited a menu at a time, in epoch milliseconds. */
  public IvrActivity visit(String menu, String selection, long timeMs) {
    if (endDirection != null) throw new IllegalStateException("The call has ended: record a visit before the end.");
    visits.add(new Visit(notBlank("menu", menu), selection == null ? "" : selection, milliseconds("time", timeMs)));
    latestMs = Math.max(latestMs, timeMs);
    return this;
  }

  /** Sets a call variable, callVariable0 to callVariable10 or one of your own. An empty or null value is an unset one. */
  public IvrActivity variable(String name, String value) {
    return variable(name, value, "String2000");
  }

  /** Sets a call variable that is declared as another type than String2000. */
  public IvrActivity variable(String name, String value, String type) {
    String known = quoted(oneOf("type", type, VARIABLE_TYPES));
    String json = object("key", quoted(notBlank("name", name)), "type", known, "value", quoted(value == null ? "" : value));
    variables.put(name, json);
    return this;
  }

  /** The call ends now: TRANSFER, given to an agent, or DIALOG_ENDED. The first end counts. */
  public IvrActivity end(String direction) {
    return end(direction, now());
  }

  /** The call ended at a time, in epoch milliseconds. The first end counts. */
  public IvrActivity end(String direction, long timeMs) {
    oneOf("direction", direction, END_DIRECTIONS);
    milliseconds("time", timeMs);
    if (endDirection == null) {
      endDirection = quoted(direction);
      endMs = timeMs;
      latestMs = Math.max(latestMs, timeMs);
    }
    return this;
  }

  /** The message on the call so far, in ASCII: what is not is escaped, so that no encoding on the way can harm it. */
  public String toJson() {
    List<Visit> sorted = new ArrayList<>(visits);
    sorted.sort(Comparator.comparingLong(visit -> visit.timeMs));
    List<String> activities = new ArrayList<>();
    for (Visit visit : sorted) activities.add(visit.json);
    String attributes = variables.isEmpty() ? "" : "," + member("additionalAttributes", list(variables.values()));
    String header =
        object(
            "channelData", "{" + channel + attributes + "}",
            "timestamp", Long.toString(Math.max(startMs, latestMs)),
            "intent", quoted(MESSAGE_TYPE),
            "sender", sender);
    String body =
        object(
            "type", quoted(MESSAGE_TYPE),
            "callId", callId,
            "leg", leg,
            "startDirection", quoted(startDirection),
            "endDirection", endDirection,
            "startTime", Long.toString(startMs),
            "endTime", endDirection == null ? null : Long.toString(endMs),
            "activities", list(activities));
    return object("id", quoted(id), "header", header, "body", body);
  }

  /** A clock that is set back does not turn the order of times around. */
  private long now() {
    return Math.max(latestMs, System.currentTimeMillis());
  }

  private static String notBlank(String name, String value) {
    if (value != null && value.chars().anyMatch(character -> character > ' ')) return value;
    throw new IllegalArgumentException(name + " must not be blank.");
  }

  private static String oneOf(String name, String value, List<String> known) {
    if (known.contains(value)) return value;
    throw new IllegalArgumentException(name + " must be one of " + known + ".");
  }

  private static long milliseconds(String name, long timeMs) {
    if (timeMs >= EARLIEST_MS && timeMs <= LATEST_MS) return timeMs;
    throw new IllegalArgumentException(name + " must be epoch milliseconds, not seconds or microseconds.");
  }

  /** Names and JSON values in turn; a member whose value is null is left out. */
  private static String object(String... namesAndValues) {
    List<String> members = new ArrayList<>();
    for (int index = 0; index < namesAndValues.length; index += 2) {
      if (namesAndValues[index + 1] != null) members.add(member(namesAndValues[index], namesAndValues[index + 1]));
    }
    return "{" + String.join(",", members) + "}";
  }

  private static String member(String name, String json) {
    return quoted(name) + ":" + json;
  }

  private static String list(Iterable<String> items) {
    return "[" + String.join(",", items) + "]";
  }

  private static String quoted(String text) {
    if (text == null) return null;
    StringBuilder json = new StringBuilder("\"");
    for (char character : text.toCharArray()) {
      if (character == '"' || character == '\\') json.append('\\').append(character);
      else if (character >= ' ' && character <= '~') json.append(character);
      else json.append(String.format("\\u%04x", (int) character));
    }
    return json.append('"').toString();
  }

  /** The message was not accepted, or nobody knows whether it was. Nothing of the caller, the token or the answer is in it. */
  public static final class NotSent extends IOException {
    private static final long serialVersionUID = 1;

    /** The HTTP status; 0 when no answer came. */
    public final int status;

    /** Whether the same message can be accepted later. */
    public final boolean mayPass;

    /** How long the target asks to wait, in milliseconds; 0 when it does not. */
    public final long retryAfterMs;

    NotSent(String message, int status, boolean mayPass, long retryAfterMs) {
      super(message);
      this.status = status;
      this.mayPass = mayPass;
      this.retryAfterMs = retryAfterMs;
    }
  }

  /** Sends messages to one target, and tries again when a failure can pass. Can be used by many threads at once. */
  public static final class Sender {
    private static final String PATH = "/message/receive";
    private static final List<Integer> PASSING_STATUSES = Arrays.asList(408, 429, 500, 502, 503, 504);
    private static final int RETRIES_OF_INTERNAL_ERROR = 2;
    private static final long FIRST_BACKOFF_MS = 500;
    private static final long LONGEST_BACKOFF_MS = 10_000;
    private static final long LONGEST_RETRY_AFTER_MS = 60_000;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd MMM uuuu HH:mm:ss", Locale.US);

    private final URI url;
    private String token;
    private int retries = 3;
    private int timeoutMs = 15_000;
    private int deadlineMs = 60_000;

    /**
     * @param baseUrl the target with its base path, such as https://cx.example.com/ccm
     * @throws IllegalArgumentException it is no such address, or holds a query or credentials; it is not repeated
     */
    public Sender(String baseUrl) {
      URI base;
      try {
        base = new URI(baseUrl.replaceAll("/+$", "") + PATH);
      } catch (URISyntaxException error) {
        throw new IllegalArgumentException("baseUrl must be an address such as https://cx.example.com/ccm.");
      }
      boolean isHttp = "http".equalsIgnoreCase(base.getScheme()) || "https".equalsIgnoreCase(base.getScheme());
      boolean isBare = base.getRawUserInfo() == null && base.getRawQuery() == null && base.getRawFragment() == null;
      if (!isHttp || !isBare || base.getHost() == null) {
        throw new IllegalArgumentException("baseUrl must be an http or https address without query, hash and password.");
      }
      this.url = base;
    }

    /** A bearer token: one word of visible ASCII characters. */
    public Sender token(String token) {
      if (!token.matches("[\\x21-\\x7e]+")) throw new IllegalArgumentException("token must be one word of ASCII characters.");
      this.token = token;
      return this;
    }

    /** How often a message is tried again; 0 for never. */
    public Sender retries(int retries) {
      this.retries = retries;
      return this;
    }

    /** How long one attempt may take, and how long all of them with the waits between them; 15 s and 60 s unless told otherwise. */
    public Sender times(int timeoutMs, int deadlineMs) {
      if (timeoutMs < 1 || deadlineMs < 1) throw new IllegalArgumentException("The times must be 1 ms at least.");
      this.timeoutMs = timeoutMs;
      this.deadlineMs = deadlineMs;
      return this;
    }

    /**
     * Sends the message on the call as it is now, the same bytes in every attempt.
     *
     * @return the status, a 2xx: 202 means that the message is queued
     * @throws NotSent after the last attempt
     */
    public int send(IvrActivity call) throws NotSent, InterruptedException {
      byte[] message = call.toJson().getBytes(StandardCharsets.US_ASCII);
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(deadlineMs);
      long leftMs = deadlineMs;
      for (int attempt = 1; ; attempt++) {
        try {
          return attempt(message, (int) Math.min(timeoutMs, leftMs));
        } catch (NotSent failure) {
          double backoffMs = Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * Math.pow(2, attempt - 1));
          long askedMs = Math.min(failure.retryAfterMs, LONGEST_RETRY_AFTER_MS);
          long waitMs = Math.round(ThreadLocalRandom.current().nextDouble() * backoffMs) + askedMs;
          leftMs = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()) - waitMs;
          int worth = failure.status == 500 ? Math.min(retries, RETRIES_OF_INTERNAL_ERROR) : retries;
          if (!failure.mayPass || attempt > worth || leftMs < 1) throw failure;
          Thread.sleep(waitMs);
        }
      }
    }

    /** In a thread of its own: the time-outs of HttpURLConnection start anew with every byte that comes. */
    private int attempt(byte[] message, int timeoutMs) throws NotSent, InterruptedException {
      AtomicReference<HttpURLConnection> opened = new AtomicReference<>();
      FutureTask<Integer> task = new FutureTask<>(() -> exchange(message, timeoutMs, opened));
      Thread thread = new Thread(task, "ivr-activity");
      thread.setDaemon(true);
      thread.start();
      try {
        return task.get(timeoutMs, TimeUnit.MILLISECONDS);
      } catch (ExecutionException error) {
        if (error.getCause() instanceof NotSent) throw (NotSent) error.getCause();
        throw noAnswer(error.getCause(), timeoutMs);
      } catch (TimeoutException error) {
        throw late(timeoutMs);
      } finally {
        if (opened.get() != null) opened.get().disconnect();
      }
    }

    private int exchange(byte[] message, int timeoutMs, AtomicReference<HttpURLConnection> opened) throws IOException {
      HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
      opened.set(connection);
      connection.setConnectTimeout(timeoutMs);
      connection.setReadTimeout(timeoutMs);
      connection.setInstanceFollowRedirects(false);
      connection.setUseCaches(false);
      connection.setRequestMethod("POST");
      connection.setRequestProperty("Content-Type", "application/json");
      connection.setRequestProperty("Connection", "close");
      if (token != null) connection.setRequestProperty("Authorization", "Bearer " + token);
      connection.setDoOutput(true);
      // With a length known before, the JDK does not send a POST a second time on its own when a connection breaks.
      connection.setFixedLengthStreamingMode(message.length);
      try (OutputStream output = connection.getOutputStream()) {
        output.write(message);
      }
      int status = statusOf(connection);
      // The body is not read: the status decides, and what it says can repeat what the caller said.
      if (status >= 200 && status <= 299) return status;
      boolean mayPass = PASSING_STATUSES.contains(status);
      throw new NotSent(url + " answered " + status + ".", status, mayPass, retryAfterMs(connection.getHeaderField("Retry-After")));
    }

    private static int statusOf(HttpURLConnection connection) throws IOException {
      try {
        int status = connection.getResponseCode();
        if (status == -1) throw new IOException("no HTTP");
        return status;
      } catch (HttpRetryException error) {
        // How the JDK tells 401 and 407 when it cannot send the message again with a password.
        return error.responseCode();
      }
    }

    private NotSent late(int timeoutMs) {
      return new NotSent(url + " did not answer within " + timeoutMs + " ms. To send again, keep the id.", 0, true, 0);
    }

    /** What the JDK threw is not kept as a cause: it can hold what the target said. */
    private NotSent noAnswer(Throwable failure, int timeoutMs) {
      boolean isTrusted = true;
      for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
        // The time-outs of the JDK are as long as that of the attempt, and can be noticed before it.
        if (cause instanceof SocketTimeoutException) return late(timeoutMs);
        isTrusted &= !(cause instanceof CertificateException || cause instanceof CertPathValidatorException);
      }
      String why = isTrusted ? failure.getClass().getSimpleName() : "its certificate is not trusted";
      return new NotSent(url + " gave no answer (" + why + "). To send again, keep the id.", 0, isTrusted, 0);
    }

    private static long retryAfterMs(String header) {
      String value = header == null ? "" : header.trim();
      if (value.matches("[0-9]{1,9}")) return Long.parseLong(value) * 1000;
      if (!value.matches("[A-Z][a-z]{2}, .{20} GMT")) return 0;
      try {
        long untilMs = LocalDateTime.parse(value.substring(5, 25), DATE).toInstant(ZoneOffset.UTC).toEpochMilli();
        return Math.max(0, untilMs - System.currentTimeMillis());
      } catch (DateTimeException error) {
        return 0;
      }
    }
  }

  /**
   * Sends one call, to try a target from a shell. Exit codes: 0 accepted, 1 refused, 2 wrong usage, 3 no answer, or one that can
   * be another later.
   */
  public static void main(String[] arguments) throws InterruptedException {
    String target = System.getenv("IVR_TARGET_URL");
    if (target == null || arguments.length < 6) {
      System.err.println("Usage: IVR_TARGET_URL=https://cx.example.com/ccm java IvrActivity \\");
      System.err.println("  CALL_ID CUSTOMER SERVICE SENDER_ID SENDER_NAME TRANSFER|DIALOG_ENDED [MENU=SELECTION]...");
      System.err.println("A bearer token is read from IVR_TARGET_TOKEN.");
      System.exit(2);
    }
    try {
      IvrActivity call = new IvrActivity(arguments[0], arguments[1], arguments[2], arguments[3], arguments[4]);
      for (int index = 6; index < arguments.length; index++) {
        String[] visit = arguments[index].split("=", 2);
        call.visit(visit[0], visit.length > 1 ? visit[1] : "");
      }
      Sender sender = new Sender(target);
      if (System.getenv("IVR_TARGET_TOKEN") != null) sender.token(System.getenv("IVR_TARGET_TOKEN"));
      System.out.println("accepted with " + sender.send(call.end(arguments[5])));
    } catch (IllegalArgumentException error) {
      System.err.println(error.getMessage());
      System.exit(2);
    } catch (NotSent error) {
      System.err.println(error.getMessage());
      System.exit(error.mayPass ? 3 : 1);
    }
  }
}
