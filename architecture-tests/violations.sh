# The violations that plant-violations plants: title, what must catch it, and the narrowest build that can.

# What the compiler sees, for the modules keep it from the class path.

violation 'the domain is a Spring component' 'compiler: package org.springframework.stereotype does not exist' \
  compile domain <<'PLANT'
put domain dev.hexauth.domain.user.Greeting <<'JAVA'
@org.springframework.stereotype.Component
public final class Greeting {}
JAVA
PLANT

violation 'the Redis adapter calls a use case' 'compiler: package dev.hexauth.application does not exist' \
  compile adapters-redis <<'PLANT'
put adapters-redis dev.hexauth.adapter.redis.Expiry <<'JAVA'
record Expiry(dev.hexauth.application.Logout logout) {}
JAVA
PLANT

violation 'the persistence adapter imports the Redis adapter' \
  'compiler: package dev.hexauth.adapter.redis does not exist' compile adapters-persistence <<'PLANT'
put adapters-persistence dev.hexauth.adapter.persistence.Cached <<'JAVA'
@org.springframework.context.annotation.Import(dev.hexauth.adapter.redis.RedisConfiguration.class)
final class Cached {}
JAVA
PLANT

violation 'a use case has an outcome that its controller forgets' \
  'compiler: the switch expression does not cover all possible input values' compile adapters-web <<'PLANT'
change application/src/main/java/dev/hexauth/application/GetMe.java \
  's/sealed interface Result \{/&\n    record Suspended() implements Result {}/'
touch adapters-web/src/main/java/dev/hexauth/adapter/web/MeController.java
PLANT

violation 'a store answers null for a session that it does not know' 'compiler: [NullAway]' \
  compile adapters-memory <<'PLANT'
put adapters-memory dev.hexauth.adapter.memory.Lookup <<'JAVA'
final class Lookup {
  private Lookup() {}

  static dev.hexauth.domain.session.SessionId of(java.util.Map<String, dev.hexauth.domain.session.SessionId> all) {
    return all.get("sid");
  }
}
JAVA
PLANT

# What the POMs say.

violation 'the application copies a constant of Spring' 'enforcer: The core is plain Java' \
  compile application <<'PLANT'
depend application org.springframework spring-context
put application dev.hexauth.application.Scopes <<'JAVA'
final class Scopes {
  static final String EACH = org.springframework.beans.factory.config.ConfigurableBeanFactory.SCOPE_PROTOTYPE;

  private Scopes() {}
}
JAVA
PLANT

violation 'the tokens adapter copies a constant of Spring Web' 'enforcer: This technology belongs to another adapter' \
  compile adapters-tokens <<'PLANT'
depend adapters-tokens org.springframework spring-web
put adapters-tokens dev.hexauth.adapter.tokens.Headers <<'JAVA'
final class Headers {
  static final String BEARER_IN = org.springframework.http.HttpHeaders.AUTHORIZATION;

  private Headers() {}
}
JAVA
PLANT

violation 'bootstrap asks the database itself' 'enforcer: This technology belongs to another adapter' \
  compile bootstrap <<'PLANT'
depend bootstrap org.jooq jooq
PLANT

violation 'the module for other services knows a module' 'enforcer: Other projects depend on this module' \
  compile resource-server <<'PLANT'
depend resource-server dev.hexauth domain
PLANT

violation 'the tests of the web adapter mock' 'enforcer: No mocks' compile adapters-web <<'PLANT'
depend adapters-web org.mockito mockito-core test
PLANT

violation 'the persistence adapter uses the JSON library that Flyway brings' \
  'dependency:analyze: used, not declared' compile adapters-persistence <<'PLANT'
put adapters-persistence dev.hexauth.adapter.persistence.Photos <<'JAVA'
record Photos(tools.jackson.databind.json.JsonMapper json) {}
JAVA
PLANT

violation 'the Redis adapter declares what it does not use' 'dependency:analyze: declared, not used' \
  compile adapters-redis <<'PLANT'
depend adapters-redis com.google.code.gson gson
PLANT

violation 'the tokens adapter has a module more to depend on' \
  'test: the_poms_have_the_dependencies_of_the_readme_and_no_others' check <<'PLANT'
