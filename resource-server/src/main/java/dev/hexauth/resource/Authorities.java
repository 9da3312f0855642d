package dev.hexauth.resource;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

/** {@code ROLE_} and each role of a user, or {@code ROLE_service}. */
final class Authorities implements Converter<Jwt, Collection<GrantedAuthority>> {

  private static final String PREFIX = "ROLE_";

  @Override
  public Collection<GrantedAuthority> convert(Jwt jwt) {
    if (jwt.hasClaim(TokenShape.SUBJECT_TYPE)) {
      return List.of(new SimpleGrantedAuthority(PREFIX + TokenShape.SERVICE));
    }
    @Nullable List<String> roles = jwt.getClaimAsStringList(TokenShape.ROLES);
    return roles == null
        ? List.of()
        : roles.stream()
            .map(role -> (GrantedAuthority) new SimpleGrantedAuthority(PREFIX + role))
            .toList();
  }
}
