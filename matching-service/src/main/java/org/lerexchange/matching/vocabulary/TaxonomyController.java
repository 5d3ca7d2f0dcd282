package org.lerexchange.matching.vocabulary;

import java.util.List;
import java.util.Locale;
import org.lerexchange.edge.Caller;
import org.lerexchange.edge.Refusal;
import org.lerexchange.edge.Role;
import org.lerexchange.matching.taxonomy.CurrentTaxonomy;
import org.lerexchange.matching.taxonomy.Skill;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The doors of the shared language: staff bring a taxonomy, everybody may look skills up. */
@RestController
class TaxonomyController {

    /** Characters of a question. */
    static final int LONGEST_QUERY = 200;

    private static final int MOST_SKILLS = 100;
    private static final String USUAL_SKILLS = "20";

    private final TaxonomyUploads uploads;
    private final CurrentTaxonomy current;

    /** How far an upload is. */
    record Upload(String version, int batches, boolean complete, int skills) {}

    /** What was found. */
    record Found(String version, List<Item> items) {}

    record Item(String id, String label, List<String> alternatives, String kind) {}

    TaxonomyController(TaxonomyUploads uploads, CurrentTaxonomy current) {
        this.uploads = uploads;
        this.current = current;
    }

    @PutMapping("/taxonomy/skills/batches/{n}")
    Mono<ResponseEntity<Upload>> put(
            @PathVariable("n") int number, @RequestBody TaxonomyRequest request, Caller caller) {
        caller.must(Role.AGENCY_STAFF);
        return uploads.put(request.toBatch(number)).map(TaxonomyController::answer);
    }

    @GetMapping("/taxonomy/skills")
    Found find(
            @RequestParam("query") String query,
            @RequestParam(name = "limit", defaultValue = USUAL_SKILLS) int limit,
            Caller caller) {
        if (query.length() > LONGEST_QUERY) {
            throw Refusal.badRequest("query.too-long", "expected at most " + LONGEST_QUERY + " characters")
                    .at("query");
        }
        if (limit < 1 || limit > MOST_SKILLS) {
            throw Refusal.badRequest("limit.out-of-range", "expected 1 to " + MOST_SKILLS)
                    .at("limit");
        }
        CurrentTaxonomy.Language language = current.now();
        return new Found(
                language.version(),
                language.find(query, limit).stream()
                        .map(TaxonomyController::item)
                        .toList());
    }

    private static Item item(Skill skill) {
        return new Item(
                skill.id().value(),
                skill.preferredLabel(),
                skill.alternativeLabels(),
                skill.kind().name().toLowerCase(Locale.ROOT));
    }

    private static ResponseEntity<Upload> answer(TaxonomyUploads.Outcome outcome) {
        return switch (outcome) {
            case TaxonomyUploads.Outcome.Progress(String version, int batches, boolean complete, int skills) ->
                ResponseEntity.status(complete ? HttpStatus.OK : HttpStatus.ACCEPTED)
                        .body(new Upload(version, batches, complete, skills));
            case TaxonomyUploads.Outcome.Refused(TaxonomyUploads.Why why, String expected) ->
                throw refusal(why, expected);
        };
    }

    private static Refusal refusal(TaxonomyUploads.Why why, String expected) {
        String detail = expected.startsWith("expected") ? expected : "expected " + expected;
        return switch (why) {
            case VERSION_SERVES -> Refusal.conflict("version.serving", detail);
            case VERSION_PAST -> Refusal.conflict("version.past", detail);
            case OTHER_NUMBER ->
                Refusal.conflict("batches.other-number", detail).at("of");
            case ROW_TWICE -> Refusal.unprocessable("row.repeated", detail);
            case TOO_MANY_VERSIONS -> Refusal.unprocessable("versions.too-many", detail);
        };
    }
}
