package dev.hexauth.adapter.mail;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What fills the placeholders of a template. All of it is plain text, and some of it comes from
 * strangers.
 *
 * @param words for the placeholders that stand in sentences
 * @param link present if and only if the letter has a code
 * @param facts one to a line
 */
record Content(Map<Placeholder, String> words, Optional<String> link, List<String> facts) {

  Content {
    words = Map.copyOf(words);
    facts = List.copyOf(facts);
  }
}
