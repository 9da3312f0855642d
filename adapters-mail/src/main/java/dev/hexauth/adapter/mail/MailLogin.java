package dev.hexauth.adapter.mail;

/** The account with which hexauth logs in to the mail server. */
public record MailLogin(String user, MailPassword password) {}
