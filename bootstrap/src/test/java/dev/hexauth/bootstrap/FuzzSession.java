package dev.hexauth.bootstrap;

/**
 * Somebody logged in, for as long as the fuzzer lets them be: then somebody new takes the place.
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

  /** Takes up the tokens of an answer, and a new account if the old one's session has ended. */
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
