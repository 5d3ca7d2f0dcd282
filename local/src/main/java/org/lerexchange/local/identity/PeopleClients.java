package org.lerexchange.local.identity;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lerexchange.local.Person;
import org.lerexchange.local.parts.Secrets;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** Every demo person as a client whose secret only who can read the exchange's folder can derive. */
final class PeopleClients implements RegisteredClientRepository {

    private final Map<String, Person> people;
    private final Path secret;
    private final Duration tokenLife;

    PeopleClients(Iterable<Person> people, Path secret, Duration tokenLife) {
        this.people = java.util.stream.StreamSupport.stream(people.spliterator(), false)
                .collect(Collectors.toMap(Person::person, Function.identity()));
        this.secret = secret;
        this.tokenLife = tokenLife;
    }

    Person person(String id) {
        return Objects.requireNonNull(people.get(id), "a client that is no person");
    }

    @Override
    public void save(RegisteredClient client) {
        throw new IllegalStateException("people are not changed while the identity provider runs");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String person) {
        if (!people.containsKey(person)) {
            return null;
        }
        return RegisteredClient.withId(person)
                .clientId(person)
                .clientSecret(Secrets.ofPerson(secret, person))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(
                        TokenSettings.builder().accessTokenTimeToLive(tokenLife).build())
                .build();
    }
}
