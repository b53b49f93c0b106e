package io.github.ivractivity;

/** 401 or 403: the target wants a token, or does not accept this one. */
public final class AuthorizationException extends AnswerException {
  private static final long serialVersionUID = 1;

  AuthorizationException(String url, Answer answer) {
    super(url, url + " answered " + answer.status() + ": " + why(answer.status()), answer);
  }

  private static String why(int status) {
    return status == 401 ? "a valid bearer token is missing." : "the token does not allow to send messages.";
  }
}
