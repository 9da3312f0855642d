package dev.hexauth.benchmark.load;

import dev.hexauth.devservices.PostgresDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.LongStream;

/** The users of a load test: {@code user1@load.example} and so on, all with one password. */
final class Users {

  /** The user whose password hash all others get. */
  static final String MODEL = "model@load.example";

  /** A bcrypt hash of {@link Requests#PASSWORD} at cost 12, for services that take one. */
  static final String HASH = "$2b$12$hexauthBenchmarks.UseebB3qTNpoIC4pVILyv0cGM4MNXVwAK12";

  /** Their ids are of version 7, a second apart, as if they had registered one after the other. */
  private static final String ADD =
      """
      insert into users (id, name, email, password, created_at, updated_at)
      select uuidv7(make_interval(secs => n - ?)), 'Ada', 'user' || n || '@load.example',
        model.password, model.created_at, model.updated_at
      from generate_series(?, ?) n, users model where model.email = ?
      """;

  private static final String HIGHEST =
      """
      select coalesce(max(substring(email from '^user([0-9]+)@load.example$')::bigint), 0) from users
      """;

  private static final String REHASH =
      """
      update users set password = (select password from users where email = ?)
      where email = any(?)
      """;

  private static final String ADD_SERVICE_KEY =
      """
      insert into service_keys (id, service, digest, created_at)
      values (uuidv7(), 'load', encode(sha256(convert_to(?, 'UTF8')), 'hex'), now())
      on conflict do nothing
      """;

  private final PostgresDatabase database;

  Users(PostgresDatabase database) {
    this.database = database;
  }

  static String email(long number) {
    return "user" + number + "@load.example";
  }

  /** The addresses of the first {@code count}. */
  static List<String> first(int count) {
    return LongStream.rangeClosed(1, count).mapToObj(Users::email).toList();
  }

  /** Adds the missing ones of the first {@code count}, with the password of the model. */
  void fillUpTo(long count) {
    long there = highest();
    if (there < count) {
      add(there + 1, count);
    }
  }

  private long highest() {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(HIGHEST)) {
      return row.next() ? row.getLong(1) : 0;
    } catch (SQLException e) {
      throw new LoadException("the users could not be counted", e);
    }
  }

  private void add(long first, long last) {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(ADD)) {
      statement.setLong(1, last);
      statement.setLong(2, first);
      statement.setLong(3, last);
      statement.setString(4, MODEL);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new LoadException("no users could be added", e);
    }
  }

  /** Gives the hash of {@code model}'s password to others. */
  void rehash(String model, List<String> emails) {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(REHASH)) {
      statement.setString(1, model);
      statement.setArray(2, connection.createArrayOf("text", emails.toArray()));
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new LoadException("no hashes could be replaced", e);
    }
  }

  /** Makes {@link Requests#SERVICE_KEY} the key of a service. */
  void addServiceKey() {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(ADD_SERVICE_KEY)) {
      statement.setString(1, Requests.SERVICE_KEY.reveal());
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new LoadException("no service key could be added", e);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
  }
}
