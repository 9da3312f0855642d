package dev.hexauth.example.orders;

import dev.hexauth.resource.CurrentUserId;
import java.security.Principal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the service offers. */
@RestController
final class OrdersController {

  @GetMapping("/orders")
  String orders(@CurrentUserId String userId) {
    return "orders of " + userId;
  }

  @GetMapping("/reports")
  String reports() {
    return "all orders";
  }

  @GetMapping("/stock")
  String stock(Principal service) {
    return "stock for " + service.getName();
  }
}
