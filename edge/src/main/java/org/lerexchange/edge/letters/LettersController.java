package org.lerexchange.edge.letters;

import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.lerexchange.edge.Caller;
import org.lerexchange.edge.Refusal;
import org.lerexchange.edge.Role;
import org.lerexchange.messaging.codec.RegistryUnavailable;
import org.lerexchange.messaging.letters.LetterId;
import org.lerexchange.messaging.letters.LetterOutcome;
import org.lerexchange.messaging.letters.Letters;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The dead letters of the service, for operators. */
@RestController
@RequestMapping("/dead-letters")
class LettersController {

    private static final int PAGE = 50;
    private static final Duration PASSING_FAULT = Duration.ofSeconds(2);

    private final Letters letters;

    LettersController(Letters letters) {
        this.letters = letters;
    }

    @GetMapping
    Mono<LetterBodies.Page> page(
            @RequestParam("after") Optional<String> after,
            @RequestParam("limit") Optional<Integer> limit,
            Caller caller) {
        caller.must(Role.OPERATOR);
        int wanted = limit.orElse(PAGE);
        if (wanted < 1 || wanted > Letters.PAGE_AT_MOST) {
            throw Refusal.badRequest("limit.range", "expected a limit from 1 to " + Letters.PAGE_AT_MOST)
                    .at("limit");
        }
        Optional<LetterId> last = after.map(text -> LetterId.parse(text)
                .orElseThrow(() -> Refusal.badRequest("after.malformed", "expected the id of a letter")
                        .at("after")));
        return toCaller(letters.page(last, wanted).map(LetterBodies.Page::of));
    }

    @GetMapping("/{id}")
    Mono<LetterBodies.Content> show(@PathVariable("id") String id, Caller caller) {
        caller.must(Role.OPERATOR);
        return toCaller(letters.show(known(id)).map(LetterBodies.Content::of));
    }

    @PutMapping("/{id}/repair")
    Mono<LetterBodies.Item> repair(
            @PathVariable("id") String id, @RequestBody LetterBodies.Draft draft, Caller caller) {
        caller.must(Role.OPERATOR);
        if (draft.changesNothing()) {
            throw Refusal.badRequest("repair.empty", "expected something that shall stand in place of the letter's");
        }
        return toCaller(letters.repair(known(id), draft.repair(), caller.subject())
                .map(outcome -> item(outcome, "letter.unfit")));
    }

    @PostMapping("/{id}/send")
    Mono<LetterBodies.Item> send(@PathVariable("id") String id, Caller caller) {
        caller.must(Role.OPERATOR);
        return toCaller(letters.send(known(id), caller.subject()).map(outcome -> item(outcome, "letter.unfit")));
    }

    @PostMapping("/{id}/drop")
    Mono<LetterBodies.Item> drop(@PathVariable("id") String id, @RequestBody LetterBodies.Drop drop, Caller caller) {
        caller.must(Role.OPERATOR);
        return toCaller(letters.drop(known(id), drop.reason().orElse(""), caller.subject())
                .map(outcome -> item(outcome, "reason.missing")));
    }

    private static LetterId known(String id) {
        return LetterId.parse(id).orElseThrow(Refusal::notFound);
    }

    /** The rule of a refusal is the code by which dead letters are counted. */
    private static LetterBodies.Item item(LetterOutcome outcome, String unfit) {
        return switch (outcome) {
            case LetterOutcome.Done done -> LetterBodies.Item.of(done.letter());
            case LetterOutcome.Refused no -> throw Refusal.conflict(code(no), no.detail());
            case LetterOutcome.Unfit no ->
                throw Refusal.unprocessable(unfit, no.detail()).by(no.code());
        };
    }

    private static String code(LetterOutcome.Refused no) {
        return no.code().equals("letter.changed") ? "letter.changed" : "letter.not-waiting";
    }

    private static <A> Mono<A> toCaller(Mono<A> answer) {
        return answer.switchIfEmpty(Mono.error(Refusal::notFound))
                .onErrorMap(
                        KafkaException.class,
                        _ -> Refusal.of(503, "broker.out-of-reach", "expected the broker to answer")
                                .again(PASSING_FAULT))
                .onErrorMap(
                        RegistryUnavailable.class,
                        _ -> Refusal.of(503, "registry.out-of-reach", "expected the schema registry to answer")
                                .again(PASSING_FAULT));
    }
}
