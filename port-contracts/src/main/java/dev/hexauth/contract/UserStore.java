package dev.hexauth.contract;

import dev.hexauth.domain.port.EmailCodes;
import dev.hexauth.domain.port.Outbox;
import dev.hexauth.domain.port.UserRepository;

/** The three ports of one user store, as one node sees it. */
public record UserStore(UserRepository users, Outbox outbox, EmailCodes codes) {}
