package org.lerexchange.issuer;

import java.time.Duration;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The service's doors, as somebody with this token finds them; an empty token is none. */
record TestDoors(int port) {

    void put(String path, String token, String body) {
        client(token)
                .put()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .is2xxSuccessful();
    }

    WebTestClient.ResponseSpec post(String path, String token, String body) {
        return client(token)
                .post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    WebTestClient.ResponseSpec get(String path, String token) {
        return client(token).get().uri(path).exchange();
    }

    /** Of an answer that is 200. */
    static String body(WebTestClient.ResponseSpec answer) {
        return Optional.ofNullable(answer.expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody())
                .orElseThrow();
    }

    WebTestClient client(String token) {
        WebTestClient.Builder client = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20));
        return token.isEmpty()
                ? client.build()
                : client.defaultHeaders(headers -> headers.setBearerAuth(token)).build();
    }
}
