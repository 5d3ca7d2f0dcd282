package org.lerexchange.issuer.catalogue;

import java.util.List;
import org.lerexchange.edge.Caller;
import org.lerexchange.edge.Refusal;
import org.lerexchange.edge.Role;
import org.lerexchange.issuer.institutions.OnBehalfOf;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The institution's own achievements. */
@RestController
class CatalogueController {

    private static final Role[] KEEPERS = {Role.INSTITUTION_STAFF, Role.INSTITUTION_REGISTRAR};
    private static final Role[] READERS = {Role.INSTITUTION_STAFF, Role.INSTITUTION_REGISTRAR, Role.CONNECTOR};

    private final DefineAchievement defineAchievement;
    private final Achievements achievements;

    CatalogueController(DefineAchievement defineAchievement, Achievements achievements) {
        this.defineAchievement = defineAchievement;
        this.achievements = achievements;
    }

    /** Which version holds now; {@code id} may stand in an award instead of the code. */
    record Defined(String code, int version, String id) {

        static Defined of(Achievement one) {
            return new Defined(one.id().code(), one.version(), one.id().key());
        }
    }

    record AchievementView(
            String code,
            int version,
            String id,
            String name,
            String description,
            String criteria,
            String achievementType,
            List<AchievementBody.AlignmentBody> alignments) {

        static AchievementView of(Achievement one) {
            Achievement.Content content = one.content();
            return new AchievementView(
                    one.id().code(),
                    one.version(),
                    one.id().key(),
                    content.name(),
                    content.description(),
                    content.criteria(),
                    content.type().value(),
                    content.alignments().stream()
                            .map(AchievementBody.AlignmentBody::of)
                            .toList());
        }
    }

    record AchievementList(List<AchievementView> items) {}

    @PutMapping("/achievements/{code}")
    Mono<ResponseEntity<Defined>> put(
            @PathVariable("code") String code, @RequestBody AchievementBody body, Caller caller) {
        return defineAchievement
                .define(id(code, caller, KEEPERS), body.toContent())
                .map(outcome -> switch (outcome) {
                    case DefineOutcome.Defined(Achievement one) ->
                        ResponseEntity.status(one.version() == 1 ? HttpStatus.CREATED : HttpStatus.OK)
                                .body(Defined.of(one));
                    case DefineOutcome.Unchanged(Achievement one) -> ResponseEntity.ok(Defined.of(one));
                    case DefineOutcome.TooManyVersions(AchievementId id) ->
                        throw Refusal.conflict(
                                "achievement.too-many-versions",
                                "expected at most " + DefineAchievement.MOST_VERSIONS + " versions of " + id);
                });
    }

    @GetMapping("/achievements/{code}")
    Mono<AchievementView> get(@PathVariable("code") String code, Caller caller) {
        return achievements
                .find(id(code, caller, READERS))
                .map(AchievementView::of)
                .switchIfEmpty(Mono.error(Refusal::notFound));
    }

    @GetMapping("/achievements")
    Mono<AchievementList> list(Caller caller) {
        return achievements
                .of(OnBehalfOf.institution(caller, READERS))
                .map(AchievementView::of)
                .collectList()
                .map(AchievementList::new);
    }

    private static AchievementId id(String code, Caller caller, Role[] roles) {
        try {
            return new AchievementId(OnBehalfOf.institution(caller, roles), code);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest(
                            "achievement.malformed-code",
                            "expected a code of 1 to 100 letters, digits, dots, hyphens, underscores")
                    .at("code");
        }
    }
}