depend adapters-tokens dev.hexauth adapters-memory test
PLANT

# What architecture-tests/check finds in seconds, without Maven.

violation 'a controller asks a store past the use cases' 'rule: driving adapters do not see driven ports' \
  check <<'PLANT'
put adapters-web dev.hexauth.adapter.web.UserCount <<'JAVA'
record UserCount(dev.hexauth.domain.port.UserRepository users) {}
JAVA
PLANT

violation 'a service looks at the clock through a method reference' 'rule: time is handed in' check <<'PLANT'
change application/src/main/java/dev/hexauth/application/LogoutService.java \
  's/Instant now = clock.instant\(\);/java.util.function.Supplier<Instant> wall = Instant::now; Instant now = clock.instant().isAfter(wall.get()) ? wall.get() : clock.instant();/'
PLANT

violation 'the domain makes its own ids' 'rule: chance is handed in' check <<'PLANT'
put domain dev.hexauth.domain.user.Invitation <<'JAVA'
public record Invitation(java.util.UUID id) {
  public static Invitation fresh() {
    return new Invitation(java.util.UUID.randomUUID());
  }
}
JAVA
PLANT

violation 'a service is public' 'rule: the application shows use cases and UseCases only' check <<'PLANT'
change application/src/main/java/dev/hexauth/application/LogoutService.java 's/^final class/public final class/'
PLANT

violation 'a use case answers yes or no' 'rule: a use case answers nothing or a sealed type of its own' \
  check <<'PLANT'
put application dev.hexauth.application.ChangePassword <<'JAVA'
public interface ChangePassword {
  boolean change(Command command);

  record Command(dev.hexauth.domain.user.RawPassword next) {}
}
JAVA
PLANT

violation 'a login logs out first, through the other use case' 'rule: use cases do not call each other' \
  check <<'PLANT'
put application dev.hexauth.application.SessionSwitch <<'JAVA'
record SessionSwitch(Logout logout) {
  Logout.Result away(Logout.Command command) {
    return logout.logOut(command);
  }
}
JAVA
PLANT

violation 'the Redis adapter opens a transaction' 'rule: only the persistence adapter knows transactions' \
  check <<'PLANT'
change adapters-redis/src/main/java/dev/hexauth/adapter/redis/RedisSessionStore.java \
  's/^final class/@org.springframework.transaction.annotation.Transactional\nfinal class/'
PLANT

violation 'the Redis adapter is a stereotype' 'rule: stereotypes are controllers, advice and configurations' \
  check <<'PLANT'
change adapters-redis/src/main/java/dev/hexauth/adapter/redis/RedisSessionStore.java \
  's/^final class/@org.springframework.stereotype.Service\nfinal class/'
PLANT

violation 'a form keeps a password as text' 'rule: no text is named like a secret' check <<'PLANT'
put adapters-web dev.hexauth.adapter.web.ResetForm <<'JAVA'
record ResetForm(String email, String newPassword) {}
JAVA
PLANT

violation 'a password prints itself' 'rule: secrets redact themselves' check <<'PLANT'
change domain/src/main/java/dev/hexauth/domain/user/RawPassword.java 's/return "RawPassword.*/return characters;/'
PLANT

violation 'the domain keeps a list that it did not copy' 'rule: the core keeps values and copies only' \
  check <<'PLANT'
put domain dev.hexauth.domain.user.Groups <<'JAVA'
public record Groups(java.util.List<String> names, java.util.Optional<String> main) {
  public Groups {
    main = java.util.Optional.of(main.orElse("all"));
  }
}
JAVA
PLANT

violation 'the domain keeps an array' 'rule: the core keeps values and copies only' check <<'PLANT'
put domain dev.hexauth.domain.user.Fingerprint <<'JAVA'
public final class Fingerprint {
  private final int[] parts = {1};

  public int first() {
    return parts[0];
  }
}
JAVA
PLANT

violation 'a service remembers' 'rule: no static field changes' check <<'PLANT'
change application/src/main/java/dev/hexauth/application/LogoutService.java \
  's/^(final class.*)/\1\n  private static final java.util.Map<String, Instant> SEEN = new java.util.HashMap<>();/;
   s/Instant now = clock.instant\(\);/Instant now = clock.instant(); SEEN.put("last", now);/'
