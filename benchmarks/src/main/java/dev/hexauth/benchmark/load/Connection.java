package dev.hexauth.benchmark.load;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpUtil;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A persistent connection, which is opened again when the service closes it. */
final class Connection extends SimpleChannelInboundHandler<FullHttpResponse> {

  private static final int SERVICE_UNAVAILABLE = 503;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int RECONNECT_MILLIS = 100;
  private static final int SHOWN = 200;

  private final Traffic traffic;
  private final Conversation conversation;
  private long askedAt;
  private boolean asking;
  private long pauseSeconds;

  Connection(Traffic traffic, Conversation conversation) {
    super(FullHttpResponse.class);
    this.traffic = traffic;
    this.conversation = conversation;
  }

  @Override
  public boolean isSharable() {
    return true;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    ask(context);
  }

  private void ask(ChannelHandlerContext context) {
    if (traffic.isStopping()) {
      var _ = context.close();
      return;
    }
    asking = true;
    askedAt = System.nanoTime();
    var _ = context.writeAndFlush(conversation.question(), context.voidPromise());
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpResponse answer) {
    long latency = System.nanoTime() - askedAt;
    asking = false;
    pauseSeconds = 0;
    if (isRefusal(answer)) {
      traffic.tally().refused();
      pauseSeconds = answer.headers().getInt(HttpHeaderNames.RETRY_AFTER, 1);
    } else if (conversation.isRight(answer)) {
      traffic.tally().right(latency);
    } else {
      traffic.tally().wrong(shortened(answer));
    }
    if (!HttpUtil.isKeepAlive(answer)) {
      var _ = context.close();
    } else if (pauseSeconds > 0) {
      var _ = context.executor().schedule(() -> ask(context), pauseSeconds, TimeUnit.SECONDS);
    } else {
      ask(context);
    }
  }

  private static boolean isRefusal(FullHttpResponse answer) {
    int status = answer.status().code();
    return status == TOO_MANY_REQUESTS
        || (status == SERVICE_UNAVAILABLE
            && answer.headers().contains(HttpHeaderNames.RETRY_AFTER));
  }

  private static String shortened(FullHttpResponse answer) {
    String body = answer.content().toString(StandardCharsets.UTF_8);
    return answer.status().code() + " " + body.substring(0, Math.min(SHOWN, body.length()));
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (asking) {
      asking = false;
      traffic.tally().wrong("the connection was closed before the answer");
    }
    if (traffic.isStopping()) {
      traffic.closed();
    } else if (pauseSeconds > 0) {
      traffic.later(() -> traffic.connect(this), TimeUnit.SECONDS.toMillis(pauseSeconds));
    } else {
      traffic.connect(this);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    traffic.tally().wrong(cause.toString());
    asking = false;
    var _ = context.close();
  }

  /** It could not be opened; it is retried a little later. */
  void failed(Throwable cause) {
    traffic.tally().wrong(cause.toString());
    if (traffic.isStopping()) {
      traffic.closed();
    } else {
      traffic.later(() -> traffic.connect(this), RECONNECT_MILLIS);
    }
  }
}
