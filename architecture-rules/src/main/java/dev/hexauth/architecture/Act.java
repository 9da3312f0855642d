package dev.hexauth.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Something that only classes may do that an {@link AllowList} names, each with a reason. */
public enum Act {

  /** Reads, calls or changes what the compiler does not see. */
  REFLECT(
      "listed-reflection",
      "only named classes reflect",
      "the compiler and these rules cannot see what it reaches") {
    @Override
    Stream<String> uses(JavaClass type) {
      return Stream.concat(
          typesUsed(type, REFLECTION).map(name -> "uses " + name),
          accesses(type)
              .filter(Act::asksMoreOfAClass)
              .map(access -> "calls " + access.getTarget().getFullName()));
    }
  },

  /** Takes an implementation from whatever the class path offers. */
  LOAD_SERVICES(
      "listed-service-loading",
      "only named classes load services",
      "what a program is made of is written down, not found") {
    @Override
    Stream<String> uses(JavaClass type) {
      return typesUsed(type, SERVICE_LOADERS).map(name -> "uses " + name);
    }
  },

  /** Asks a container for an object that no constructor takes. */
  LOOK_UP_BEANS(
      "listed-bean-lookup",
      "only named classes look beans up",
      "a constructor shows what a class needs") {
    @Override
    Stream<String> uses(JavaClass type) {
      return typesUsed(type, CONTAINERS).map(name -> "uses " + name);
    }
  },

  /** Keeps state between two requests in the server. */
  KEEP_HTTP_SESSIONS(
      "listed-http-sessions",
      "only named classes keep HTTP sessions",
      "two nodes would remember different things") {
    @Override
    Stream<String> uses(JavaClass type) {
      return Stream.concat(
          typesUsed(type, HTTP_SESSIONS).map(name -> "uses " + name),
          accesses(type)
              .filter(access -> access.getTarget().getName().matches("(get|changeS)ession(Id)?"))
              .filter(access -> HTTP.matcher(access.getTargetOwner().getName()).find())
              .map(access -> "calls " + access.getTarget().getFullName()));
    }
  },

  /** Starts, schedules or waits for threads or processes, or binds values to them. */
  HANDLE_THREADS(
      "listed-threads",
      "only named classes handle threads",
      "a thread outlives the call that started it, and shares what it touches") {
    @Override
    Stream<String> uses(JavaClass type) {
      return Stream.concat(
          typesUsed(type, THREADS).map(name -> "uses " + name), found(type, AmbientAccess.THREADS));
    }
  },

  /** Reads what the machine, its start command or its locale says. */
  READ_SETTINGS(
      "listed-settings",
      "only named classes read settings",
      "the composition checks them all at the start, and a constructor shows which a class needs") {
    @Override
    Stream<String> uses(JavaClass type) {
      return Stream.concat(
          typesUsed(type, SETTINGS).map(name -> "uses " + name),
          Stream.concat(
              found(type, AmbientAccess.SETTINGS), found(type, AmbientAccess.MACHINE_SIZE)));
    }
  },

  /** Reads the text or the bytes of a secret, outside of the secret itself. */
  OPEN_SECRETS(
      "listed-secret-openers",
      "only named classes open secrets",
      "what reads a secret can leak it") {
    @Override
    Stream<String> uses(JavaClass type) {
      return accesses(type)
          .filter(Secrets::opens)
          .map(access -> "calls " + access.getTarget().getFullName());
    }
  },

  /** Hands SQL to the database as text, which may have a caller's value in it. */
  WRITE_SQL(
      "listed-sql-text",
      "only named classes write SQL as text",
      "a value in a text is a door for injection, and the compiler does not check the text") {
    @Override
    Stream<String> uses(JavaClass type) {
      return accesses(type)
          .filter(Act::takesSql)
          .map(access -> "calls " + access.getTarget().getFullName());
    }
  },

  /** Answers an exception over HTTP, outside of the advice. */
  MAP_EXCEPTIONS(
      "listed-exception-mapping",
      "only the advice and named classes map exceptions",
      "a reader finds in one place what a fault looks like to callers") {
    @Override
    Stream<String> uses(JavaClass type) {
      boolean advice = type.isMetaAnnotatedWith(ADVICE);
      return Stream.concat(
          typesUsed(type, EXCEPTION_MAPPING).map(name -> "uses " + name),
          type.getMethods().stream()
              .filter(method -> !advice && method.isMetaAnnotatedWith(EXCEPTION_HANDLER))
              .map(method -> "handles exceptions in " + method.getName()));
    }
  };

  private static final String ADVICE = "org.springframework.web.bind.annotation.ControllerAdvice";

  private static final String EXCEPTION_HANDLER =
      "org.springframework.web.bind.annotation.ExceptionHandler";

  /** The questions that tell nothing but the name of a class, or what stands beside it. */
  private static final Set<String> HARMLESS_QUESTIONS =
      Set.of(
          "cast",
          "desiredAssertionStatus",
          "equals",
          "getClassLoader",
          "getEnumConstants",
          "getName",
          "getPackageName",
          "getResource",
          "getResourceAsStream",
          "getSimpleName",
          "hashCode",
          "isEnum",
          "isInstance",
          "toString");