PLANT

violation 'a controller is injected into' 'rule: injection is by constructor' check <<'PLANT'
put adapters-web dev.hexauth.adapter.web.PingController <<'JAVA'
@org.springframework.stereotype.Controller
final class PingController {
  @org.springframework.beans.factory.annotation.Autowired private dev.hexauth.application.GetMe getMe;

  dev.hexauth.application.GetMe useCase() {
    return getMe;
  }
}
JAVA
PLANT

violation 'an adapter prints' 'rule: nobody writes to the standard streams' check <<'PLANT'
put adapters-memory dev.hexauth.adapter.memory.Trace <<'JAVA'
final class Trace {
  private Trace() {}

  static void note(String what) {
    System.out.println(what);
  }
}
JAVA
PLANT

violation 'an adapter throws a RuntimeException' 'rule: exceptions say what they mean' check <<'PLANT'
put adapters-persistence dev.hexauth.adapter.persistence.Rows <<'JAVA'
final class Rows {
  private Rows() {}

  static void require(int count) {
    if (count != 1) {
      throw new RuntimeException("rows: " + count);
    }
  }
}
JAVA
PLANT

violation 'the policy of sessions can be set' 'rule: nothing has setters' check <<'PLANT'
put adapters-redis dev.hexauth.adapter.redis.Timeouts <<'JAVA'
final class Timeouts {
  private java.time.Duration read = java.time.Duration.ZERO;

  void setRead(java.time.Duration read) {
    this.read = read;
  }

  java.time.Duration read() {
    return read;
  }
}
JAVA
PLANT

violation 'an adapter shows a second type' 'rule: an adapter shows its configuration and what its signatures name' check <<'PLANT'
change adapters-redis/src/main/java/dev/hexauth/adapter/redis/SessionKeys.java \
  's/^(final class|record)/public \1/'
PLANT

violation 'a package is not @NullMarked' 'rule: every package is @NullMarked' check <<'PLANT'
put adapters-web dev.hexauth.adapter.web.admin.Page <<'JAVA'
record Page(int number) {}
JAVA
PLANT

violation 'two packages of the model need each other' 'rule: packages form no cycles' check <<'PLANT'
put domain dev.hexauth.domain.user.LastLogin <<'JAVA'
public record LastLogin(UserId user, dev.hexauth.domain.session.SessionId session) {}
JAVA
PLANT

violation 'the model asks a port' 'rule: the model does not know the ports' check <<'PLANT'
put domain dev.hexauth.domain.token.Renewal <<'JAVA'
public record Renewal(dev.hexauth.domain.port.TokenSigner signer) {}
JAVA
PLANT

violation 'a model can be subclassed' 'rule: domain types are closed' check <<'PLANT'
put domain dev.hexauth.domain.user.Account <<'JAVA'
public class Account {}
JAVA
PLANT

violation 'a driven port has no adapter' 'rule: every driven port is implemented in an adapter' check <<'PLANT'
put domain dev.hexauth.domain.port.Mails <<'JAVA'
public interface Mails {
  void send(String text);
}
JAVA
PLANT

violation 'an adapter has no contract test' 'test: every_adapter_of_this_product' check <<'PLANT'
rm adapters-redis/src/test/java/dev/hexauth/adapter/redis/Redis{,Cluster}SessionStoreTest.java
rm adapters-redis/target/test-classes/dev/hexauth/adapter/redis/Redis{,Cluster}SessionStoreTest*.class
PLANT

violation 'a test is switched off' 'rule: no test is switched off' check <<'PLANT'
put_test application dev.hexauth.application.LaterTest <<'JAVA'
final class LaterTest {
  @org.junit.jupiter.api.Test
  @org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable(named = "CI", matches = ".*")
  void it_works() {}
}
JAVA
PLANT

violation 'the product is scanned for components' 'rule: nothing is scanned for' check <<'PLANT'
change bootstrap/src/main/java/dev/hexauth/bootstrap/HexauthApplication.java \
  's/^@EnableAutoConfiguration/@org.springframework.context.annotation.ComponentScan("dev.hexauth")\n@EnableAutoConfiguration/'
PLANT

