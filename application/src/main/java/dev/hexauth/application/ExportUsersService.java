package dev.hexauth.application;

import dev.hexauth.domain.port.UserTransfer;

final class ExportUsersService implements ExportUsers {

  private final UserTransfer transfer;

  ExportUsersService(UserTransfer transfer) {
    this.transfer = transfer;
  }

  @Override
  public Result export(Command command) {
    return new Result.Exported(transfer.page(command.after(), UserTransfer.MAX_BATCH));
  }
}
