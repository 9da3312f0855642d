package dev.hexauth.bootstrap;

import dev.hexauth.application.UseCases;
import dev.hexauth.domain.port.UserRepository;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.util.ClassUtils;

/**
 * Stands between the use cases of an assembly and its adapters: knows which class answers each
 * port, and which ports were asked. A port is named as in {@link UseCases.Ports}.
 */
final class AskedPorts implements BeanPostProcessor {

  private final Map<String, String> answering = new TreeMap<>();
  private final Set<String> asked = ConcurrentHashMap.newKeySet();

  @Override
  public Object postProcessAfterInitialization(Object bean, String beanName) {
    return bean instanceof UseCases.Ports ports ? watched(ports, name -> name) : bean;
  }

  /** The name of the class that answers, for each port. */
  Map<String, String> answering() {
    return answering;
  }

  /** The ports that were asked since the last {@link #forget}. */
  Set<String> asked() {
    return asked;
  }

  void forget() {
    asked.clear();
  }

  /** The same record with each adapter watched, as the port that {@code names} calls it. */
  private Object watched(Record adapters, UnaryOperator<String> names) {
    RecordComponent[] components = adapters.getClass().getRecordComponents();
    Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Object[] watched = new Object[components.length];
      for (int i = 0; i < components.length; i++) {
        Object adapter = components[i].getAccessor().invoke(adapters);
        watched[i] = watched(names.apply(components[i].getName()), types[i], adapter);
      }
      return adapters.getClass().getDeclaredConstructor(types).newInstance(watched);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("not made of " + Arrays.toString(types), e);
    }
  }

  /** The port that an adapter implements, as its type is not known from the record. */
  private static Class<?> portOf(Object adapter) {
    return Stream.of(ClassUtils.getAllInterfaces(adapter))
        .filter(type -> type.getPackageName().equals(UserRepository.class.getPackageName()))
        .findFirst()
        .orElseThrow();
  }

  private Object watched(String port, Class<?> type, Object adapter) {
    if (adapter instanceof Optional<?> given) {
      return given.map(there -> watched(port, portOf(there), there));
    }
    if (adapter instanceof Record wrapper) {
      return watched(wrapper, _ -> port);
    }
    answering.put(port, ClassUtils.getUserClass(adapter).getName());
    InvocationHandler handler =
        (_, method, arguments) -> {
          asked.add(port);
          try {
            return method.invoke(adapter, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        };
    return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
  }
}