violation 'a service reads its settings from the environment' 'rule: settings are handed in' check <<'PLANT'
change application/src/main/java/dev/hexauth/application/LogoutService.java \
  's/Instant now = clock.instant\(\);/Instant now = System.getenv("FROZEN") == null ? clock.instant() : Instant.EPOCH;/'
PLANT

violation 'a service starts a thread' 'rule: the core runs in the thread of its caller' check <<'PLANT'
change application/src/main/java/dev/hexauth/application/LogoutService.java \
  's/Instant now = clock.instant\(\);/Instant now = clock.instant(); Thread.ofVirtual().start(() -> {});/'
PLANT

violation 'a service counts in a static field' 'rule: no static field changes' check <<'PLANT'
put application dev.hexauth.application.LoginCount <<'JAVA'
final class LoginCount {
  static int logins;

  private LoginCount() {}
}
JAVA
PLANT

violation 'the domain keeps a value of a type that is not listed' 'rule: the core keeps values and copies only' check <<'PLANT'
put domain dev.hexauth.domain.user.Visits <<'JAVA'
public record Visits(java.util.concurrent.atomic.AtomicLong count) {}
JAVA
PLANT

violation 'an adapter caches and does not say so' 'rule: an adapter says which of its fields change' check <<'PLANT'
put adapters-redis dev.hexauth.adapter.redis.Cache <<'JAVA'
final class Cache {
  private final java.util.Map<String, String> known = new java.util.concurrent.ConcurrentHashMap<>();

  void put(String key, String value) {
    known.put(key, value);
  }
}
JAVA
PLANT

violation 'the web adapter writes files' 'rule: each part uses the listed packages of the JDK only' check <<'PLANT'
put adapters-web dev.hexauth.adapter.web.Upload <<'JAVA'
record Upload(java.nio.file.Path file) {}
JAVA
PLANT

violation 'the web adapter opens a private field' 'rule: only named classes reflect' check <<'PLANT'
put adapters-web dev.hexauth.adapter.web.Peek <<'JAVA'
final class Peek {
  private Peek() {}

  static void open(Class<?> type) throws NoSuchFieldException {
    type.getDeclaredField("secret").setAccessible(true);
  }
}
JAVA
PLANT

violation 'an adapter loads what the class path offers' 'rule: only named classes load services' check <<'PLANT'
put adapters-tokens dev.hexauth.adapter.tokens.Plugins <<'JAVA'
final class Plugins {
  private Plugins() {}

  static Iterable<Runnable> all() {
    return java.util.ServiceLoader.load(Runnable.class);
  }
}
JAVA
PLANT

violation 'a controller asks the context for a bean' 'rule: only named classes look beans up' check <<'PLANT'
put adapters-web dev.hexauth.adapter.web.Beans <<'JAVA'
final class Beans {
  private Beans() {}

  static Object clock(org.springframework.context.ApplicationContext context) {
    return context.getBean("clock");
  }
}
JAVA
PLANT

violation 'a controller keeps an HTTP session' 'rule: only named classes keep HTTP sessions' check <<'PLANT'
put adapters-web dev.hexauth.adapter.web.Basket <<'JAVA'
final class Basket {
  private Basket() {}

  static void put(jakarta.servlet.http.HttpServletRequest request) {
    request.getSession().setAttribute("basket", "full");
  }
}
JAVA
PLANT

violation 'an adapter starts a thread' 'rule: only named classes handle threads' check <<'PLANT'
put adapters-redis dev.hexauth.adapter.redis.Later <<'JAVA'
final class Later {
  private Later() {}

  static void run(Runnable work) {
    java.util.concurrent.CompletableFuture.runAsync(work);
  }
}
JAVA
PLANT

violation 'an adapter depends on the locale of the machine' 'settings' check <<'PLANT'
put adapters-web dev.hexauth.adapter.web.Language <<'JAVA'
final class Language {
  private Language() {}

  static String current() {
    return java.util.Locale.getDefault().getLanguage();
  }
}
JAVA
PLANT

violation 'an adapter reads a password' 'rule: only named classes open secrets' check <<'PLANT'
put adapters-events dev.hexauth.adapter.events.PasswordLength <<'JAVA'
final class PasswordLength {
  private PasswordLength() {}

