package org.lerexchange.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.avro.generic.IndexedRecord;
import org.junit.jupiter.api.Test;
import org.lerexchange.events.CredentialIssued;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.Heard;
import org.lerexchange.schemas.Topics;
import org.lerexchange.wallet.consent.ConsentId;
import org.lerexchange.wallet.holders.HolderId;
import org.lerexchange.wallet.sharing.Preferences;

/** DESIGN, section 3: no value occurs both beside a recipient ref or credential id and beside a profile id. */
class NoJoinTest {

    private static final long SEED = 20261123;

    private final World world = new World();

    @Test
    void noSaidOrHeardValueJoinsAPersonToAProfile() {
        generate(new Random(SEED));

        Set<String> besidePeople = new HashSet<>();
        Set<String> besideProfiles = new HashSet<>();
        for (Event<?> event : world.said) {
            Set<String> values = new HashSet<>(Set.of(event.key()));
            collect(event.value(), values);
            (event.topic().equals(Topics.HOLDER_REGISTERED) ? besidePeople : besideProfiles).addAll(values);
        }
        assertThat(besidePeople).as("seed %s", SEED).hasSizeGreaterThanOrEqualTo(60);
        assertThat(besideProfiles).as("seed %s", SEED).hasSizeGreaterThanOrEqualTo(60);
        assertThat(besidePeople).doesNotContainAnyElementsOf(besideProfiles);
        assertThat(besideProfiles).doesNotContainAnyElementsOf(heard);
        assertThat(besideProfiles).noneMatch(value -> heard.stream().anyMatch(value::contains));
    }

    /** Recipient refs, credential ids and what came sealed. */
    private final Set<String> heard = new HashSet<>();

    private void generate(Random random) {
        for (int i = 0; i < 20; i++) {
            String email = "person" + i + "@example.org";
            HolderId holder = random.nextInt(5) == 0 ? world.aHolder(email) : world.anOpenWallet(email);
            heard.add(TestKeys.refOf(email).value());
            heard.add(world.didOf(email).value());
            for (int step = 0; step < 12; step++) {
                step(random, email, holder);
                world.relayToSharing();
            }
        }
    }

    private void step(Random random, String email, HolderId holder) {
        int n = random.nextInt(3);
        String consent = TestKeys.hash("consent", email + n);
        switch (random.nextInt(4)) {
            case 0 -> world.grant(holder, consent, World.everythingForMatching());
            case 1 -> {
                String credential = "urn:uuid:" + TestKeys.hash("credential", email + n);
                Heard<CredentialIssued> issued = world.issued(email, credential, "License");
                heard.add(credential);
                heard.add(issued.value().getCredential());
                world.hear(world.credentials, issued);
            }
            case 2 -> {
                if (random.nextInt(3) == 0) {
                    world.withdraw(holder, consent);
                }
            }
            default -> preferences(holder, consent);
        }
    }

    private void preferences(HolderId holder, String consent) {
        world.consent
                .consents
                .find(new ConsentId(consent))
                .flatMap(given -> world.sharing.preferences.state(
                        holder,
                        given.consent().profile(),
                        new Preferences(Optional.of("us-wa-53"), Set.of(), Optional.empty())))
                .block();
    }

    /** Every text in a record long enough to tell two people apart. */
    private static void collect(Object value, Set<String> into) {
        switch (value) {
            case IndexedRecord record ->
                record.getSchema().getFields().forEach(field -> {
                    Object inner = record.get(field.pos());
                    if (inner != null) {
                        collect(inner, into);
                    }
                });
            case Collection<?> many -> many.forEach(one -> collect(one, into));
            case CharSequence text -> into.add(text.toString());
            default -> {}
        }
    }
}
