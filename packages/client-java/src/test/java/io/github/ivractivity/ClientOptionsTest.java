package io.github.ivractivity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientOptionsTest {
  private static final String MESSAGE = Examples.text("guide-sample.json");
  private static final char[] PASSWORD = "changeit".toCharArray();

  @ParameterizedTest(name = "{0} becomes {1}")
  @CsvSource({
    "https://cx.example.com/ccm, https://cx.example.com/ccm/message/receive",
    "https://cx.example.com/ccm//, https://cx.example.com/ccm/message/receive",
    "HTTPS://CX.example.com:443, https://cx.example.com/message/receive",
    "http://ccm:8081/, http://ccm:8081/message/receive",
    "http://[::1]:8081/a%20b, http://[::1]:8081/a%20b/message/receive",
  })
  void baseUrlGetsPath(String baseUrl, String url) {
    assertEquals(url, Endpoint.of(baseUrl).toString());
  }

  @ParameterizedTest(name = "«{0}» is no base URL")
  @ValueSource(
      strings = {
        "", "ccm", "/ccm", "ftp://cx.example.com", "https:cx.example.com", "https://", "https://ivr:secret@cx.example.com/ccm",
        "https://cx.example.com/ccm?a=1", "https://cx.example.com/ccm?", "https://cx.example.com/ccm#top",
        "https://cx.example.com/ccm/message/receive", "http://cx.example.com:99999/", "https://cx example.com"
      })
  void baseUrlIsRefused(String baseUrl) {
    assertThrows(IllegalArgumentException.class, () -> IvrClient.builder(baseUrl));
  }

  @Test
  @DisplayName("numbers and times out of range are refused")
  void rangesAreChecked() {
    IvrClient.Builder options = IvrClient.builder("https://cx.example.com/ccm").retries(0).retries(100);
    assertThrows(IllegalArgumentException.class, () -> options.retries(-1));
    assertThrows(IllegalArgumentException.class, () -> options.retries(101));
    assertThrows(IllegalArgumentException.class, () -> options.timeout(Duration.ZERO));
    assertThrows(IllegalArgumentException.class, () -> options.deadline(Duration.ofDays(30)));
    assertThrows(IllegalArgumentException.class, () -> options.deadline(Duration.ofSeconds(Long.MAX_VALUE)));
    assertThrows(IllegalArgumentException.class, () -> options.token(""));
    assertThrows(IllegalArgumentException.class, () -> options.token("two words"));
    assertThrows(IllegalArgumentException.class, () -> options.token("line\n"));
  }

  @ParameterizedTest(name = "an HTTP client that follows redirects ({0}) is refused")
  @EnumSource(value = Redirect.class, names = "NEVER", mode = EnumSource.Mode.EXCLUDE)
  void followingClientIsRefused(Redirect redirect) {
    HttpClient following = HttpClient.newBuilder().followRedirects(redirect).build();
    IvrClient.Builder options = IvrClient.builder("https://cx.example.com/ccm");
    assertThrows(IllegalArgumentException.class, () -> options.httpClient(following));
  }

  @Test
  @DisplayName("an HTTP client and an SSL context exclude each other")
  void clientExcludesContext() throws Exception {
    IvrClient.Builder options = IvrClient.builder("https://cx.example.com/ccm");
    options.httpClient(HttpClient.newHttpClient()).sslContext(SSLContext.getDefault());
    assertThrows(IllegalArgumentException.class, options::build);
  }

  @Test
  @DisplayName("a redirect is not followed")
  void redirectIsNotFollowed() throws Exception {
    try (ScriptedServer elsewhere = ScriptedServer.answering(202);
        ScriptedServer server =
            new ScriptedServer(
                (number, socket) ->
                    ScriptedServer.answer(
                        socket, 307, "Location: " + elsewhere.baseUrl() + "/message/receive?token=x\r\nContent-Length: 0", ""))) {
      HttpClient own = HttpClient.newHttpClient();
      for (IvrClient.Builder options : new IvrClient.Builder[] {options(server), options(server).httpClient(own)}) {
        IvrClient client = options.build();
        RedirectException refusal = assertThrows(RedirectException.class, () -> client.send(MESSAGE));
        assertEquals(elsewhere.baseUrl() + "/message/receive", refusal.location().orElseThrow());
      }
      assertEquals(0, elsewhere.requests().size());
      assertEquals(2, server.requests().size());
    }
  }

  @Test
  @DisplayName("a self-signed certificate is refused at once, and accepted with an SSL context that trusts it")
  void certificateIsChecked(@TempDir Path folder) throws Exception {
    SSLContext context = selfSigned(folder);
    var listener = context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    ScriptedServer.Script accepted = (number, socket) -> ScriptedServer.answer(socket, 202, "Content-Length: 0", "");
    try (ScriptedServer server = new ScriptedServer(listener, accepted)) {
      String target = "https://127.0.0.1:" + server.port() + "/ccm";
      int[] attempts = {0};
      IvrClient distrustful = IvrClient.builder(target).onAttempt(attempt -> attempts[0]++).build();
      NetworkException failure = assertThrows(NetworkException.class, () -> distrustful.send(MESSAGE));
      assertFalse(failure.mayPass());
      assertEquals(1, attempts[0]);
      assertEquals(202, IvrClient.builder(target).sslContext(context).build().send(MESSAGE).status());
    }
  }

  private static IvrClient.Builder options(ScriptedServer server) {
    return IvrClient.builder(server.baseUrl());
  }

  private static SSLContext selfSigned(Path folder) throws Exception {
    Path file = folder.resolve("store.p12");
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    Process process =
        new ProcessBuilder(
                keytool.toString(), "-genkeypair", "-keyalg", "EC", "-alias", "test", "-dname", "CN=test", "-ext", "san=ip:127.0.0.1",
                "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", new String(PASSWORD))
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) throw new IOException(output);
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream bytes = Files.newInputStream(file)) {
      store.load(bytes, PASSWORD);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, PASSWORD);
    trusted.setCertificateEntry("test", store.getCertificate("test"));
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