  static int of(dev.hexauth.domain.user.RawPassword password) {
    return password.reveal().length();
  }
}
JAVA
PLANT

violation 'a record keeps a passphrase' 'rule: no text is named like a secret' check <<'PLANT'
put adapters-tokens dev.hexauth.adapter.tokens.Unlock <<'JAVA'
record Unlock(char[] passphrase) {}
JAVA
PLANT

violation 'a port speaks of any object' 'rule: a port speaks of the domain and of values' check <<'PLANT'
change domain/src/main/java/dev/hexauth/domain/port/RandomIds.java \
  's/SessionId newSessionId\(\);/&\n\n  default java.util.Map<String, ?> all() {\n    return java.util.Map.of();\n  }/'
PLANT

violation 'a port has a body for a method' 'rule: only named methods of ports have a body' check <<'PLANT'
change domain/src/main/java/dev/hexauth/domain/port/RandomIds.java \
  's/SessionId newSessionId\(\);/&\n\n  default SessionId again() {\n    return newSessionId();\n  }/'
PLANT

violation 'a service hides an outage' 'test: only_named_classes_handle_outages' check <<'PLANT'
put application dev.hexauth.application.Calm <<'JAVA'
final class Calm {
  private Calm() {}

  static boolean works(Runnable work) {
    try {
      work.run();
      return true;
    } catch (dev.hexauth.domain.UnavailableException e) {
      return false;
    }
  }
}
JAVA
PLANT

violation 'an adapter swallows a failure' 'test: only_named_classes_ignore_failures' check <<'PLANT'
put adapters-persistence dev.hexauth.adapter.persistence.Quiet <<'JAVA'
final class Quiet {
  private Quiet() {}

  static void close(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      // never mind
    }
  }
}
JAVA
PLANT

violation 'a controller maps an exception' 'rule: only the advice and named classes map exceptions' check <<'PLANT'
put adapters-web dev.hexauth.adapter.web.FallbackController <<'JAVA'
@org.springframework.stereotype.Controller
final class FallbackController {
  @org.springframework.web.bind.annotation.ExceptionHandler(IllegalStateException.class)
  String fallback() {
    return "ok";
  }
}
JAVA
PLANT

violation 'a technology comes at run time' 'test: the_poms_declare_the_listed_dependencies_and_no_others' check <<'PLANT'
depend adapters-web org.jooq jooq runtime
PLANT

violation 'a migration is left in target' 'test: every_file_in_target_has_a_source' check <<'PLANT'
echo 'drop table users;' >adapters-persistence/target/classes/db/migration/V999__gone.sql
PLANT

violation 'an adapter shows a type that no signature names' \
  'rule: an adapter shows its configuration and what its signatures name' check <<'PLANT'
put adapters-redis dev.hexauth.adapter.redis.RedisFacts <<'JAVA'
public record RedisFacts(int version) {}
JAVA
PLANT

# Ten that were invented after the rules.

violation 'a service binds a value to its thread' 'rule: no static field changes' check <<'PLANT'
put application dev.hexauth.application.Caller <<'JAVA'
final class Caller {
  static final ThreadLocal<String> NAME = new ThreadLocal<>();

  private Caller() {}
}
JAVA
PLANT

violation 'an enum of an adapter caches' 'rule: no static field changes' check <<'PLANT'
put adapters-web dev.hexauth.adapter.web.Greeting <<'JAVA'
enum Greeting {
  HELLO;

  private static final java.util.List<String> SEEN = new java.util.ArrayList<>(java.util.List.of("a"));

  int greet(String name) {
    SEEN.add(name);
    return SEEN.size();
  }
}
JAVA
PLANT

violation 'a lambda looks at the clock' 'rule: time is handed in' check <<'PLANT'
put adapters-redis dev.hexauth.adapter.redis.Stamps <<'JAVA'
final class Stamps {
  private final java.util.function.LongSupplier now = () -> java.time.Instant.now().toEpochMilli();

  long next() {
    return now.getAsLong();
  }
}
JAVA
PLANT

violation 'a record keeps a PIN' 'rule: no text is named like a secret' check <<'PLANT'
put application dev.hexauth.application.Unlocking <<'JAVA'
record Unlocking(CharSequence pin) {}
JAVA
PLANT

