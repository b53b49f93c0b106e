package io.github.ivractivity;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** Addresses: the one that messages are sent to, and the one that a redirect points to. */
final class Endpoint {
  private static final String EXAMPLE = "https://cx.example.com/ccm";

  private Endpoint() {}

  /**
   * The address that messages are sent to.
   *
   * @throws IllegalArgumentException when the base URL is not one, or holds more than origin and base path. It is not
   *     repeated: it can hold a password.
   */
  static URI of(String baseUrl) {
    URI uri = parsed(baseUrl).orElse(null);
    if (uri == null || !uri.isAbsolute()) throw refused("must be an absolute URL such as " + EXAMPLE);
    if (!isHttp(uri)) throw refused("must begin with https:// or http://, such as " + EXAMPLE);
    // Parsed as a name alone, an authority with a password but without a valid host has no user info of its own.
    if (uri.getRawUserInfo() != null || String.valueOf(uri.getRawAuthority()).contains("@")) {
      throw refused("must not hold a user name or password. Give a bearer token as token");
    }
    if (uri.getHost() == null || uri.getPort() > 65_535) throw refused("must name a host, such as " + EXAMPLE);
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw refused("must not hold a query or a hash: " + EXAMPLE + " is enough");
    }
    String prefix = uri.getRawPath().replaceAll("/+$", "");
    if (prefix.endsWith(Contract.PATH)) throw refused("must end before " + Contract.PATH + ": the client appends it");
    return URI.create(origin(uri) + prefix + Contract.PATH);
  }

  /** Where a redirect points, without query and credentials: a login page's address often holds a secret. */
  static Optional<String> redirectTarget(URI endpoint, String location) {
    return parsed(location)
        // A reference without a path is to the same place. URI.resolve follows an older RFC there.
        .map(uri -> uri.isOpaque() || uri.getRawAuthority() != null || !uri.getRawPath().isEmpty() ? endpoint.resolve(uri) : endpoint)
        .filter(uri -> isHttp(uri) && uri.getHost() != null)
        .map(URI::normalize)
        .map(uri -> origin(uri) + (uri.getRawPath().isEmpty() ? "/" : uri.getRawPath()));
  }

  private static boolean isHttp(URI uri) {
    return "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
  }

  /** Scheme, host and port, which is left out where it is the scheme's own. */
  private static String origin(URI uri) {
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    boolean isUsual = uri.getPort() == -1 || uri.getPort() == (scheme.equals("https") ? 443 : 80);
    return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + (isUsual ? "" : ":" + uri.getPort());
  }

  private static Optional<URI> parsed(String text) {
    try {
      return Optional.of(new URI(text.trim()));
    } catch (URISyntaxException error) {
      return Optional.empty();
    }
  }

  private static IllegalArgumentException refused(String why) {
    return new IllegalArgumentException("baseUrl " + why + ".");
  }
}
