package dev.hexauth.bootstrap;

/**
 * A logged-in user, until the fuzzer ends the session or deletes the account: then a new one
 * replaces it.
 */
final class FuzzSession {

  private final Assembly assembly;
  private final boolean admin;
  private Account account = Account.any();
  private String id = "";
  private Tokens tokens = new Tokens("", "");

  FuzzSession(Assembly assembly, boolean admin) {
    this.assembly = assembly;
    this.admin = admin;
    renew();
  }

  Account account() {
    return account;
  }

  String id() {
    return id;
  }

  Tokens tokens() {
    return tokens;
  }

  /** Takes the tokens of a response, and a new account if the session of the old one has ended. */
  void renewIfEnded() {
    if (assembly.api().me(tokens.access()).status() != 200) {
      renew();
    }
  }

  private void renew() {
    Api api = assembly.api();
    account = Account.any();
    id = api.register(account).succeeded(201).json().at("/data/user/id").asString();
    if (admin) {
      assembly.makeAdmin(account);
    }
    tokens = api.login(account).succeeded(200).tokens();
  }
}