violation 'a nested class catches everything' 'test: only_named_classes_handle_outages' check <<'PLANT'
put application dev.hexauth.application.Safely <<'JAVA'
final class Safely {
  static final class Inner {
    boolean works(Runnable work) {
      try {
        work.run();
        return true;
      } catch (Throwable e) {
        return false;
      }
    }
  }
}
JAVA
PLANT

violation 'the web adapter finds a class by its name' 'rule: only named classes reflect' check <<'PLANT'
put adapters-web dev.hexauth.adapter.web.Themes <<'JAVA'
final class Themes {
  static final Themes DEFAULT = new Themes();

  java.util.Optional<Object> theme(String name) throws Exception {
    return java.util.Optional.of(Thread.currentThread().getContextClassLoader().loadClass(name));
  }
}
JAVA
PLANT

violation 'a port answers an optional object' 'rule: a port speaks of the domain and of values' check <<'PLANT'
change domain/src/main/java/dev/hexauth/domain/port/PublicIds.java \
  's/PublicId of\(SessionId session\);/&\n\n  static java.util.Optional<Object> any(PublicId id) {\n    return java.util.Optional.of(id);\n  }/'
PLANT

violation 'a service can be set from everywhere' 'rule: no static field changes' check <<'PLANT'
put bootstrap dev.hexauth.bootstrap.Locator <<'JAVA'
public final class Locator {
  private static Object service = "none";

  private Locator() {}

  public static void use(Object other) {
    service = other;
  }

  public static Object service() {
    return service;
  }
}
JAVA
PLANT

violation 'an adapter remembers in an array' 'rule: an adapter says which of its fields change' check <<'PLANT'
put adapters-events dev.hexauth.adapter.events.Latest <<'JAVA'
final class Latest {
  private final String[] last = {"none"};

  void set(String next) {
    last[0] = next;
  }
}
JAVA
PLANT

violation 'an adapter makes objects from bytes' 'rule: only named classes reflect' check <<'PLANT'
put adapters-redis dev.hexauth.adapter.redis.Thaw <<'JAVA'
final class Thaw {
  private Thaw() {}

  static Object read(java.io.InputStream in) throws java.io.IOException, ClassNotFoundException {
    return new java.io.ObjectInputStream(in).readObject();
  }
}
JAVA
PLANT

violation 'a failure is handled as a value' 'test: only_named_classes_handle_outages' check <<'PLANT'
put adapters-redis dev.hexauth.adapter.redis.Tolerant <<'JAVA'
final class Tolerant {
  private Tolerant() {}

  static boolean isOutage(RuntimeException failure) {
    return switch (failure) {
      case dev.hexauth.domain.UnavailableException e -> true;
      default -> false;
    };
  }
}
JAVA
PLANT

# What got through when it was planted first, by someone who had not written the rules.

violation 'a use case speaks the language of another' 'rule: use cases do not call each other' check <<'PLANT'
put application dev.hexauth.application.TidyService <<'JAVA'
final class TidyService implements Logout {
  @Override
  public Result logOut(Command command) {
    return end(new EndOtherSessions.Command(java.util.List.of(), command.client()));
  }

  private Result end(EndOtherSessions.Command others) {
    return new Result.LoggedOut();
  }
}
JAVA
PLANT

violation 'a service remembers in a function' 'rule: only named fields keep a function' check <<'PLANT'
put application dev.hexauth.application.Recent <<'JAVA'
final class Recent {
  private final java.util.function.Predicate<String> isNew;

  Recent() {
    java.util.Set<String> seen = new java.util.LinkedHashSet<>();
    this.isNew = seen::add;
  }

  boolean isNew(String name) {
    return isNew.test(name);
  }
}
JAVA
PLANT

violation 'a controller reaches a store through a bean that is a function' 'rule: only named fields keep a function' \
  check <<'PLANT'
put adapters-web dev.hexauth.adapter.web.UserLookup <<'JAVA'
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;

record UserLookup(java.util.function.Function<UserId, java.util.Optional<User>> users) {}
JAVA
PLANT

violation 'a password is in the message of an exception' 'rule: what opens a secret neither logs nor throws a text' \
  check <<'PLANT'
