package dev.hexauth.adapter.web.http;

import dev.hexauth.domain.Mutable;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Locale;
import org.apache.coyote.Adapter;
import org.apache.coyote.ErrorState;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11InputBuffer;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.buf.ByteChunk;
import org.apache.tomcat.util.buf.MessageBytes;
import org.apache.tomcat.util.http.MimeHeaders;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;

/**
 * Tomcat's HTTP/1.1 processor with these changes:
 *
 * <ul>
 *   <li>It accepts underscores in {@code Host}: RFC 3986, 3.2.2 allows them, and container names
 *       have them.
 *   <li>It distinguishes a request line or headers over the limit from other errors, and reads to
 *       the end of the headers. Otherwise the connection would be reset before the client reads the
 *       answer, and a later {@code Origin} be missed.
 *   <li>It reports the parts of each exchange to a {@link RequestTimer}.
 *   <li>It passes {@code OPTIONS *} to the valves; Tomcat would answer it without them.
 *   <li>It refuses HTTP/0.9, whose answers have no headers.
 * </ul>
 */
@Mutable("timer")
final class TolerantProcessor extends Http11Processor {

  private static final String TOO_LARGE =
      StringManager.getManager(Http11InputBuffer.class)
          .getString("iib.requestheadertoolarge.error");

  /** A letter that is as invalid in an IPv6 address or a port as an underscore is. */
  private static final byte STAND_IN = 'z';

  /**
   * Tomcat's flag for HTTP/0.9. Tomcat resets it only when it can read a later request line, even
   * of another connection; until then it answers unreadable ones without a head.
   */
  private static final VarHandle HTTP_09 = http09();

  /** A path of no route. */
  private static final byte[] ANY = {'/', '*'};

  private final int maxHeaderCount;
  private final RequestTimer.Source timers;
  private RequestTimer timer = new RequestTimer();

  TolerantProcessor(
      AbstractHttp11Protocol<?> protocol, Adapter adapter, RequestTimer.Source timers) {
    super(protocol, adapter);
    this.maxHeaderCount = protocol.getMaxHeaderCount();
    this.timers = timers;
  }

  private static VarHandle http09() {
    try {
      return MethodHandles.privateLookupIn(Http11Processor.class, MethodHandles.lookup())
          .findVarHandle(Http11Processor.class, "http09", boolean.class);
    } catch (NoSuchFieldException | IllegalAccessException e) {
      throw new IllegalStateException("this Tomcat notes HTTP/0.9 in another way", e);
    }
  }

  @Override
  public SocketState service(SocketWrapperBase<?> connection) throws IOException {
    timer = timers.of(connection);
    timer.receives();
    HTTP_09.set((Http11Processor) this, false);
    SocketState state = super.service(connection);
    timer.waits(state == SocketState.LONG);
    return state;
  }

  /** Tomcat calls it once the headers are complete or the request is refused. */
  @Override
  protected void parseHost(@Nullable MessageBytes host) {
    timer.hasHead(request);
    if ("OPTIONS".equals(request.getMethod()) && request.requestURI().equals("*")) {
      request.requestURI().setBytes(ANY, 0, ANY.length);
    }
    boolean ofHttp09 = request.protocol().isNull() || request.protocol().equals("");
    if (ofHttp09 && !getErrorState().isError()) {
      setErrorState(ErrorState.CLOSE_CONNECTION_NOW, null);
      return;
    }
    if (host == null || host.isNull() || host.getByteChunk().indexOf('_', 0) < 0) {
      super.parseHost(host);
      return;
    }
    super.parseHost(withoutUnderscores(host.getByteChunk()));
    if (!getErrorState().isError()) {
      int length = request.serverName().getLength();
      request.serverName().setString(host.toString().substring(0, length).toLowerCase(Locale.ROOT));
    }
  }

  private static MessageBytes withoutUnderscores(ByteChunk host) {
    byte[] bytes = new byte[host.getLength()];
    for (int i = 0; i < bytes.length; i++) {
      byte sent = host.getBytes()[host.getStart() + i];
      bytes[i] = sent == '_' ? STAND_IN : sent;
    }
    MessageBytes name = MessageBytes.newInstance();
    name.setBytes(bytes, 0, bytes.length);
    return name;
  }

  @Override
  protected void setErrorState(ErrorState state, @Nullable Throwable failure) {
    if (failure == null || !isTooLarge(failure)) {
      super.setErrorState(state, failure);
      return;
    }
    boolean line = request.requestURI().isNull();
    super.setErrorState(
        state, line ? HeadersTooLargeException.ofLine() : HeadersTooLargeException.ofHeaders());
    SkippedHeaders.readOn(
            ((Http11InputBuffer) request.getInputBuffer()).getByteBuffer(), getSocketWrapper())
        .ifPresent(this::addOrigin);
  }

  private boolean isTooLarge(Throwable failure) {
    MimeHeaders headers = request.getMimeHeaders();
    return (failure instanceof IllegalArgumentException && TOO_LARGE.equals(failure.getMessage()))
        || (failure instanceof IllegalStateException && headers.size() >= maxHeaderCount);
  }

  private void addOrigin(String origin) {
    MimeHeaders headers = request.getMimeHeaders();
    if (headers.size() >= maxHeaderCount) {
      headers.removeHeader(headers.size() - 1);
    }
    headers.setValue(SkippedHeaders.ORIGIN).setString(origin);
  }
}
