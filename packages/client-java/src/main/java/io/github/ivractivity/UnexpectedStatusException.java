package io.github.ivractivity;

/** Any other status, such as 404 from a wrong base URL or 503 from an ingress without a service behind it. */
public final class UnexpectedStatusException extends AnswerException {
  private static final long serialVersionUID = 1;

  UnexpectedStatusException(String url, Answer answer) {
    super(url, url + " answered " + answer.status() + ": " + meaning(answer.status()), answer);
  }

  private static String meaning(int status) {
    if (status == 404) return "nothing is there. Check the path of the base URL: the ingress has one, the cluster inside none.";
    if (status >= 500) return "it could not process the message. Send it again later with the same id.";
    return "the message was not accepted.";
  }
}
