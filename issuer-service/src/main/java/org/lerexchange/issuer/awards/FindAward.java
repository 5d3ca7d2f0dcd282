package org.lerexchange.issuer.awards;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import org.bson.Document;
import org.lerexchange.issuer.keys.Opener;
import org.lerexchange.issuer.recipients.Recipients;
import org.lerexchange.issuer.status.CredentialId;
import org.lerexchange.issuer.status.Standing;
import org.lerexchange.issuer.status.Statuses;
import org.lerexchange.keyring.Email;
import reactor.core.publisher.Mono;

/** What became of an award, for the institution that reported it. */
final class FindAward {

    private static final String NO_WALLET = "NO_WALLET";

    private final RecordAward awards;
    private final Statuses statuses;
    private final Recipients recipients;
    private final Opener opener;

    FindAward(RecordAward awards, Statuses statuses, Recipients recipients, Opener opener) {
        this.awards = awards;
        this.statuses = statuses;
        this.recipients = recipients;
        this.opener = opener;
    }

    /** How far it is. */
    enum State {
        @JsonProperty("recorded")
        RECORDED,
        @JsonProperty("waiting")
        WAITING,
        @JsonProperty("issued")
        ISSUED,
        @JsonProperty("refused")
        REFUSED,
        @JsonProperty("revoked")
        REVOKED
    }

    /**
     * An award as it is shown.
     *
     * @param claimCode the one-use code that opens the person's wallet, to be handed to them; of no use once it is open
     */
    record Found(
            String awardId,
            State state,
            Optional<String> credentialId,
            Optional<String> reason,
            Optional<String> rule,
            Optional<String> claimCode) {}

    /** Empty where nothing is on record. */
    Mono<Found> find(AwardId id) {
        return awards.find(id).flatMap(this::found);
    }

    private Mono<Found> found(AwardRecord award) {
        Found plain = plain(award);
        return switch (plain.state()) {
            case ISSUED -> withStanding(plain).flatMap(found -> withClaimCode(award, found));
            case WAITING -> waitsForWallet(plain) ? withClaimCode(award, plain) : Mono.just(plain);
            case RECORDED, REFUSED, REVOKED -> Mono.just(plain);
        };
    }

    private static Found plain(AwardRecord award) {
        Optional<AwardRecord.Answer> answer = award.answer();
        return new Found(
                award.id().own(),
                state(award),
                answer.flatMap(AwardRecord.Answer::credential),
                answer.flatMap(AwardRecord.Answer::reason),
                answer.flatMap(AwardRecord.Answer::rule),
                Optional.empty());
    }

    /** What is held back waits from the first moment. */
    static State state(AwardRecord award) {
        boolean held =
                (award.content().minor() || award.content().onHold()) && award.act() != AwardRecord.Act.WITHDRAWN;
        return award.answer()
                .map(answer -> switch (answer.kind()) {
                    case ISSUED -> State.ISSUED;
                    case WAITING -> State.WAITING;
                    case REFUSED -> State.REFUSED;
                    case REVOKED -> State.REVOKED;
                })
                .orElse(held ? State.WAITING : State.RECORDED);
    }

    /** It may have been revoked by its credential, without a withdrawal of the award. */
    private Mono<Found> withStanding(Found plain) {
        return Mono.justOrEmpty(plain.credentialId().map(CredentialId::new))
                .flatMap(statuses::standingOf)
                .map(standing -> standing instanceof Standing.Revoked(String reason)
                        ? new Found(
                                plain.awardId(),
                                State.REVOKED,
                                plain.credentialId(),
                                Optional.of(reason),
                                Optional.empty(),
                                Optional.empty())
                        : plain)
                .defaultIfEmpty(plain);
    }

    private static boolean waitsForWallet(Found plain) {
        return plain.reason().equals(Optional.of(NO_WALLET));
    }

    private Mono<Found> withClaimCode(AwardRecord award, Found plain) {
        return Mono.justOrEmpty(opener.open(award.content().recipient())
                        .map(person -> Document.parse(person).getString("email"))
                        .flatMap(Email::parse))
                .map(recipients::refOf)
                .flatMap(recipients::claimCode)
                .map(code -> new Found(
                        plain.awardId(),
                        plain.state(),
                        plain.credentialId(),
                        plain.reason(),
                        plain.rule(),
                        Optional.of(code)))
                .defaultIfEmpty(plain);
    }
}
