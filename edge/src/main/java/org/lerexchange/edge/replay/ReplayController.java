package org.lerexchange.edge.replay;

import java.util.List;
import org.lerexchange.edge.Caller;
import org.lerexchange.edge.Refusal;
import org.lerexchange.edge.Role;
import org.lerexchange.messaging.replay.Replays;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Rebuilds the service's read models beside the live ones, one run at a time, for operators. */
@RestController
@RequestMapping("/replay")
class ReplayController {

    private final Replays replays;
    private final List<String> kept;

    /** @param models of the service, by name; those that are not rebuilt are systems of record */
    ReplayController(Replays replays, List<String> models) {
        this.replays = replays;
        this.kept = models.stream()
                .filter(model -> !replays.models().contains(model))
                .sorted()
                .toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    ReplayBody start(Caller caller) {
        caller.must(Role.OPERATOR);
        if (!replays.start()) {
            throw Refusal.conflict(
                    "replay.running", "expected no run under way, but there is one; GET /replay shows it");
        }
        return ReplayBody.of(replays.latest(), kept);
    }

    @GetMapping
    ReplayBody latest(Caller caller) {
        caller.must(Role.OPERATOR);
        return ReplayBody.of(replays.latest(), kept);
    }
}
