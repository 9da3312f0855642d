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

/** Records the statements sent to a database, including their parameters. */
final class Watched {

  private final List<String> statements = new CopyOnWriteArrayList<>();

  /** The database of {@code node}; records all statements executed through it. */
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

  /** The statements since the last call. */
  List<String> statements() {
    List<String> noted = List.copyOf(statements);
    statements.clear();
    return noted;
  }
}
