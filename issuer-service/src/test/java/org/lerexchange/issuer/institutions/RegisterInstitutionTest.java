package org.lerexchange.issuer.institutions;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lerexchange.credentials.did.DidDocument;
import org.lerexchange.credentials.json.StrictJson;
import org.lerexchange.credentials.keys.KeyLookup;
import org.lerexchange.events.IssuerChanged;
import org.lerexchange.events.IssuerKind;
import org.lerexchange.issuer.IssuerWorld;
import org.lerexchange.issuer.TestSecrets;
import org.lerexchange.issuer.keys.IssuerKeys;
import org.lerexchange.messaging.Documents;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.documents.InMemoryDatabase;
import org.lerexchange.messaging.documents.Outbox;
import org.lerexchange.messaging.documents.PendingEvents;
import org.lerexchange.schemas.Topics;

class RegisterInstitutionTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final Institution.Profile PROFILE = new Institution.Profile("Acme", Institution.Kind.EMPLOYER);

    private final InMemoryDatabase database = new InMemoryDatabase(PendingEvents.of(Topics.all()));
    private final Documents documents = database.open(Institutions.COLLECTION, Institutions.DID);
    private final Institutions institutions = new Institutions(documents);
    private final IssuerKeys keys = TestSecrets.issuerKeys();
    private final RegisterInstitution registerInstitution = new RegisterInstitution(
            documents,
            keys,
            new PublicAddress(URI.create("http://127.0.0.1:8081")),
            Clock.fixed(IssuerWorld.NOW, ZoneOffset.UTC));

    @Test
    void itsDidNamesWhereItsDocumentIs() {
        assertThat(register(PROFILE).institution().did().value())
                .isEqualTo("did:web:127.0.0.1%3A8081:institutions:acme");
    }

    @Test
    void theRailIsToldWithTheKeyThatItSignsWith() {
        Institution one = register(PROFILE).institution();

        IssuerChanged said = (IssuerChanged) said().getFirst().value();
        assertThat(said.getKind()).isEqualTo(IssuerKind.EMPLOYER);
        String method =
                keys.signer(one.did().value()).blockOptional().orElseThrow().verificationMethod();
        DidDocument document = DidDocument.read(
                        StrictJson.object(said.getDidDocument()), one.did().value())
                .orElseThrow();
        assertThat(document.lookup(method, "assertionMethod")).isInstanceOf(KeyLookup.Found.class);
    }

    @Test
    void theSameAgainSaysNothing() {
        register(PROFILE);
        said();

        assertThat(register(PROFILE).isNew()).isFalse();
        assertThat(said()).isEmpty();
    }

    @Test
    void anotherNameIsSaidUnderTheSameDidAndKey() {
        Institution before = register(PROFILE).institution();

        Institution after = register(new Institution.Profile("Acme & Sons", Institution.Kind.EMPLOYER))
                .institution();

        assertThat(after.did()).isEqualTo(before.did());
        assertThat(after.key()).isEqualTo(before.key());
        assertThat(said()).extracting(Event::seq).containsExactly(1L, 2L);
    }

    @Test
    void theLastWordOfADidIsTheEventOfWhatIsStored() {
        Institution one = register(PROFILE).institution();

        assertThat(institutions
                        .findByDid(one.did().value())
                        .map(InstitutionMapping::toEvent)
                        .map(Event::id)
                        .block())
                .isEqualTo(said().getFirst().id());
    }

    private RegisterInstitution.Registered register(Institution.Profile profile) {
        return registerInstitution.register(ACME, profile).blockOptional().orElseThrow();
    }

    private List<Event<?>> said() {
        List<Event<?>> all = new ArrayList<>();
        for (Outbox.Key key :
                database.outbox().waiting().collectList().blockOptional().orElseThrow()) {
            Outbox.Waiting waiting = database.outbox().read(key).blockOptional().orElseThrow();
            all.addAll(waiting.events());
            database.outbox().pull(waiting).block();
        }
        return all;
    }
}
