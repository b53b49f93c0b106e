package io.github.ivractivity;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/**
 * Reads a body up to 64 KiB and gives up the rest.
 *
 * <p>It never fails: the status has decided already what became of the message, and a body that is late, endless or cut off
 * changes nothing about it.
 */
final class BoundedBody implements BodySubscriber<byte[]> {
  /** Enough for every problem document, too little to fill the memory. */
  private static final int READABLE_BYTES = 65_536;

  private final ResponseInfo head;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();
  private Subscription subscription;

  BoundedBody(ResponseInfo head) {
    this.head = head;
  }

  @Override
  public synchronized void onSubscribe(Subscription subscription) {
    this.subscription = subscription;
    if (body.isDone()) subscription.cancel();
    else subscription.request(1);
  }

  @Override
  public synchronized void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      byte[] chunk = new byte[Math.min(buffer.remaining(), READABLE_BYTES - bytes.size())];
      buffer.get(chunk);
      bytes.write(chunk, 0, chunk.length);
    }
    if (bytes.size() == READABLE_BYTES) stop();
    else subscription.request(1);
  }

  @Override
  public void onError(Throwable failure) {
    stop();
  }

  @Override
  public void onComplete() {
    stop();
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return body;
  }

  /** The answer with as much of the body as came so far; the rest is not waited for. */
  synchronized Answer answer() {
    stop();
    return new Answer(head.statusCode(), head.headers(), bytes.toByteArray());
  }

  private synchronized void stop() {
    if (!body.complete(bytes.toByteArray())) return;
    if (subscription != null) subscription.cancel();
  }
}
