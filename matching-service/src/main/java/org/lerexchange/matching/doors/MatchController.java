package org.lerexchange.matching.doors;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.lerexchange.edge.Caller;
import org.lerexchange.edge.Refusal;
import org.lerexchange.edge.Role;
import org.lerexchange.matching.feeds.Feeds;
import org.lerexchange.matching.feeds.MatchId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Who is on a job's list now, why, and who nearly is. */
@RestController
class MatchController {
    private final Feeds feeds;

    MatchController(Feeds feeds) {
        this.feeds = feeds;
    }

    /** Somebody on the list. */
    record MemberView(String matchId, String candidateId, int score, String band) {
        static MemberView of(Feeds.Present present) {
            return new MemberView(
                    present.match().value(), present.candidate(), present.score(), Wording.band(present.band()));
        }
    }

    /** All of one kind. */
    record ListView<T>(
            @JsonInclude(JsonInclude.Include.ALWAYS) List<T> items) {}

    /** Why somebody is on the list. */
    record ExplanationView(
            String matchId, String jobId, String candidateId, int score, String band, List<ReasonView> reasons) {}

    /** A must-have that is missing. */
    record MissingView(String skillId, String label) {}

    /** The step that would mend it. */
    record StepView(String skillId, String label, String step) {}

    /** Somebody who is not on the list for want of a must-have. */
    record NearMissView(
            String candidateId,
            int score,
            List<MissingView> missing,
            List<StepView> wouldChange,
            List<ReasonView> reasons) {}

    @GetMapping("/feeds/{jobId}/members")
    ListView<MemberView> members(Caller caller, @PathVariable("jobId") String jobId) {
        caller.must(Role.EMPLOYER_RECRUITER);
        return new ListView<>(feeds.members(Jobs.owned(feeds, caller, jobId)).stream()
                .map(MemberView::of)
                .toList());
    }

    @GetMapping("/matches/{matchId}/explanation")
    ExplanationView explanation(Caller caller, @PathVariable("matchId") String matchId) {
        String employer = caller.must(Role.EMPLOYER_RECRUITER).tenant().orElseThrow(Refusal::notFound);
        Feeds.Explained explained = Optional.of(matchId)
                .filter(id -> !id.isBlank())
                .flatMap(id -> feeds.explanation(new MatchId(id), employer))
                .orElseThrow(Refusal::notFound);
        MemberView member = MemberView.of(explained.present());
        return new ExplanationView(
                member.matchId(),
                explained.job().value(),
                member.candidateId(),
                member.score(),
                member.band(),
                explained.reasons().stream().map(ReasonView::of).toList());
    }

    /** Ranks every profile that can enter: not on an event loop. */
    @GetMapping("/jobs/{jobId}/near-misses")
    Mono<ListView<NearMissView>> nearMisses(Caller caller, @PathVariable("jobId") String jobId) {
        caller.must(Role.EMPLOYER_RECRUITER);
        var job = Jobs.owned(feeds, caller, jobId);
        return Mono.fromSupplier(() -> new ListView<>(feeds.nearMisses(job).stream()
                        .map(MatchController::view)
                        .toList()))
                .subscribeOn(Schedulers.boundedElastic());
    }

    private static NearMissView view(Feeds.NearMiss miss) {
        return new NearMissView(
                miss.candidate(),
                miss.score(),
                miss.missing().stream()
                        .map(missing -> new MissingView(missing.skillId(), label(miss, missing)))
                        .toList(),
                miss.missing().stream()
                        .map(missing ->
                                new StepView(missing.skillId(), label(miss, missing), Wording.camel(missing.step())))
                        .toList(),
                miss.reasons().stream().map(ReasonView::of).toList());
    }

    private static String label(Feeds.NearMiss miss, Feeds.Missing missing) {
        return miss.reasons().stream()
                .filter(reason -> reason.skillId().equals(missing.skillId()))
                .map(reason -> reason.label())
                .findFirst()
                .orElse(missing.skillId());
    }
}
