package dev.hexauth.bootstrap;

/** What admins do, for the parts of the HTTP contract that are about them. */
interface AdminsOverHttp extends OverHttp {

  /** The tokens of a new admin. */
  default Tokens admin() {
    Account account = registered();
    assembly().makeAdmin(account);
    return loggedIn(account);
  }

  /** Asks with {@code tokens} to disable the user {@code id}. */
  default Reply disable(String id, Tokens tokens) {
    return api().post("/api/users/" + id + "/disable").bearer(tokens.access()).send();
  }

  /** Asks with {@code tokens} to end all sessions of the user {@code id}. */
  default Reply endSessions(String id, Tokens tokens) {
    return api().call("DELETE", "/api/users/" + id + "/sessions").bearer(tokens.access()).send();
  }

  /** The id of the user whose tokens these are. */
  static String idOf(Tokens tokens) {
    return Jwt.parse(tokens.access()).claim("sub").toString();
  }
}
