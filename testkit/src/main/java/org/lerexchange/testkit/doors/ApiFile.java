package org.lerexchange.testkit.doors;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.ValueConstants;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI 3.1 document of a service, from its controllers, its class files and its role table. */
final class ApiFile {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String PROBLEM = "application/problem+json";
    private static final String IDEMPOTENCY = "Idempotency-Key";

    private final House house;
    private final RoleTable roles;
    private final Map<String, String> bodies;
    private final Reach reach;
    private final SaidAt saidAt;
    private final Shapes shapes = new Shapes();
    private final BodyLimits limits;

    /** @param bodies schemas of bodies that are read as bytes, by operation */
    ApiFile(House house, RoleTable roles, Map<String, String> bodies, BodyLimits limits) {
        this.house = house;
        this.roles = roles;
        this.bodies = bodies;
        this.limits = limits;
        Codes codes = Codes.in(House.root());
        this.reach = Reach.within(
                codes::isMain,
                house.packages(),
                "org.lerexchange.edge",
                "org.lerexchange.keyring",
                "org.lerexchange.messaging.letters");
        this.saidAt = new SaidAt(codes);
    }

    String text(List<Operation> operations) {
        ObjectNode api = JSON.objectNode().put("openapi", "3.1.0");
        api.putObject("info")
                .put("title", "LER exchange: " + house.service())
                .put("version", "1")
                .put(
                        "description",
                        "Refusals are problem details (RFC 9457) with a stable code; docs/api/problems.md says what"
                                + " each means. x-roles: who is let in. x-limits: limits by the name they have in the"
                                + " code.");
        ObjectNode paths = api.putObject("paths");
        for (Operation one : operations) {
            ObjectNode path = (ObjectNode) paths.optional(one.path()).orElseGet(() -> paths.putObject(one.path()));
            path.set(one.method().toLowerCase(Locale.ROOT), operation(one));
        }
        api.set("components", components());
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(api) + '\n';
    }

    private ObjectNode operation(Operation one) {
        Set<Place> places = reach.from(new Place(
                one.handler().getBeanType().getName(), one.handler().getMethod().getName()));
        List<String> allowed = roles.allowed(one.key());
        ObjectNode operation = JSON.objectNode()
                .put(
                        "operationId",
                        one.handler().getBeanType().getSimpleName().replace("Controller", "")
                                + '.'
                                + one.handler().getMethod().getName());
        operation.set("security", security(allowed));
        operation.set(
                "x-roles",
                JSON.arrayNode().addAll(allowed.stream().map(JSON::stringNode).toList()));
        ObjectNode named = operation.putObject("x-limits").put("body", limits.of(one.path()));
        reach.limits(places).forEach(named::put);
        parameters(one, operation, !allowed.isEmpty());
        one.body().ifPresent(body -> operation.set("requestBody", body(one, body)));
        operation.set("responses", responses(one, saidAt.codes(one, places, !allowed.isEmpty())));
        return operation;
    }

    private static JsonNode security(List<String> allowed) {
        var security = JSON.arrayNode();
        if (!allowed.isEmpty()) {
            security.addObject().putArray("bearer");
        }
        return security;
    }

    private void parameters(Operation one, ObjectNode operation, boolean withToken) {
        var all = JSON.arrayNode();
        one.parameters().forEach(parameter -> parameter(parameter).ifPresent(all::add));
        boolean there =
                all.valueStream().anyMatch(said -> said.path("name").asString().equals(IDEMPOTENCY));
        if (withToken && one.method().equals("POST") && !there) {
            all.add(parameter(IDEMPOTENCY, "header", false)
                    .set("schema", JSON.objectNode().put("type", "string").put("pattern", "^[!-~]{1,128}$")));
        }
        if (!all.isEmpty()) {
            operation.set("parameters", all);
        }
    }

