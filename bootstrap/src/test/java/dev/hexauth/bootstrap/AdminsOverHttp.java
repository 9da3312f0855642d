package dev.hexauth.bootstrap;

/** The requests of admins, for the parts of the HTTP contract about them. */
interface AdminsOverHttp extends OverHttp {

  /** The tokens of a new admin. */
  default Tokens admin() {
    Account account = registered();
    assembly().makeAdmin(account);
    return loggedIn(account);
  }

  /** Sends, with {@code tokens}, a request to disable the user {@code id}. */
  default Reply disable(String id, Tokens tokens) {
    return api().post("/api/users/" + id + "/disable").bearer(tokens.access()).send();
  }

  /** Sends, with {@code tokens}, a request to end all sessions of the user {@code id}. */
  default Reply endSessions(String id, Tokens tokens) {
    return api().call("DELETE", "/api/users/" + id + "/sessions").bearer(tokens.access()).send();
  }

  /** The id of the user to whom these tokens belong. */
  static String idOf(Tokens tokens) {
    return Jwt.parse(tokens.access()).claim("sub").toString();
  }
}
