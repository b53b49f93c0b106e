package io.github.ivractivity;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** No answer came: no connection, no trust in the certificate, a reset. Whether the message arrived is not known. */
public final class NetworkException extends SendException {
  private static final long serialVersionUID = 1;

  /** What can be found among the causes, the most telling first. */
  private enum Kind {
    NOT_TRUSTED("Its certificate is not trusted: give the builder an SSLContext that trusts the CA."),
    UNKNOWN_HOST("The host name is not known: check it and the DNS."),
    NO_CONNECTION("Nothing listens there: check host and port of the base URL."),
    BROKEN("The message may have arrived: to send again, keep the id.");

    final String advice;

    Kind(String advice) {
      this.advice = advice;
    }
  }

  private final String code;
  private final boolean mayPass;

  NetworkException(String url, Throwable failure) {
    this(url, failure, kindOf(failure));
  }

  private NetworkException(String url, Throwable failure, Kind kind) {
    super(url, url + " gave no answer (" + failure.getClass().getSimpleName() + "). " + kind.advice);
    this.code = failure.getClass().getSimpleName();
    this.mayPass = kind != Kind.NOT_TRUSTED;
  }

  /**
   * What the HTTP client threw.
   *
   * @return the name of a class, such as {@code ConnectException}
   */
  public String code() {
    return code;
  }

  /**
   * Whether it can be over later. A certificate that is not trusted stays so.
   *
   * @return whether the client tries again
   */
  public boolean mayPass() {
    return mayPass;
  }

  private static Kind kindOf(Throwable failure) {
    if (hasCause(failure, CertificateException.class)
        || hasCause(failure, CertPathValidatorException.class)
        || hasCause(failure, SSLPeerUnverifiedException.class)) return Kind.NOT_TRUSTED;
    if (hasCause(failure, UnresolvedAddressException.class) || hasCause(failure, UnknownHostException.class))
      return Kind.UNKNOWN_HOST;
    return hasCause(failure, ConnectException.class) ? Kind.NO_CONNECTION : Kind.BROKEN;
  }

  private static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
    // A chain of causes can be a circle.
    Throwable cause = failure;
    for (int depth = 0; depth < 10 && cause != null; depth++, cause = cause.getCause()) {
      if (type.isInstance(cause)) return true;
    }
    return false;
  }
}
