package dev.hexauth.adapter.web.http;

import java.util.Arrays;
import java.util.Optional;
import org.apache.catalina.Context;
import org.apache.catalina.Pipeline;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11NioProtocol;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * Configures Tomcat: the valves; errors in JSON; encoded slashes in paths left as they are; any
 * host name; any number of languages and cookies that fits into the headers; 100 Continue only when
 * the body is read; and no more connections than there is memory for.
 */
final class TomcatCustomizer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  private static final int UNLIMITED = -1;

  /** The heap that a connection uses while its request's body is read, in bytes. */
  private static final int CONNECTION_SIZE = 110_000;

  /** The part of the heap that connections may use. */
  private static final double CONNECTIONS_SHARE = 0.5;

  /** The size of the buffer between the socket and Tomcat's own input buffer, in bytes. */
  private static final int READ_BUFFER = 1024;

  /** The size of the longest answer, with two tokens and their cookies, in bytes. */
  private static final int WRITE_BUFFER = 4096;

  /** No route uses trailers. */
  private static final int TRAILERS = 1024;

  private final Faults faults;
  private final Cors cors;
  private final Optional<String> hsts;
  private final Draining draining;
  private final ConnectionGuard guard;

  TomcatCustomizer(
      Faults faults, Cors cors, Optional<String> hsts, Draining draining, ConnectionGuard guard) {
    this.faults = faults;
    this.cors = cors;
    this.hsts = hsts;
    this.draining = draining;
    this.guard = guard;
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.setProtocol(Http11.class.getName());
    factory.addContextCustomizers(this::customize);
    factory.addConnectorCustomizers(this::customize);
  }

  private void customize(Connector connector) {
    connector.setEncodedSolidusHandling("passthrough");
    connector.setEncodedReverseSolidusHandling("passthrough");
    connector.setMaxLocaleCount(UNLIMITED);
    connector.setMaxCookieCount(UNLIMITED);
    if (connector.getProtocolHandler() instanceof Http11 http) {
      http.setContinueResponseTiming("onRead");
      http.endpoint.guardBy(guard);
      fitIntoMemory(http);
    }
  }

  /** How Tomcat speaks HTTP/1.1; public because Tomcat makes it by its name. */
  public static final class Http11 extends Http11NioProtocol {

    private final GuardedEndpoint endpoint;

    /** Makes an endpoint of its own, as Tomcat's protocol does. */
    public Http11() {
      this(new GuardedEndpoint());
    }

    private Http11(GuardedEndpoint endpoint) {
      super(endpoint);
      this.endpoint = endpoint;
    }

    /**
     * False, so that requests on open connections are answered when the port is closed. Tomcat
     * would answer them 503, or close the connection without an answer.
     */
    @Override
    public boolean isPaused() {
      return false;
    }

    @Override
    protected Processor createProcessor() {
      return new TolerantProcessor(this, getAdapter(), endpoint);
    }
  }

  private static void fitIntoMemory(AbstractHttp11Protocol<?> http) {
    http.setProperty("socket.appReadBufSize", Integer.toString(READ_BUFFER));
    http.setProperty("socket.appWriteBufSize", Integer.toString(WRITE_BUFFER));
    http.setMaxTrailerSize(TRAILERS);
    double fitting = CONNECTIONS_SHARE * Runtime.getRuntime().maxMemory() / CONNECTION_SIZE;
    http.setMaxConnections((int) Math.min(http.getMaxConnections(), fitting));
  }

  private void customize(Context context) {
    Arrays.stream(context.findErrorPages()).forEach(context::removeErrorPage);
    StandardHost host = (StandardHost) context.getParent();
    host.setErrorReportValveClass("");
    Pipeline pipeline = host.getPipeline();
    Arrays.stream(pipeline.getValves())
        .filter(ErrorReportValve.class::isInstance)
        .forEach(pipeline::removeValve);
    pipeline.addValve(new DrainValve(draining));
    pipeline.addValve(new HardeningValve(hsts));
    pipeline.addValve(new ContentTypeValve());
    pipeline.addValve(new JsonErrorValve(faults, cors));
    pipeline.addValve(new MalformedUriValve());
    pipeline.addValve(new AcceptValve());
  }
}
