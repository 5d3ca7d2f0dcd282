package org.lerexchange.local.compose.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The realm file as Keycloak reads it: what its mappers put into a client's access token. Knows the two kinds we use. */
record RealmTokens(Map<String, JsonNode> scopes, Map<String, JsonNode> clients) {

    private static final JsonMapper JSON = new JsonMapper();

    static RealmTokens read(Path file) {
        JsonNode realm = JSON.readTree(file.toFile());
        return new RealmTokens(by(realm.path("clientScopes"), "name"), by(realm.path("clients"), "clientId"));
    }

    private static Map<String, JsonNode> by(JsonNode list, String name) {
        return list.valueStream().collect(Collectors.toMap(one -> one.path(name).asString(""), one -> one));
    }

    /** {@code aud} as sorted text, the others as JSON says them. */
    Map<String, String> claims(String client) {
        JsonNode entry = clients.getOrDefault(client, MissingNode.getInstance());
        List<JsonNode> mappers = new ArrayList<>();
        entry.path("defaultClientScopes")
                .valueStream()
                .map(scope -> scopes.getOrDefault(scope.asString(""), MissingNode.getInstance()))
                .flatMap(RealmTokens::mappers)
                .forEach(mappers::add);
        mappers(entry).forEach(mappers::add);
        return said(mappers);
    }

    /** What a role's scope says. */
    Map<String, String> claimsOfScope(String scope) {
        return said(
                mappers(scopes.getOrDefault(scope, MissingNode.getInstance())).toList());
    }

    private static Stream<JsonNode> mappers(JsonNode owner) {
        return owner.path("protocolMappers").valueStream();
    }

    private static Map<String, String> said(List<JsonNode> mappers) {
        Map<String, String> claims = new TreeMap<>();
        TreeSet<String> audiences = new TreeSet<>();
        for (JsonNode mapper : mappers) {
            JsonNode config = mapper.path("config");
            String kind = mapper.path("protocolMapper").asString("");
            switch (kind) {
                case "oidc-audience-mapper" ->
                    audiences.add(config.path("included.custom.audience").asString(""));
                case "oidc-hardcoded-claim-mapper" ->
                    claims.put(config.path("claim.name").asString(""), value(config));
                default -> throw new IllegalArgumentException("no mapper of ours: " + kind);
            }
        }
        claims.put("aud", audiences.toString());
        return claims;
    }

    private static String value(JsonNode config) {
        String text = config.path("claim.value").asString("");
        return config.path("jsonType.label").asString("").equals("String")
                ? JSON.getNodeFactory().stringNode(text).toString()
                : JSON.readTree(text).toString();
    }
}
