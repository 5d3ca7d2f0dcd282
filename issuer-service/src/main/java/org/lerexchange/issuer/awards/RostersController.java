package org.lerexchange.issuer.awards;

import java.util.List;
import java.util.Locale;
import org.lerexchange.edge.Caller;
import org.lerexchange.edge.Refusal;
import org.lerexchange.issuer.institutions.OnBehalfOf;
import org.lerexchange.issuer.institutions.TenantId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Institutions send many awards as one file, and see row by row what became of it. */
@RestController
class RostersController {

    private final Roster roster;
    private final RosterRuns runs;

    RostersController(Roster roster, RosterRuns runs) {
        this.roster = roster;
        this.runs = runs;
    }

    /** @param recorded rows that are on record now, those that were before included */
    record RosterView(String rosterId, int rows, int recorded, int refused, boolean done, List<RefusalView> refusals) {

        static RosterView of(RosterId id, RosterOutcome.Progress progress) {
            return new RosterView(
                    id.value(),
                    progress.rows(),
                    progress.recorded() + progress.repeated(),
                    progress.refused().size(),
                    progress.done(),
                    progress.refused().stream().map(RefusalView::of).toList());
        }
    }

    /** @param row as a spreadsheet counts: the header is row 1 */
    record RefusalView(int row, String rule, String expected) {

        static RefusalView of(RosterOutcome.RowRefusal refusal) {
            String in = refusal.column().map(column -> " in column " + column).orElse("");
            return new RefusalView(
                    refusal.row(), lowerCamel(refusal.rule()), refusal.rule().expected() + in);
        }
    }

    @PutMapping(path = "/rosters/{rosterId}", consumes = "text/csv")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<RosterView> put(@PathVariable("rosterId") String rosterId, @RequestBody byte[] csv, Caller caller) {
        TenantId tenant = OnBehalfOf.institution(caller, AwardsController.REPORTERS);
        RosterId id = id(rosterId);
        return Mono.defer(() -> roster.accept(tenant, id, csv))
                .subscribeOn(Schedulers.boundedElastic())
                .map(RostersController::accepted)
                .doOnNext(progress -> runs.goOn(tenant, id))
                .map(progress -> RosterView.of(id, progress));
    }

    @GetMapping("/rosters/{rosterId}")
    Mono<RosterView> get(@PathVariable("rosterId") String rosterId, Caller caller) {
        RosterId id = id(rosterId);
        return roster.progress(OnBehalfOf.institution(caller, AwardsController.REPORTERS), id)
                .map(progress -> RosterView.of(id, progress))
                .switchIfEmpty(Mono.error(Refusal::notFound));
    }

    private static RosterOutcome.Progress accepted(RosterOutcome outcome) {
        return switch (outcome) {
            case RosterOutcome.Taken(RosterOutcome.Progress progress) -> progress;
            case RosterOutcome.Refused(RosterOutcome.FileRule rule, String expected) ->
                throw Refusal.unprocessable(code(rule), "expected " + expected).by(lowerCamel(rule));
            case RosterOutcome.Differs differs ->
                throw Refusal.conflict(
                        "roster.differs", "expected the file that came first under this id, but another came");
        };
    }

    private static String code(RosterOutcome.FileRule rule) {
        return switch (rule) {
            case TOO_LARGE -> "roster.too-large";
            case TOO_MANY_ROWS -> "roster.too-many-rows";
            case NOT_UTF8 -> "roster.not-utf8";
            case NO_HEADER -> "roster.no-header";
            case UNKNOWN_HEADER -> "roster.unknown-header";
            case REPEATED_HEADER -> "roster.repeated-header";
            case MISSING_HEADER -> "roster.missing-header";
            case BROKEN_QUOTES -> "roster.broken-quotes";
        };
    }

    private static String lowerCamel(Enum<?> constant) {
        StringBuilder name = new StringBuilder();
        for (String word : constant.name().toLowerCase(Locale.ROOT).split("_", -1)) {
            name.append(name.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.toString();
    }

    private static RosterId id(String rosterId) {
        try {
            return new RosterId(rosterId);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("roster.malformed-id", "expected a roster id of 1 to 64 plain characters")
                    .at("rosterId");
        }
    }
}
