package io.github.ivractivity;

/**
 * What all exceptions of {@link IvrClient} have in common: the message was not accepted, or nobody knows whether it was.
 *
 * <p>Left out on purpose, because exceptions end up in logs: the message and every value in it, the token, the body of the
 * answer, and what the HTTP client or the validator threw, so that there is no cause.
 */
public abstract class SendException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String url;

  SendException(String url, String message) {
    super(message);
    this.url = url;
  }

  /**
   * The address that the message was for.
   *
   * @return it holds no credentials and no query
   */
  public String url() {
    return url;
  }
}
