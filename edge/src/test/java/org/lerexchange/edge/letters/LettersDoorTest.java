package org.lerexchange.edge.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lerexchange.messaging.letters.Repair;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;

@SpringBootTest(
        classes = LettersDoorTest.Service.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "ler.edge.service=toy",
            "ler.edge.identity.issuer-uri=http://127.0.0.1:1",
            "spring.jackson.default-property-inclusion=non_absent"
        })
class LettersDoorTest {

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Service {

        @Bean
        ToyLetters letters() {
            return new ToyLetters();
        }

        /** The token is the role. */
        @Bean
        ReactiveJwtDecoder tokens() {
            return token -> Mono.just(Jwt.withTokenValue(token)
                    .header("alg", "none")
                    .subject("toy-" + token)
                    .claim("roles", List.of(token))
                    .build());
        }
    }

    private final ToyLetters letters;
    private final WebTestClient client;

    LettersDoorTest(@Autowired ToyLetters letters, @LocalServerPort int port) {
        this.letters = letters;
        this.client =
                WebTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
    }

    @BeforeEach
    void nothingAsked() {
        letters.asked.clear();
    }

    private WebTestClient.ResponseSpec ask(HttpMethod method, String path, String role, String body) {
        WebTestClient.RequestBodySpec request = client.method(method)
                .uri(path)
                .headers(headers -> headers.setBearerAuth(role))
                .contentType(MediaType.APPLICATION_JSON);
        return body.isEmpty() ? request.exchange() : request.bodyValue(body).exchange();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET|/dead-letters|''",
                "GET|/dead-letters/0-1|''",
                "PUT|/dead-letters/0-1/repair|{\"seq\":1}",
                "POST|/dead-letters/0-1/send|''",
                "POST|/dead-letters/0-1/drop|{\"reason\":\"no use\"}"
            })
    void everyDoorIsOpenToOperatorsAndToNobodyElse(String method, String path, String body) {
        HttpMethod how = HttpMethod.valueOf(method);

        ask(how, path, "agency.staff", body).expectStatus().isForbidden();
        assertThat(letters.asked).isEmpty();
        ask(how, path, "operator", body).expectStatus().isOk();
    }

    @Test
    void aPageSaysWhatEachLetterIsAndWhatToAskNext() {
        ask(HttpMethod.GET, "/dead-letters?limit=1&after=0-0", "operator", "")
                .expectBody()
                .json("""
                    {"items":[{"id":"0-1","time":"2026-11-25T08:00:00Z","topic":"ler.toy.ordered","partition":0,"offset":7,
                     "group":"toy.counting","key":"sha256:0a1b","code":"UNFIT","size":13,"state":"waiting","repaired":false}],
                     "after":"0-1"}\
                    """);
    }

    @Test
    void theDraftOfALetterIsARepairOfIt() {
        byte[] shown = ask(HttpMethod.GET, "/dead-letters/0-1", "operator", "")
                .expectBody()
                .jsonPath("$.draft.value.text")
                .isEqualTo("sealed")
                .returnResult()
                .getResponseBody();
        String text = new String(shown, StandardCharsets.UTF_8);
        String draft = text.substring(text.indexOf("\"draft\":") + 8, text.length() - 1);

        ask(HttpMethod.PUT, "/dead-letters/0-1/repair", "operator", draft)
                .expectStatus()
                .isOk();

        assertThat(letters.asked).singleElement().isInstanceOfSatisfying(Repair.class, repair -> {
            assertThat(repair.value()).hasValue(Map.of("id", "7", "text", "sealed"));
            assertThat(repair.seq()).hasValue(3L);
            assertThat(repair.bytes()).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET|/dead-letters?limit=201|''|400|limit.range",
                "GET|/dead-letters?limit=0|''|400|limit.range",
                "GET|/dead-letters?after=x|''|400|after.malformed",
                "GET|/dead-letters/x|''|404|object.unknown",
                "GET|/dead-letters/0-9|''|404|object.unknown",
                "GET|/dead-letters/0-3|''|503|broker.out-of-reach",
                "POST|/dead-letters/0-2/send|''|409|letter.not-waiting",
                "POST|/dead-letters/0-1/drop|{}|422|reason.missing",
                "PUT|/dead-letters/0-1/repair|{}|400|repair.empty",
                "PUT|/dead-letters/0-1/repair|{\"valu\":{}}|400|json.unknown-property"
            })
    void everyNoIsAProblemWithACode(String method, String path, String body, int status, String code) {
        ask(HttpMethod.valueOf(method), path, "operator", body)
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    @Test
    void whoDropsALetterIsHandedOnWithTheReason() {
        ask(HttpMethod.POST, "/dead-letters/0-1/drop", "operator", "{\"reason\":\"no use\"}")
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("dropped");

        assertThat(letters.asked).containsExactly("toy-operator: no use");
    }
}
