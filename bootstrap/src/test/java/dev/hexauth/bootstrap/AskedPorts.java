package dev.hexauth.bootstrap;

import dev.hexauth.application.UseCases;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
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
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof UseCases.Ports ports ? watched(ports) : bean;
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

  private UseCases.Ports watched(UseCases.Ports ports) {
    RecordComponent[] components = UseCases.Ports.class.getRecordComponents();
    Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] watched = Stream.of(components).map(port -> watched(port, ports)).toArray();
    try {
      Constructor<UseCases.Ports> constructor = UseCases.Ports.class.getDeclaredConstructor(types);
      return constructor.newInstance(watched);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("not made of " + Arrays.toString(types), e);
    }
  }

  private Object watched(RecordComponent port, UseCases.Ports ports) {
    Object adapter;
    try {
      adapter = port.getAccessor().invoke(ports);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(port.getName(), e);
    }
    answering.put(port.getName(), ClassUtils.getUserClass(adapter).getName());
    InvocationHandler handler =
        (_, method, arguments) -> {
          asked.add(port.getName());
          try {
            return method.invoke(adapter, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        };
    return Proxy.newProxyInstance(
        port.getType().getClassLoader(), new Class<?>[] {port.getType()}, handler);
  }
}
