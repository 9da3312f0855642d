package dev.hexauth.adapter.web;

import dev.hexauth.adapter.web.http.Answer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Confirms that the service answers, without asking any store. */
@Controller
final class HealthController {

  @GetMapping("/api/healthchecker")
  Answer check() {
    return Answer.done("The service is up and running");
  }
}
