package io.github.ivractivity;

import java.util.Optional;

/** The target redirects. The message was not sent on: it holds personal data, and a redirect can turn POST into GET. */
public final class RedirectException extends AnswerException {
  private static final long serialVersionUID = 1;

  private final String location;

  RedirectException(String url, Answer answer, Optional<String> location) {
    super(url, url + " redirects" + to(location) + ", which is refused. Set the base URL to the address that answers.", answer);
    this.location = location.orElse(null);
  }

  /**
   * Where the redirect points, without query, fragment and credentials.
   *
   * @return empty when the answer does not say so readably
   */
  public Optional<String> location() {
    return Optional.ofNullable(location);
  }

  private static String to(Optional<String> location) {
    return location.map(address -> " to " + address).orElse("");
  }
}
