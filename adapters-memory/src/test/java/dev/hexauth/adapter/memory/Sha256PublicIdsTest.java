package dev.hexauth.adapter.memory;

import dev.hexauth.contract.PublicIdsContract;
import dev.hexauth.domain.port.PublicIds;

final class Sha256PublicIdsTest implements PublicIdsContract {

  private final PublicIds publicIds = new Sha256PublicIds();

  @Override
  public PublicIds publicIds() {
    return publicIds;
  }
}
