package io.github.ivractivity;

import java.net.http.HttpHeaders;
import java.util.Optional;

/** What the target answered. Printed, it shows the status alone: the rest can repeat what the caller said. */
public final class Answer {
  private final int status;
  private final HttpHeaders headers;
  private final byte[] body;

  Answer(int status, HttpHeaders headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /**
   * The HTTP status.
   *
   * @return such as 202
   */
  public int status() {
    return status;
  }

  /**
   * The first value of a header.
   *
   * @param name of the header, in upper or lower case
   * @return empty when the answer does not have it
   */
  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /**
   * The start of the body: more than 64 KiB are never read.
   *
   * @return a copy
   */
  public byte[] body() {
    return body.clone();
  }

  @Override
  public String toString() {
    return "Answer " + status;
  }
}
