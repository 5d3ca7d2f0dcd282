package org.lerexchange.issuer.awards;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lerexchange.edge.Caller;
import org.lerexchange.edge.Refusal;
import org.lerexchange.edge.Role;
import org.lerexchange.issuer.institutions.OnBehalfOf;
import org.lerexchange.issuer.institutions.TenantId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Institutions report awards one by one, correct and withdraw them, and see what became of them. */
@RestController
class AwardsController {

    static final Role[] REPORTERS = {Role.INSTITUTION_STAFF, Role.INSTITUTION_REGISTRAR, Role.CONNECTOR};

    private static final String CORRECTED = "CORRECTED";

    private final RecordAward recordAward;
    private final FindAward findAward;

    AwardsController(RecordAward recordAward, FindAward findAward) {
        this.recordAward = recordAward;
        this.findAward = findAward;
    }

    /** It is on record; what becomes of it is seen by {@code GET}. */
    record Taken(String awardId, FindAward.State state) {}

    record WithdrawalBody(
            @JsonProperty(required = true) @Nullable String reason) {}

    @PostMapping("/awards")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Taken> record(@RequestBody AwardBody body, Caller caller) {
        TenantId tenant = OnBehalfOf.institution(caller, REPORTERS);
        return report(AwardReport.recorded(body.id(tenant, Optional.empty()), body.toAward(tenant)));
    }

    @PutMapping("/awards/{awardId}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Taken> correct(@PathVariable("awardId") String awardId, @RequestBody AwardBody body, Caller caller) {
        TenantId tenant = OnBehalfOf.institution(caller, REPORTERS);
        AwardId id = body.id(tenant, Optional.of(awardId));
        return report(AwardReport.corrected(id, body.toAward(tenant), CORRECTED));
    }

    @PostMapping("/awards/{awardId}/withdrawal")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Taken> withdraw(@PathVariable("awardId") String awardId, @RequestBody WithdrawalBody body, Caller caller) {
        AwardId id = id(awardId, caller);
        if (body.reason() == null || body.reason().isBlank()) {
            throw Refusal.unprocessable("reason.missing", "expected a reason").at("reason");
        }
        if (body.reason().length() > Award.LONGEST_TEXT) {
            throw Refusal.unprocessable("value.too-long", "expected at most " + Award.LONGEST_TEXT + " characters")
                    .at("reason");
        }
        return report(AwardReport.withdrawn(id, body.reason()));
    }

    @GetMapping("/awards/{awardId}")
    Mono<FindAward.Found> get(@PathVariable("awardId") String awardId, Caller caller) {
        return findAward.find(id(awardId, caller)).switchIfEmpty(Mono.error(Refusal::notFound));
    }

    private Mono<Taken> report(AwardReport report) {
        return recordAward
                .report(report)
                .map(AwardsController::accepted)
                .flatMap(findAward::find)
                .map(found -> new Taken(found.awardId(), found.state()));
    }

    private static AwardId accepted(RecordOutcome outcome) {
        return switch (outcome) {
            case RecordOutcome.Recorded(AwardId id) -> id;
            case RecordOutcome.Repeated(AwardId id) -> id;
            case RecordOutcome.Differs differs ->
                throw Refusal.conflict(
                        "award.differs", "expected the content that is on record under this id, but another came");
            case RecordOutcome.Refused(AwardId id, RecordOutcome.Reason reason) ->
                throw switch (reason) {
                    case NOT_RECORDED -> Refusal.notFound();
                    case WITHDRAWN ->
                        Refusal.conflict(
                                "award.withdrawn", "expected an award that stands, but this one was withdrawn");
                };
        };
    }

    private static AwardId id(String awardId, Caller caller) {
        try {
            return new AwardId(OnBehalfOf.institution(caller, REPORTERS), awardId);
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound();
        }
    }
}
