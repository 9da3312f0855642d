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
    return step("POST", id, "/disable", tokens);
  }

  /** Sends, with {@code tokens}, a request to enable the user {@code id}. */
  default Reply enable(String id, Tokens tokens) {
    return step("POST", id, "/enable", tokens);
  }

  /** Sends, with {@code tokens}, a request to give the user {@code id} this role. */
  default Reply setRole(String id, String role, Tokens tokens) {
    return api()
        .call("PUT", "/api/admin/users/" + id + "/role")
        .json("{\"role\":\"" + role + "\"}")
        .bearer(tokens.access())
        .send();
  }

  /** Sends, with {@code tokens}, a request to end all sessions of the user {@code id}. */
  default Reply endSessions(String id, Tokens tokens) {
    return step("DELETE", id, "/sessions", tokens);
  }

  /** Sends, with {@code tokens}, a request to delete the user {@code id}. */
  default Reply deleteUser(String id, Tokens tokens) {
    return step("DELETE", id, "", tokens);
  }

  /** Sends, with {@code tokens}, a request without a body to change the user {@code id}. */
  default Reply step(String method, String id, String path, Tokens tokens) {
    return api().call(method, "/api/admin/users/" + id + path).bearer(tokens.access()).send();
  }

  /** The id of the user to whom these tokens belong. */
  static String idOf(Tokens tokens) {
    return Jwt.parse(tokens.access()).claim("sub").toString();
  }
}
