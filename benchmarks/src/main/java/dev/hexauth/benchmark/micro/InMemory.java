package dev.hexauth.benchmark.micro;

import dev.hexauth.adapter.events.EventsConfiguration;
import dev.hexauth.adapter.memory.MemoryConfiguration;
import dev.hexauth.adapter.tokens.NativeSigning;
import dev.hexauth.adapter.tokens.SigningAlgorithm;
import dev.hexauth.application.GetMe;
import dev.hexauth.application.Login;
import dev.hexauth.application.RefreshToken;
import dev.hexauth.application.RegisterUser;
import dev.hexauth.application.UseCases;
import dev.hexauth.domain.port.PublicIds;
import dev.hexauth.domain.port.RandomIds;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.TokenSigner;
import dev.hexauth.domain.port.TokenVerifier;
import dev.hexauth.domain.session.FreshLogin;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.throttle.ThrottlePolicy;
import dev.hexauth.domain.token.CarriedTokens;
import dev.hexauth.domain.token.Delivery;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.PasswordPolicy;
import dev.hexauth.domain.user.Photo;
import dev.hexauth.domain.user.RawPassword;
import dev.hexauth.domain.user.UserName;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.springframework.context.ApplicationContext;

/**
 * Whole use cases, with stores in memory, a hash without cost, RS256 by the configured
 * implementation, and no limits on attempts, because the clock stands still.
 */
@State(Scope.Benchmark)
public class InMemory {

  private static final UserName NAME = new UserName("Ada");
  private static final EmailAddress EMAIL = new EmailAddress("ada@example.com");
  private static final RawPassword PASSWORD = new RawPassword("correct horse");
  private static final ApplicationContext TOKENS =
      Adapters.tokens(SigningAlgorithm.RS256, NativeSigning.AUTO);
  private static final SecurityEvents EVENTS =
      Adapters.started(
              EventsConfiguration.class,
              TOKENS.getBean(PublicIds.class),
              InstantSource.fixed(Sample.NOW),
              new SimpleMeterRegistry())
          .getBean(SecurityEvents.class);

  private UseCases useCases;
  private GetMe.Command me;
  private Token refreshToken;
  private long registered;

  /** Registers one user and logs in; again for each iteration, because the stores only grow. */
  @Setup(Level.Iteration)
  public void prepare() {
    MemoryConfiguration memory = MemoryConfiguration.create();
    var ports =
        new UseCases.Ports(
            memory.users(),
            Optional.of(memory.directory()),
            memory.mailRecords(),
            memory.sessions(),
            memory.hasher(),
            memory.breachedPasswords(),
            TOKENS.getBean(TokenSigner.class),
            TOKENS.getBean(TokenVerifier.class),
            TOKENS.getBean(RandomIds.class),
            TOKENS.getBean(PublicIds.class),
            memory.throttle(),
            new UseCases.NodeThrottle(memory.throttle()),
            memory.knownNetworks(),
            memory.serviceKeys(),
            EVENTS);
    useCases =
        UseCases.of(
            ports,
            new PasswordPolicy(8, 32),
            SessionPolicy.DEFAULT,
            ThrottlePolicy.NONE,
            FreshLogin.DEFAULT,
            Optional.empty(),
            Optional.empty(),
            InstantSource.fixed(Sample.NOW));
    useCases.registerUser().register(registration(EMAIL));
    Login.Result.LoggedIn loggedIn = (Login.Result.LoggedIn) login();
    me = new GetMe.Command(List.of(loggedIn.tokens().access().token()), Sample.CLIENT);
    refreshToken = loggedIn.tokens().refresh().token();
  }

  /** Who am I. */
  @Benchmark
  public GetMe.Result getMe() {
    return useCases.getMe().get(me);
  }

  /** One refresh after the other. */
  @Benchmark
  public RefreshToken.Result.Refreshed refresh() {
    RefreshToken.Command command = new RefreshToken.Command(List.of(refreshToken), Sample.CLIENT);
    var refreshed = (RefreshToken.Result.Refreshed) useCases.refreshToken().refresh(command);
    refreshToken = refreshed.tokens().refresh().token();
    return refreshed;
  }

  /** One login after the other. */
  @Benchmark
  public Login.Result login() {
    return useCases
        .login()
        .logIn(
            new Login.Command(EMAIL, PASSWORD, Delivery.COOKIE, CarriedTokens.NONE, Sample.CLIENT));
  }

  /** One registration after the other. */
  @Benchmark
  public RegisterUser.Result.Registered register() {
    registered++;
    EmailAddress email = new EmailAddress("user" + registered + "@example.com");
    return (RegisterUser.Result.Registered) useCases.registerUser().register(registration(email));
  }

  private static RegisterUser.Command registration(EmailAddress email) {
    return new RegisterUser.Command(
        NAME, email, PASSWORD, Photo.DEFAULT, Optional.empty(), Sample.CLIENT);
  }
}
