package dev.hexauth.adapter.web.http;

/**
 * The body of an answer: a JSON object whose members are the record's components in order, without
 * those that are null.
 */
public interface Body {}
