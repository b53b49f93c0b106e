package io.github.ivractivity;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ivractivity.model.IvrAggregatedActivity;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/**
 * Sends messages to one target. It is immutable, and can be used by many threads at once.
 *
 * <pre>{@code
 * IvrClient client = IvrClient.builder("https://cx.example.com/ccm").build();
 * int status = client.send(call.toMessage()).status();
 * }</pre>
 *
 * <p>Tried again are time-outs, network errors and the statuses 408, 429, 500 (twice at most), 502, 503 and 504. Every
 * attempt sends the same bytes with the same {@code id}. The exception is that of the last attempt. Redirects are never
 * followed.
 */
public final class IvrClient {
  private final URI url;
  private final HttpExchange http;
  private final AttemptLoop attempts;

  private IvrClient(Builder options) {
    this.url = options.url;
    this.http = new HttpExchange(options.httpClient(), url, options.token);
    this.attempts = new AttemptLoop(options);
  }

  /**
   * Begins the options of a client.
   *
   * @param baseUrl the target including its base path, such as {@code https://cx.example.com/ccm}; the path of the endpoint
   *     is appended
   * @return the other options, with their defaults
   * @throws IllegalArgumentException the base URL is not absolute, or holds a query, a hash or credentials; it is not repeated
   */
  public static Builder builder(String baseUrl) {
    return new Builder(baseUrl);
  }

  /**
   * Sends one message and waits for the answer. The message is not changed.
   *
   * @param message such as a {@link CallRecorder} makes it
   * @return the answer, for any 2xx
   * @throws InvalidMessageException the message breaks the contract; nothing was sent
   * @throws BadRequestException 400
   * @throws AuthorizationException 401 or 403
   * @throws BodyTooLargeException 413
   * @throws UnsupportedMediaTypeException 415
   * @throws TooManyRequestsException 429
   * @throws RedirectException a redirect, which is never followed
   * @throws UnexpectedStatusException any other status
   * @throws SendTimeoutException no answer within the time-out, or within what the deadline left of it
   * @throws NetworkException no connection, or it broke before the answer came
   * @throws InterruptedException the thread was interrupted; whether the message arrived is not known
   */
  public SendResult send(IvrAggregatedActivity message) throws InterruptedException {
    return sendWritten(Objects.requireNonNull(message, "message"));
  }

  /**
   * Sends one message that is JSON already, as {@link #send(IvrAggregatedActivity)} does.
   *
   * @param message the tree of one message
   * @return the answer, for any 2xx
   * @throws SendException the message was not accepted, by outcome
   * @throws InterruptedException the thread was interrupted; whether the message arrived is not known
   */
  public SendResult send(JsonNode message) throws InterruptedException {
    return sendWritten(Objects.requireNonNull(message, "message"));
  }

  /**
   * Sends one message that is JSON text already, as {@link #send(IvrAggregatedActivity)} does. The text is sent as it is,
   * without the byte order mark that it can begin with.
   *
   * @param json the text of one message
   * @return the answer, for any 2xx
   * @throws SendException the message was not accepted, by outcome
   * @throws InterruptedException the thread was interrupted; whether the message arrived is not known
   */
  public SendResult send(String json) throws InterruptedException {
    String text = json.startsWith("\uFEFF") ? json.substring(1) : json;
    JsonNode message = MessageJson.parsed(text).orElseThrow(() -> notJson("must be one JSON document"));
    List<Fault> faults = MessageJudge.faultsOf(message);
    if (!faults.isEmpty()) throw new InvalidMessageException(url.toString(), faults);
    byte[] body = MessageJson.utf8(text);
    return new SendResult(
        attempts.run(
            url.toString(),
            message.get("id").textValue(),
            timeout -> {
              Answer answer = http.exchange(body, timeout);
              if (answer.status() < 200 || answer.status() > 299) throw Refusal.of(url, answer);
              return answer;
            }));
  }

  private SendResult sendWritten(Object message) throws InterruptedException {
    return send(MessageJson.written(message).orElseThrow(() -> notJson("must have a JSON form, without circles")));
  }

  private InvalidMessageException notJson(String due) {
    return new InvalidMessageException(url.toString(), List.of(new Fault("", "json", due)));
  }

  /** The options of a client. */
  public static final class Builder {
    private static final int DEFAULT_RETRIES = 3;
    private static final int MOST_RETRIES = 100;
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

    private final URI url;
    private HttpClient httpClient;
    private SSLContext sslContext;
    String token;
    int retries = DEFAULT_RETRIES;
    Duration timeout = Contract.INGRESS_TIMEOUT;
    Duration deadline = Contract.INGRESS_TIMEOUT.multipliedBy(DEFAULT_RETRIES + 1);
    Consumer<? super Attempt> onAttempt = attempt -> {};
    Consumer<? super RetriedAttempt> onRetry = attempt -> {};
    Consumer<? super FailedAttempt> onGiveUp = attempt -> {};

