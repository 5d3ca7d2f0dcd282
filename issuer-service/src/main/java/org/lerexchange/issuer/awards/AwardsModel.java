package org.lerexchange.issuer.awards;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.lerexchange.edge.ModelState;
import org.lerexchange.edge.ReadModel;
import reactor.core.publisher.Mono;

/** The awards in brief, in the order of their ids: what is on record and what became of it, without times and people. */
final class AwardsModel implements ReadModel {

    private final RecordAward awards;

    AwardsModel(RecordAward awards) {
        this.awards = awards;
    }

    @Override
    public String name() {
        return "awards";
    }

    @Override
    public Mono<ModelState> state() {
        return awards.all().reduceWith(Tally::new, Tally::and).map(Tally::state);
    }

    /** Adds up one award after the other. */
    private static final class Tally {

        private final MessageDigest whole = sha256();
        private final MessageDigest story = sha256();
        private long count;

        Tally and(AwardRecord award) {
            count++;
            String told = award.id().tenant() + "\n" + award.id().own() + '\n'
                    + award.content().achievement() + '\n'
                    + FindAward.state(award).name().toLowerCase(Locale.ROOT);
            add(story, told);
            add(
                    whole,
                    told
                            + '\n'
                            + award.seq()
                            + '\n'
                            + award.act()
                            + '\n'
                            + award.content().fingerprint()
                            + '\n'
                            + award.answer());
            return this;
        }

        ModelState state() {
            return new ModelState(
                    count,
                    HexFormat.of().formatHex(whole.digest()),
                    HexFormat.of().formatHex(story.digest()));
        }

        private static void add(MessageDigest digest, String text) {
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }
}
