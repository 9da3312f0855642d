package dev.hexauth.benchmark.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseDecoder;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Connections that send a request as soon as they have the previous response: a closed loop. It
 * follows the service's pace, so a pause of the service is one long response and not the many that
 * would have arrived meanwhile (coordinated omission); the percentiles are those of a number of
 * callers, not of a rate.
 */
final class Traffic {

  private static final int MAX_BODY = 65_536;
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

  private final EventLoop loop;
  private final Bootstrap bootstrap;
  private Tally tally = new Tally();
  private boolean stopping;
  private int open;

  private Traffic(EventLoop loop, InetSocketAddress service) {
    this.loop = loop;
    this.bootstrap =
        new Bootstrap()
            .group(loop)
            .channel(NioSocketChannel.class)
            .option(ChannelOption.TCP_NODELAY, true)
            .remoteAddress(service);
  }

  /** Opens a connection for each conversation and starts. */
  static Traffic start(EventLoop loop, InetSocketAddress service, List<Conversation> all) {
    Traffic traffic = new Traffic(loop, service);
    traffic.onLoop(() -> {
      all.forEach(traffic::open);
      return all.size();
    });
    return traffic;
  }

  private void open(Conversation conversation) {
    open++;
    connect(new Connection(this, conversation));
  }

  /** Connects, for the first time or after the service has closed. */
  void connect(Connection connection) {
    bootstrap
        .clone()
        .handler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel channel) {
                channel
                    .pipeline()
                    .addLast(new HttpResponseDecoder())
                    .addLast(new HttpObjectAggregator(MAX_BODY))
                    .addLast(connection);
              }
            })
        .connect()
        .addListener(result -> {
          if (!result.isSuccess()) {
            connection.failed(result.cause());
          }
        });
  }

  /** Returns the counts since the last call, and resets them. */
  Tally take() {
    return onLoop(() -> {
      Tally taken = tally;
      tally = new Tally();
      return taken;
    });
  }

  /** Lets every connection receive its last response, and closes them. */
  void stop() {
    onLoop(() -> stopping = true);
    long end = System.nanoTime() + STOP_LIMIT.toNanos();
    while (onLoop(() -> open) > 0 && System.nanoTime() < end) {
      sleep(Duration.ofMillis(20));
    }
  }

  /** Waits, while the connections continue. */
  static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LoadException("interrupted", e);
    }
  }

  void later(Runnable action, long millis) {
    var _ = loop.schedule(action, millis, TimeUnit.MILLISECONDS);
  }

  Tally tally() {
    return tally;
  }

  boolean isStopping() {
    return stopping;
  }

  void closed() {
    open--;
  }

  private <T> T onLoop(Supplier<T> action) {
    try {
      return loop.submit(action::get).get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LoadException("interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new LoadException("the load generator failed", e);
    }
  }
}