    private Optional<ObjectNode> parameter(MethodParameter said) {
        ResolvableType type = ResolvableType.forMethodParameter(said);
        boolean optional = said.isOptional() || type.toClass() == Optional.class;
        PathVariable path = said.getParameterAnnotation(PathVariable.class);
        RequestParam query = said.getParameterAnnotation(RequestParam.class);
        RequestHeader header = said.getParameterAnnotation(RequestHeader.class);
        if (path != null) {
            return Optional.of(parameter(path.value(), "path", true).set("schema", shapes.of(type, true)));
        } else if (query != null) {
            boolean usual = !query.defaultValue().equals(ValueConstants.DEFAULT_NONE);
            ObjectNode schema = shapes.of(type, true);
            if (usual) {
                schema.put("default", query.defaultValue());
            }
            return Optional.of(parameter(query.value(), "query", query.required() && !optional && !usual)
                    .set("schema", schema));
        } else if (header != null) {
            return Optional.of(parameter(header.value(), "header", header.required() && !optional)
                    .set("schema", shapes.of(type, true)));
        }
        return Optional.empty();
    }

    private static ObjectNode parameter(String name, String in, boolean required) {
        return JSON.objectNode().put("name", name).put("in", in).put("required", required);
    }

    private ObjectNode body(Operation one, MethodParameter body) {
        JsonNode schema = bodies.containsKey(one.key())
                ? JsonMapper.shared().readTree(bodies.get(one.key()))
                : body.getParameterType() == byte[].class
                        ? JSON.objectNode().put("type", "string")
                        : shapes.of(ResolvableType.forMethodParameter(body), true);
        ObjectNode said = JSON.objectNode().put("required", true);
        said.putObject("content").putObject(one.bodyType().toString()).set("schema", schema);
        return said;
    }

    private ObjectNode responses(Operation one, SortedMap<Integer, Set<String>> codes) {
        ObjectNode responses = JSON.objectNode();
        ResolvableType answer = ResolvableType.forMethodReturnType(one.handler().getMethod());
        ResponseStatus status = one.handler().getMethodAnnotation(ResponseStatus.class);
        boolean several =
                answer.toClass() == ResponseEntity.class || answer.getGeneric(0).toClass() == ResponseEntity.class;
        boolean stream = answer.getGeneric(0).toClass() == ServerSentEvent.class;
        String key = several
                ? "2XX"
                : status == null ? "200" : String.valueOf(status.value().value());
        ObjectNode good = responses.putObject(key).put("description", "done");
        good.putObject("content")
                .putObject(stream ? "text/event-stream" : "application/json")
                .set("schema", shapes.of(answer, false));
        codes.forEach((code, all) -> {
            HttpStatus known = HttpStatus.resolve(code);
            ObjectNode refused = responses
                    .putObject(String.valueOf(code))
                    .put("description", known == null ? "refused" : known.getReasonPhrase());
            refused.set(
                    "x-codes",
                    JSON.arrayNode().addAll(all.stream().map(JSON::stringNode).toList()));
            refused.putObject("content")
                    .putObject(PROBLEM)
                    .putObject("schema")
                    .put("$ref", "#/components/schemas/Problem");
        });
        return responses;
    }

    private ObjectNode components() {
        ObjectNode components = JSON.objectNode();
        ObjectNode schemas = components.putObject("schemas");
        new TreeMap<>(shapes.named()).forEach(schemas::set);
        ObjectNode problem = schemas.putObject("Problem").put("type", "object");
        ObjectNode members = problem.putObject("properties");
        for (String text : List.of("type", "title", "detail", "code", "field", "rule", "errorId")) {
            members.putObject(text).put("type", "string");
        }
        members.putObject("status").put("type", "integer");
        var required = problem.putArray("required");
        new TreeSet<>(List.of("type", "title", "status", "detail", "code", "errorId")).forEach(required::add);
        components
                .putObject("securitySchemes")
                .putObject("bearer")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "at+jwt (RFC 9068), audience ler-" + house.service());
        return components;
    }
}
