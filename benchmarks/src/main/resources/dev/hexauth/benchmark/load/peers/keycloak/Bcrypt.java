import java.security.SecureRandom;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.keycloak.Config;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.credential.hash.PasswordHashProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.credential.PasswordCredentialModel;

/** Lets Keycloak hash by bcrypt; the number of iterations is the cost. */
public final class Bcrypt implements PasswordHashProvider, PasswordHashProviderFactory {

  private static final String ID = "bcrypt";
  private static final int COST = 12;

  private final SecureRandom random = new SecureRandom();

  @Override
  public boolean policyCheck(PasswordPolicy policy, PasswordCredentialModel credential) {
    return ID.equals(credential.getPasswordCredentialData().getAlgorithm());
  }

  @Override
  public PasswordCredentialModel encodedCredential(String password, int iterations) {
    byte[] salt = new byte[16];
    random.nextBytes(salt);
    int cost = iterations > 0 ? iterations : COST;
    String hash = OpenBSDBCrypt.generate(password.toCharArray(), salt, cost);
    return PasswordCredentialModel.createFromValues(ID, new byte[0], cost, hash);
  }

  @Override
  public boolean verify(String password, PasswordCredentialModel credential) {
    String hash = credential.getPasswordSecretData().getValue();
    return OpenBSDBCrypt.checkPassword(hash, password.toCharArray());
  }

  @Override
  public PasswordHashProvider create(KeycloakSession session) {
    return this;
  }

  @Override
  public void init(Config.Scope config) {}

  @Override
  public void postInit(KeycloakSessionFactory factory) {}

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public void close() {}
}
