package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** openapi.yaml is consistent, and {@link OpenApiJudge} finds each kind of fault in it. */
final class OpenApiTest {

  private static final OpenApi PAGE = OpenApi.read();

  private static List<Exchange> seen = List.of();
  private static List<String> mapped = List.of();

  @BeforeAll
  static void watch() {
    try (Assembly assembly = Assembly.start(Letters.on(StoreSettings.memory()))) {
      mapped = mapped(assembly);
      Exchange.startRecording();
      Api api = assembly.api();
      Account account = Account.any();
      api.register(account).succeeded(201);
      Tokens tokens = api.login(account).succeeded(200).tokens();
      api.me(tokens.access()).succeeded(200);
      api.get("/api/users/me").send().failed(401);
      api.post("/api/auth/login").json("{}").send().failed(400);
      api.get("/api/nowhere").send().failed(404);
      seen = Exchange.stopRecording();
    }
  }

  private static List<String> mapped(Assembly assembly) {
    return assembly.beans(RequestMappingInfoHandlerMapping.class).stream()
        .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
        .flatMap(OpenApiTest::routes)
        .toList();
  }

  private static Stream<String> routes(RequestMappingInfo info) {
    Set<?> methods = info.getMethodsCondition().getMethods();
    return info.getPatternValues().stream()
        .flatMap(path -> methods.stream().map(method -> method + " " + path));
  }

  @Test
  void every_mapped_route_is_described_and_no_other() {
    assertThat(PAGE.routes())
        .extracting(route -> route.toString().replace("{group}", "**").replace("{path}", "{*path}"))
        .containsExactlyInAnyOrderElementsOf(mapped);
  }

  @Test
  void every_example_is_what_its_schema_says() {
    List<String> flaws = new ArrayList<>();
    int examples = examples("", PAGE.copy(), flaws);
    assertThat(flaws).isEmpty();
    assertThat(examples).isGreaterThan(10);
  }

  private static int examples(String place, JsonNode node, List<String> flaws) {
    int count = 0;
    if (node.has("schema") && node.has("example")) {
      flaws.addAll(PAGE.flaws(place + "/schema", node.path("example")));
      count++;
    }
    for (JsonNode example : node.path("examples")) {
      flaws.addAll(PAGE.flaws(place, example));
      count++;
    }
    for (String child : PAGE.children(place)) {
      count += examples(child, PAGE.node(child), flaws);
    }
    return count;
  }

  @Test
  void a_page_without_a_fault_is_found_without_one() {
    assertThat(undescribed(_ -> {})).isEmpty();
  }

  @Test
  void a_status_that_is_not_described_is_found() {
    assertFound(
        page -> page.withObject("/paths/~1api~1users~1me/get/responses").remove("401"),
        "GET /api/users/me: Reply[status=401");
  }

  @Test
  void a_value_of_another_type_is_found() {
    assertFound(
        page ->
            page.withObject("/components/schemas/User/properties")
                .set("name", Json.tree("{\"type\":\"integer\"}")),
        "GET /api/users/me: 200, body/data/user/name: string found, integer expected");
  }

  @Test
  void a_field_that_is_not_described_is_found() {
    assertFound(
        page -> page.withObject("/components/schemas/User/properties").remove("photo"),
        "GET /api/users/me: 200, body/data/user: property 'photo' is not defined in the schema");
  }

  @Test
  void a_field_that_is_not_sent_is_found() {
    assertFound(
        page -> page.withArray("/components/schemas/User/required").add("phone"),
        "GET /api/users/me: 200, body/data/user: required property 'phone' not found");
  }

  @Test
  void a_code_that_is_not_described_is_found() {
    assertFound(
        page ->
            withoutFirst(
                page.withArray(
                    "/components/responses/Unauthorized/content/application~1json/schema"
                        + "/properties/code/enum")),
        "GET /api/users/me: 401, body/code: does not have a value in the enumeration");
  }

  @Test
  void a_header_that_is_not_described_is_found() {
    assertFound(
        page ->
            page.withObject("/components/responses/Unauthorized/headers")
                .remove("WWW-Authenticate"),
        "GET /api/users/me: 401, header www-authenticate, which is not described");
    assertFound(
        page -> page.withObject("/x-every-answer/headers").remove("Vary"),
        "GET /api/users/me: 200, header vary, which is not described");
  }

  @Test
  void a_header_that_is_not_sent_or_not_as_described_is_found() {
    assertFound(
        page ->
            page.withObject("/components/responses/Profile")
                .withObject("/headers")
                .set("Retry-After", Json.tree("{\"required\":true}")),
        "GET /api/users/me: 200, without the header retry-after");
    assertFound(
        page ->
            page.withObject("/components/headers/SessionCookies/schema/items")
                .put("pattern", "Path=/api;"),
        "POST /api/auth/login: 200, header set-cookie/0: does not match");
  }

  @Test
  void an_accepted_request_that_is_not_as_described_is_found() {
    assertFound(
        page -> page.withObject("/components/schemas/Name").put("maxLength", 3),
        "POST /api/auth/register: 201, request/name: must be at most 3 characters long");
  }

  @Test
  void a_media_type_and_a_body_that_are_not_described_are_found() {
    assertFound(
        page -> page.withObject("/components/responses/Profile/content").remove("application/json"),
        "GET /api/users/me: 200, a body that is not described");
    assertFound(
        page ->
            page.withObject("/components/responses/Profile/content")
                .set(
                    "text/plain",
                    page.withObject("/components/responses/Profile/content")
                        .remove("application/json")),
        "GET /api/users/me: 200, content type application/json, which is not described");
  }

  @Test
  void what_is_described_and_was_never_seen_is_found() {
    JsonNode page = PAGE.copy();
    ObjectNode me = page.withObject("/paths/~1api~1users~1me/get");
    me.withObject("/responses").set("418", Json.tree("{\"headers\":{\"Tea\":{}}}"));
    page.withArray("/components/schemas/User/properties/role/enum").add("guest");
    page.withObject("/components/schemas/User/properties").set("phone", Json.tree("{}"));
    page.withObject("/components/responses/Other/x-codes").put("402", "pay");
    page.withObject("/components/schemas/Credentials/properties").set("otp", Json.tree("{}"));
    OpenApiJudge judge = new OpenApiJudge(new OpenApi(page));

    assertThat(judge.undescribed(seen)).isEmpty();
    assertThat(judge.neverSeen())
        .contains(
            "GET /api/users/me 418",
            "header /paths/~1api~1users~1me/get/responses/418/headers/Tea",
            "value guest at /components/schemas/User/properties/role",
            "property /components/schemas/User/properties/phone",
            "default 402",
            "property /components/schemas/Credentials/properties/otp")
        .doesNotContain(
            "GET /api/users/me 200", "property /components/schemas/User/properties/name");
  }

  private static void assertFound(Consumer<JsonNode> fault, String flaw) {
    assertThat(undescribed(fault)).anySatisfy(found -> assertThat(found).startsWith(flaw));
  }

  private static Set<String> undescribed(Consumer<JsonNode> fault) {
    JsonNode page = PAGE.copy();
    fault.accept(page);
    return new OpenApiJudge(new OpenApi(page)).undescribed(seen);
  }

  private static void withoutFirst(ArrayNode array) {
    array.remove(0);
  }
}
