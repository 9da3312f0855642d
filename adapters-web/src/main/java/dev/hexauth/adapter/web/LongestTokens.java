package dev.hexauth.adapter.web;

import dev.hexauth.domain.token.Token;

/** A token of each kind at its greatest length: their cookies must fit into browsers. */
public record LongestTokens(Token access, Token refresh) {}
