package io.github.ivractivity;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A target on a socket of this machine, which says what no server library would. */
public final class ScriptedServer implements Closeable {
  private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *([0-9]+)");

  private final ServerSocket listener;
  private final Script script;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  /** What the target does with a request that it has read whole. */
  public interface Script {
    void play(int number, Socket socket) throws Exception;
  }

  /** What the target has read. */
  public static final class Request {
    public final String head;
    public final String body;

    Request(String head, byte[] body) {
      this.head = head;
      this.body = new String(body, StandardCharsets.UTF_8);
    }
  }

  public ScriptedServer(Script script) throws IOException {
    this(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")), script);
  }

  public ScriptedServer(ServerSocket listener, Script script) {
    this.listener = listener;
    this.script = script;
    start(this::accept);
  }

  /** One that answers each request with the next of the statuses, and with the last one from then on. */
  public static ScriptedServer answering(int... statuses) throws IOException {
    return new ScriptedServer(
        (number, socket) -> answer(socket, statuses[Math.min(number, statuses.length) - 1], "Content-Length: 0", ""));
  }

  public static void answer(Socket socket, int status, String headers, String body) throws IOException {
    write(socket, "HTTP/1.1 " + status + " Test\r\n" + headers + "\r\n\r\n" + body);
  }

  public static void write(Socket socket, String text) throws IOException {
    OutputStream output = socket.getOutputStream();
    output.write(text.getBytes(StandardCharsets.UTF_8));
    output.flush();
  }

  public String baseUrl() {
    return "http://127.0.0.1:" + listener.getLocalPort() + "/ccm";
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** What came so far, in the order of arrival. */
  public List<Request> requests() {
    return requests;
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) socket.close();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        sockets.add(socket);
        start(() -> serve(socket));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      while (true) {
        Request request = read(socket.getInputStream());
        int number;
        synchronized (requests) {
          requests.add(request);
          number = requests.size();
        }
        script.play(number, socket);
      }
    } catch (Exception ended) {
      // The client has left, or the script wants the connection to end.
    }
  }

  private static Request read(InputStream input) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String head = "";
    while (!head.endsWith("\r\n\r\n")) {
      int next = input.read();
      if (next < 0) throw new IOException("ended");
      bytes.write(next);
      head = next == '\n' ? bytes.toString(StandardCharsets.ISO_8859_1) : head;
    }
    Matcher length = LENGTH.matcher(head);
    return new Request(head, input.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0));
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    thread.start();
  }
}
