package dev.hexauth.resource;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Reads a body of at most {@value #MAX_BYTES} bytes as UTF-8; a larger one is refused. */
final class LimitedBody implements BodySubscriber<String> {

  static final int MAX_BYTES = 256 * 1024;

  /** The body is larger than that. */
  static final class TooLargeException extends IOException {

    private static final long serialVersionUID = 1;

    TooLargeException() {
      super("the answer has more than " + MAX_BYTES + " bytes");
    }
  }

  private final BodySubscriber<String> text = BodySubscribers.ofString(StandardCharsets.UTF_8);
  private Flow.@Nullable Subscription subscription;
  private long bytes;

  @Override
  public void onSubscribe(Flow.Subscription from) {
    subscription = from;
    text.onSubscribe(from);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      bytes += buffer.remaining();
    }
    if (bytes <= MAX_BYTES) {
      text.onNext(buffers);
    } else if (subscription != null) {
      subscription.cancel();
      text.onError(new TooLargeException());
    }
  }

  @Override
  public void onError(Throwable failure) {
    text.onError(failure);
  }

  @Override
  public void onComplete() {
    text.onComplete();
  }

  @Override
  public CompletionStage<String> getBody() {
    return text.getBody();
  }
}
