package io.github.ivractivity;

/** One attempt to send a message, as the hooks of a client are told of it. Nothing in it is of the caller. */
public class Attempt {
  private final int number;
  private final String messageId;
  private final String url;

  Attempt(int number, String messageId, String url) {
    this.number = number;
    this.messageId = messageId;
    this.url = url;
  }

  /**
   * Which attempt it is.
   *
   * @return a number from 1
   */
  public int number() {
    return number;
  }

  /**
   * Which message it is.
   *
   * @return its {@code id}
   */
  public String messageId() {
    return messageId;
  }

  /**
   * The address that the message is for.
   *
   * @return it holds no credentials and no query
   */
  public String url() {
    return url;
  }
}
