package dev.hexauth.adapter.web.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Writes the {@link Answer} that a controller or {@link ExceptionAdvice} returns, whatever the
 * request accepts. Null means that the client has disconnected.
 */
final class AnswerHandler implements HandlerMethodReturnValueHandler {

  @Override
  public boolean supportsReturnType(MethodParameter returnType) {
    return returnType.getParameterType() == Answer.class;
  }

  @Override
  public void handleReturnValue(
      @Nullable Object returned,
      MethodParameter returnType,
      ModelAndViewContainer container,
      NativeWebRequest request)
      throws IOException {
    container.setRequestHandled(true);
    if (returned instanceof Answer answer) {
      answer.writeTo(Objects.requireNonNull(request.getNativeResponse(HttpServletResponse.class)));
    }
  }
}
