package dev.hexauth.adapter.persistence;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.impl.DataSourceConnectionProvider;

/** Notes the statements that go to a database, with their parameters in them. */
final class Watched {

  private final List<String> statements = new CopyOnWriteArrayList<>();

  /** The database of {@code node}, with all statements noted that are executed through it. */
  DSLContext sql(Assembly node) {
    Configuration plain = node.sql().configuration();
    DataSource pool = ((DataSourceConnectionProvider) plain.connectionProvider()).dataSource();
    return plain.derive(new DataSourceConnectionProvider(watched(DataSource.class, pool))).dsl();
  }

  private <T> T watched(Class<T> type, T real) {
    InvocationHandler handler =
        (_, method, arguments) -> {
          if (real instanceof PreparedStatement && method.getName().startsWith("execute")) {
            statements.add(real.toString().replaceFirst("^HikariProxy\\w+@\\d+ wrapping ", ""));
          }
          Object result = method.invoke(real, arguments);
          return switch (result) {
            case Connection connection -> watched(Connection.class, connection);
            case PreparedStatement statement -> watched(PreparedStatement.class, statement);
            case null, default -> result;
          };
        };
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  /** The statements since this was last asked. */
  List<String> statements() {
    List<String> noted = List.copyOf(statements);
    statements.clear();
    return noted;
  }
}
