package dev.hexauth.adapter.web.http;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.buf.CharsetHolder;

/**
 * Spells the content type as the contract does. Tomcat takes a type and its charset apart and joins
 * them without the space.
 */
final class ContentTypeValve extends ValveBase {

  private static final String TOMCATS = Answer.CONTENT_TYPE.replace(" ", "");

  ContentTypeValve() {
    super(true);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    getNext().invoke(request, response);
    if (!response.isCommitted() && TOMCATS.equals(response.getContentType())) {
      org.apache.coyote.Response wire = response.getCoyoteResponse();
      wire.setCharsetHolder(CharsetHolder.EMPTY);
      wire.setContentTypeNoCharset(Answer.CONTENT_TYPE);
    }
  }
}