    private Builder(String baseUrl) {
      this.url = Endpoint.of(Objects.requireNonNull(baseUrl, "baseUrl"));
    }

    /**
     * A bearer token, sent in the Authorization header and shown nowhere. None unless told otherwise.
     *
     * @param token one word of visible ASCII characters
     * @return this
     * @throws IllegalArgumentException it is not; it is not repeated
     */
    public Builder token(String token) {
      if (!token.matches("[\\x21-\\x7e]+")) {
        throw new IllegalArgumentException("token must be one word of visible ASCII characters, without spaces and line breaks.");
      }
      this.token = token;
      return this;
    }

    /**
     * How often a message is tried again when its failure can pass. 3 unless told otherwise.
     *
     * @param retries from 0 (never) to 100
     * @return this
     */
    public Builder retries(int retries) {
      if (retries < 0 || retries > MOST_RETRIES) {
        throw new IllegalArgumentException("retries must be a number from 0 to " + MOST_RETRIES + ".");
      }
      this.retries = retries;
      return this;
    }

    /**
     * How long one attempt may take, the answer included. 15 seconds unless told otherwise, longer than the ingress waits.
     *
     * @param timeout from 1 ms to 24 days
     * @return this
     */
    public Builder timeout(Duration timeout) {
      this.timeout = checked("timeout", timeout);
      return this;
    }

    /**
     * How long one send may take, all attempts and waits included. 60 seconds unless told otherwise.
     *
     * @param deadline from 1 ms to 24 days
     * @return this
     */
    public Builder deadline(Duration deadline) {
      this.deadline = checked("deadline", deadline);
      return this;
    }

    /**
     * Which certificates are trusted, and which one is shown: for a self-signed certificate. The JDK's own unless told
     * otherwise.
     *
     * @param sslContext made with the CA of the target
     * @return this
     */
    public Builder sslContext(SSLContext sslContext) {
      this.sslContext = Objects.requireNonNull(sslContext, "sslContext");
      return this;
    }

    /**
     * Sends the requests instead of an HTTP client of its own: for a proxy, or for threads of your choice.
     *
     * @param httpClient one that follows no redirects, because a message holds personal data
     * @return this
     * @throws IllegalArgumentException it follows redirects
     */
    public Builder httpClient(HttpClient httpClient) {
      if (httpClient.followRedirects() != Redirect.NEVER) {
        throw new IllegalArgumentException("httpClient must not follow redirects: build it with Redirect.NEVER.");
      }
      this.httpClient = httpClient;
      return this;
    }

    /**
     * Told of each attempt that begins. What the hook throws is ignored.
     *
     * @param hook called in the thread that sends
     * @return this
     */
    public Builder onAttempt(Consumer<? super Attempt> hook) {
      this.onAttempt = Objects.requireNonNull(hook, "onAttempt");
      return this;
    }

    /**
     * Told of each failed attempt after which there will be another one. What the hook throws is ignored.
     *
     * @param hook called in the thread that sends
     * @return this
     */
    public Builder onRetry(Consumer<? super RetriedAttempt> hook) {
      this.onRetry = Objects.requireNonNull(hook, "onRetry");
      return this;
    }

    /**
     * Told of the last failed attempt, whose exception {@code send} throws. What the hook throws is ignored.
     *
     * @param hook called in the thread that sends
     * @return this
     */
    public Builder onGiveUp(Consumer<? super FailedAttempt> hook) {
      this.onGiveUp = Objects.requireNonNull(hook, "onGiveUp");
      return this;
    }

    /**
     * Makes the client.
     *
     * @return it needs no closing: its threads end with the program
     * @throws IllegalArgumentException both an HTTP client and an SSL context are given
     */
    public IvrClient build() {
      return new IvrClient(this);
    }

    private HttpClient httpClient() {
      if (httpClient == null) {
        HttpClient.Builder http = HttpClient.newBuilder().followRedirects(Redirect.NEVER);
        return sslContext == null ? http.build() : http.sslContext(sslContext).build();
      }
      if (sslContext == null) return httpClient;
      throw new IllegalArgumentException("httpClient and sslContext exclude each other: give the context to the client.");
    }

    private static Duration checked(String name, Duration value) {
      if (value.compareTo(SHORTEST) < 0 || value.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException(name + " must last from 1 ms to " + LONGEST.toMillis() + " ms.");
      }
      return value;
    }
  }
}