change adapters-passwords/src/main/java/dev/hexauth/adapter/passwords/SlowPasswordHasher.java \
  '0,/String text = Nfc.of\(password\);/s//&\n    if (text.isBlank()) {\n      throw new IllegalArgumentException("blank: " + text);\n    }/'
PLANT

violation 'tokens are logged where they become cookies' 'rule: what opens a secret neither logs nor throws a text' \
  check <<'PLANT'
change adapters-web/src/main/java/dev/hexauth/adapter/web/SessionCookies.java \
  's/IssuedToken refresh = tokens.refresh\(\);/&\n    org.slf4j.LoggerFactory.getLogger("cookies").debug("{}", access.token().compact());/'
PLANT

violation 'a controller takes a password as text' 'test: only_named_classes_call_a_text_a_secret' check <<'PLANT'
put adapters-web dev.hexauth.adapter.web.Strength <<'JAVA'
final class Strength {
  private Strength() {}

  static boolean isTyped(String password) {
    return !password.isBlank();
  }
}
JAVA
PLANT

violation 'an adapter takes the time from a library' 'rule: time is handed in' check <<'PLANT'
put adapters-events dev.hexauth.adapter.events.Stamp <<'JAVA'
final class Stamp {
  private Stamp() {}

  static long now() {
    return io.micrometer.core.instrument.Clock.SYSTEM.wallTime();
  }
}
JAVA
PLANT

violation 'a service logs through the platform' 'rule: each part uses the listed packages of the JDK only' check <<'PLANT'
put application dev.hexauth.application.Trace <<'JAVA'
final class Trace {
  private Trace() {}

  static void note(String what) {
    System.getLogger("trace").log(System.Logger.Level.INFO, what);
  }
}
JAVA
PLANT

violation 'a service draws from the identity of an object' 'rule: each part uses the listed packages of the JDK only' \
  check <<'PLANT'
put application dev.hexauth.application.Coin <<'JAVA'
final class Coin {
  private Coin() {}

  static boolean toss(Object any) {
    return System.identityHashCode(any) % 2 == 0;
  }
}
JAVA
PLANT

violation 'an adapter names a class of another in an annotation' 'test: no_class_is_known_by_a_text' check <<'PLANT'
change adapters-redis/src/main/java/dev/hexauth/adapter/redis/RedisConfiguration.java \
  's/Throttle redisThrottle/@org.springframework.boot.autoconfigure.condition.ConditionalOnBean(type = "dev.hexauth.adapter.persistence.Confirmations") &/'
PLANT

violation 'an adapter listens to the events of the framework' 'rule: only listed annotations are used' check <<'PLANT'
put adapters-redis dev.hexauth.adapter.redis.Warmth <<'JAVA'
final class Warmth {
  @org.springframework.context.event.EventListener
  void warm(org.springframework.context.event.ContextRefreshedEvent event) {}
}
JAVA
PLANT

violation 'a class is excepted from the check for null' 'rule: only listed annotations are used' check <<'PLANT'
change application/src/main/java/dev/hexauth/application/LogoutService.java \
  's/^final class/@org.jspecify.annotations.NullUnmarked\nfinal class/'
PLANT

violation 'a profile brings another adapter' \
  'test: the_poms_have_the_dependencies_of_the_readme_and_no_others' check <<'PLANT'
change adapters-events/pom.xml \
  's#^</project>#<profiles><profile><id>audit</id><dependencies><dependency><groupId>dev.hexauth</groupId><artifactId>adapters-persistence</artifactId></dependency></dependencies></profile></profiles></project>#'
PLANT

violation 'a plugin brings another adapter' 'test: the_poms_declare_the_listed_dependencies_and_no_others' check <<'PLANT'
change adapters-events/pom.xml \
  's#^</project>#<build><plugins><plugin><groupId>org.codehaus.mojo</groupId><artifactId>exec-maven-plugin</artifactId><dependencies><dependency><groupId>dev.hexauth</groupId><artifactId>adapters-redis</artifactId><version>1</version></dependency></dependencies></plugin></plugins></build></project>#'
PLANT

