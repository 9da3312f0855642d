package dev.hexauth.adapter.web.http;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.buf.CharsetHolder;

/**
 * Writes the content type exactly as the contract has it. Tomcat splits a type from its charset and
 * joins the two without the space.
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
