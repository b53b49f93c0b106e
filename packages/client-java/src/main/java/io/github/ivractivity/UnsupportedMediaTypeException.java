package io.github.ivractivity;

/** 415: the target does not take JSON at this address, so the address is probably another service's. */
public final class UnsupportedMediaTypeException extends AnswerException {
  private static final long serialVersionUID = 1;

  UnsupportedMediaTypeException(String url, Answer answer) {
    super(url, url + " answered 415: it does not take JSON here. Check that the base URL is that of Expertflow CX.", answer);
  }
}