violation 'a module ships the resources of another' 'test: no_pom_takes_files_from_outside_of_its_module' check <<'PLANT'
change adapters-events/pom.xml \
  's#^</project>#<build><resources><resource><directory>../adapters-persistence/src/main/resources</directory></resource></resources></build></project>#'
PLANT

violation 'an adapter brings settings of the whole service' \
  'test: the_modules_ship_the_listed_resources_and_no_others' check <<'PLANT'
echo 'server.port=9090' >adapters-web/src/main/resources/application.properties
PLANT

violation 'a resource names a class of another module' 'test: no_resource_names_a_class_of_another_module' check <<'PLANT'
echo 'any.Thing=dev.hexauth.adapter.redis.RedisConfiguration' >>adapters-persistence/src/main/resources/META-INF/spring.factories
PLANT

violation 'a value is written into SQL' 'rule: only named classes write SQL as text' check <<'PLANT'
put adapters-persistence dev.hexauth.adapter.persistence.Sweep <<'JAVA'
final class Sweep {
  private Sweep() {}

  static int of(org.jooq.DSLContext sql, String id) {
    return sql.execute("delete from users where id = '" + id + "'");
  }
}
JAVA
PLANT

violation 'a route answers a map' 'test: every_route_but_the_named_ones_answers_an_answer' check <<'PLANT'
put adapters-web dev.hexauth.adapter.web.VersionController <<'JAVA'
@org.springframework.stereotype.Controller
final class VersionController {
  @org.springframework.web.bind.annotation.GetMapping("/api/version")
  org.springframework.http.ResponseEntity<java.util.Map<String, String>> version() {
    return org.springframework.http.ResponseEntity.ok(java.util.Map.of("version", "1"));
  }
}
JAVA
PLANT

violation 'a body shows a user as the domain has it' 'test: bodies_are_made_of_json_types' check <<'PLANT'
put adapters-web dev.hexauth.adapter.web.RawUser <<'JAVA'
record RawUser(String status, dev.hexauth.domain.user.User user) implements dev.hexauth.adapter.web.http.Body {}
JAVA
PLANT

violation 'a test checks nothing' 'rule: every test checks something' check <<'PLANT'
put_test application dev.hexauth.application.HopeTest <<'JAVA'
final class HopeTest {
  @org.junit.jupiter.api.Test
  void a_logout_is_recorded() {
    new Hexagon().login(Hexagon.EMAIL, Hexagon.PASSWORD);
  }
}
JAVA
PLANT

violation 'a service locks itself' 'rule: the core runs in the thread of its caller' check <<'PLANT'
change application/src/main/java/dev/hexauth/application/LogoutService.java 's/public Result logOut/public synchronized Result logOut/'
PLANT

violation 'a controller keeps something beside the request' 'rule: only named classes handle threads' check <<'PLANT'
put adapters-web dev.hexauth.adapter.web.Notes <<'JAVA'
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

final class Notes {
  private Notes() {}

  static void keep(String note) {
    RequestContextHolder.currentRequestAttributes().setAttribute("note", note, RequestAttributes.SCOPE_SESSION);
  }
}
JAVA
PLANT

violation 'a package-info is lost' 'test: every_file_in_target_has_a_source' check <<'PLANT'
rm application/src/main/java/dev/hexauth/application/package-info.java
PLANT

violation 'a value stands beside the ports' 'rule: a package of driven ports holds ports only' check <<'PLANT'
put domain dev.hexauth.domain.port.UserCount <<'JAVA'
public record UserCount(int value) {}
JAVA
PLANT

# What only running the tests sees.

violation 'a decision that no test checks' 'PIT: Mutation score' mutants domain <<'PLANT'
put domain dev.hexauth.domain.user.Seniority <<'JAVA'

import java.time.Duration;
import java.time.Instant;

/** How long a user has had the account. */
public record Seniority(Instant since) {

  /** Whether a year has passed. */
  public boolean isSenior(Instant now) {
    return Duration.between(since, now).toDays() > 365;
  }

  /** Whether a day has passed. */
  public boolean isNew(Instant now) {
    return Duration.between(since, now).toDays() < 1;
  }

  /** Whether it was longer than it is for {@code other}. */
  public boolean exceeds(Seniority other) {
    return since.isBefore(other.since);
  }
}
JAVA
PLANT