  private static final Pattern REFLECTION =
      Pattern.compile(
          "java\\.lang\\.(reflect|invoke)\\..*|java\\.lang\\.(Module|ModuleLayer|StackWalker)"
              + "|java\\.io\\.Object(In|Out)putStream|java\\.beans\\..*|jdk\\.internal\\..*|sun\\..*"
              + "|org\\.springframework\\.(beans\\.(BeanUtils|.*Accessor.*|BeanWrapper.*)"
              + "|cglib\\..*|util\\.(ReflectionUtils|ClassUtils|MethodInvoker))");

  private static final Pattern SERVICE_LOADERS =
      Pattern.compile(
          "java\\.util\\.ServiceLoader.*|javax\\.naming\\..*"
              + "|org\\.springframework\\.core\\.io\\.support\\.SpringFactoriesLoader.*");

  private static final Pattern CONTAINERS =
      Pattern.compile(
          "org\\.springframework\\..*(BeanFactory|BeanFactoryAware|ApplicationContext"
              + "|ApplicationContextAware|ObjectProvider|ObjectFactory|WebApplicationContextUtils)"
              + "|(jakarta|javax)\\.inject\\.Provider|(jakarta|javax)\\.enterprise\\..*");

  private static final Pattern HTTP_SESSIONS =
      Pattern.compile(
          "(jakarta|javax)\\.servlet\\.http\\.HttpSession.*|org\\.springframework\\.session\\..*"
              + "|org\\.apache\\.catalina\\.Session|org\\.springframework\\.web\\..*"
              + "(WebSession|SessionAttributes?|SessionScope|SessionStatus)");

  private static final Pattern HTTP =
      Pattern.compile("servlet|catalina|org\\.springframework\\.(web|http)");

  /** All of {@code java.util.concurrent} but collections, units and exceptions. */
  private static final Pattern THREADS =
      Pattern.compile(
          "java\\.util\\.concurrent\\.(?!Concurrent|CopyOnWrite|TimeUnit|atomic\\.)(?!.*Exception$).*"
              + "|java\\.lang\\.(ScopedValue|(Inheritable)?ThreadLocal).*|java\\.util\\.Timer(Task)?|org\\.slf4j\\.MDC"
              + "|org\\.springframework\\.((scheduling|core\\.task)\\..*|.*ContextHolder)");

  private static final Pattern SETTINGS =
      Pattern.compile(
          "org\\.springframework\\.core\\.env\\..*|java\\.util\\.(ResourceBundle.*|prefs\\..*)"
              + "|java\\.io\\.Console");

  private static final Pattern SQL_ENGINES =
      Pattern.compile(
          "java\\.sql\\.(Connection|Statement)|org\\.jooq\\.(DSLContext|impl\\.DSL)"
              + "|org\\.springframework\\.jdbc\\.core\\..*|jakarta\\.persistence\\.EntityManager");

  private static final Pattern EXCEPTION_MAPPING =
      Pattern.compile(
          "org\\.springframework\\.web\\.(server\\.ResponseStatusException|ErrorResponseException"
              + "|bind\\.annotation\\.ResponseStatus|servlet\\.HandlerExceptionResolver)"
              + "|org\\.springframework\\.web\\.servlet\\.handler\\..*ExceptionResolver");

  private final String id;
  private final String sentence;
  private final String reason;

  Act(String id, String sentence, String reason) {
    this.id = id;
    this.sentence = sentence;
    this.reason = reason;
  }

  /** Where a class does it, each as a continuation of the name of the class. */
  abstract Stream<String> uses(JavaClass type);

  String id() {
    return id;
  }

  String sentence() {
    return sentence;
  }

  String reason() {
    return reason;
  }

  private static Stream<String> typesUsed(JavaClass type, Pattern names) {
    return type.getDirectDependenciesFromSelf().stream()
        .map(Dependency::getTargetClass)
        .map(used -> used.getBaseComponentType().getName())
        .filter(name -> names.matcher(name).matches())
        .distinct();
  }

  private static Stream<String> found(JavaClass type, DescribedPredicate<JavaAccess<?>> forbidden) {
    return accesses(type)
        .filter(forbidden)
        .map(access -> "calls " + access.getTarget().getFullName());
  }

  private static Stream<JavaAccess<?>> accesses(JavaClass type) {
    return type.getAccessesFromSelf().stream();
  }

  /** JDBC's own, and what libraries take as {@code plain SQL}: all with a text first. */
  private static boolean takesSql(JavaAccess<?> access) {
    return SQL_ENGINES.matcher(access.getTargetOwner().getName()).matches()
        && access.getTarget() instanceof CodeUnitAccessTarget target
        && target.getRawParameterTypes().stream()
            .findFirst()
            .filter(first -> first.getName().equals("java.lang.String"))
            .isPresent();
  }

  private static boolean asksMoreOfAClass(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String name = access.getTarget().getName();
    return (owner.equals("java.lang.Class") && !HARMLESS_QUESTIONS.contains(name))
        || (owner.equals("java.lang.ClassLoader") && !name.startsWith("getResource"));
  }
}
