package dev.hexauth.adapter.web;

import java.util.Arrays;
import org.apache.catalina.Context;
import org.apache.catalina.Pipeline;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * Makes Tomcat harden all answers, give errors in JSON, leave encoded slashes in paths alone, take
 * any number of languages that fits into a header, and ask for a body (100 Continue) only when
 * somebody reads it.
 */
final class TomcatCustomizer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  private static final int UNLIMITED = -1;

  private final Faults faults;
  private final boolean secure;

  TomcatCustomizer(Faults faults, boolean secure) {
    this.faults = faults;
    this.secure = secure;
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addContextCustomizers(this::customize);
    factory.addConnectorCustomizers(TomcatCustomizer::customize);
  }

  private static void customize(Connector connector) {
    connector.setEncodedSolidusHandling("passthrough");
    connector.setEncodedReverseSolidusHandling("passthrough");
    connector.setMaxLocaleCount(UNLIMITED);
    if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
      http.setContinueResponseTiming("onRead");
    }
  }

  private void customize(Context context) {
    Arrays.stream(context.findErrorPages()).forEach(context::removeErrorPage);
    StandardHost host = (StandardHost) context.getParent();
    host.setErrorReportValveClass("");
    Pipeline pipeline = host.getPipeline();
    Arrays.stream(pipeline.getValves())
        .filter(ErrorReportValve.class::isInstance)
        .forEach(pipeline::removeValve);
    pipeline.addValve(new HardeningValve(secure));
    pipeline.addValve(new ContentTypeValve());
    pipeline.addValve(new JsonErrorValve(faults));
  }
}
