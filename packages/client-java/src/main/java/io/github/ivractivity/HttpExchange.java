package io.github.ivractivity;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/** Sends one request and reads the answer. */
final class HttpExchange {
  private final HttpClient http;
  private final URI url;
  private final String token;

  HttpExchange(HttpClient http, URI url, String token) {
    this.http = http;
    this.url = url;
    this.token = token;
  }

  /**
   * One attempt. Once there is a status it returns: with as much of the body as came in time.
   *
   * @throws SendTimeoutException no status came in time
   * @throws NetworkException no status came
   */
  Answer exchange(byte[] message, Duration timeout) throws InterruptedException {
    // What the future gives back at the end would lack the answer whose body is not complete.
    AtomicReference<BoundedBody> begun = new AtomicReference<>();
    CompletableFuture<?> end =
        http.sendAsync(
            request(message, timeout),
            head -> {
              begun.set(new BoundedBody(head));
              return begun.get();
            });
    try {
      end.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException error) {
      if (begun.get() == null) throw new SendTimeoutException(url.toString(), timeout);
    } catch (ExecutionException error) {
      if (begun.get() == null) throw failureOf(error.getCause(), timeout);
    } finally {
      // Ends the request too, from Java 16 on; before, its own time-out does.
      end.cancel(true);
      if (begun.get() != null) begun.get().onComplete();
    }
    return begun.get().answer();
  }

  private HttpRequest request(byte[] message, Duration timeout) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            // One message a call has nothing to gain from HTTP/2, and an upgrade on plain HTTP confuses old proxies.
            .version(HttpClient.Version.HTTP_1_1)
            .timeout(timeout)
            .header("Content-Type", Contract.MEDIA_TYPE)
            .method(Contract.METHOD, BodyPublishers.ofByteArray(message));
    if (token != null) request.header("Authorization", "Bearer " + token);
    return request.build();
  }

  private SendException failureOf(Throwable failure, Duration timeout) {
    return failure instanceof HttpTimeoutException
        ? new SendTimeoutException(url.toString(), timeout)
        : new NetworkException(url.toString(), failure);
  }
}
