package org.lerexchange.matching.doors;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.lerexchange.edge.Caller;
import org.lerexchange.edge.Refusal;
import org.lerexchange.edge.Role;
import org.lerexchange.matching.feeds.Feeds;
import org.lerexchange.matching.jobs.JobId;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An employer's feed: page by page, or as a stream of server-sent events (HTML, section 9.2); the same items in the same order. */
@RestController
class FeedController {

    /** Items of one answer. */
    static final int MOST_ITEMS = 500;

    private static final String USUAL_ITEMS = "100";

    private final FeedPages pages;
    private final Feeds feeds;
    private final FeedLines lines;
    private final Pace pace;

    FeedController(FeedPages pages, Feeds feeds, FeedLines lines, Pace pace) {
        this.pages = pages;
        this.feeds = feeds;
        this.lines = lines;
        this.pace = pace;
    }

    /** A page; the cursor leads to the next, also where there is none yet. */
    record ItemsView(
            @JsonInclude(JsonInclude.Include.ALWAYS) List<ItemView> items, String cursor) {}

    @GetMapping("/feeds/items")
    Mono<ItemsView> items(
            Caller caller,
            @RequestParam("cursor") Optional<String> cursor,
            @RequestParam("job") Optional<String> job,
            @RequestParam(name = "limit", defaultValue = USUAL_ITEMS) int limit) {
        if (limit < 1 || limit > MOST_ITEMS) {
            throw Refusal.badRequest(
                            "limit.range", "expected a limit from 1 to " + MOST_ITEMS + ", but " + limit + " came")
                    .at("limit");
        }
        return pages.read(asked(caller, cursor, job, limit))
                .map(page -> new ItemsView(
                        page.lines().stream().map(this::view).toList(),
                        page.cursor().text()));
    }

    /** Heartbeats are comments, the first at once. After {@link Pace#longest} the reader comes again with its last id. */
    @GetMapping(path = "/feeds/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<ItemView>> stream(
            Caller caller,
            @RequestHeader("Last-Event-ID") Optional<String> lastEventId,
            @RequestParam("cursor") Optional<String> cursor,
            @RequestParam("job") Optional<String> job) {
        FeedPages.Asked asked = asked(caller, lastEventId.or(() -> cursor), job, Integer.parseInt(USUAL_ITEMS));
        Flux<Optional<FeedPages.Line>> beats = Flux.interval(Duration.ZERO, pace.heartbeat())
                .onBackpressureDrop()
                .takeUntilOther(lines.over())
                .map(beat -> Optional.empty());
        return Flux.merge(1, beats, lines.after(asked).map(Optional::of))
                .map(line -> line.map(this::event).orElseGet(FeedController::heartbeat))
                .take(pace.longest());
    }

    private FeedPages.Asked asked(Caller caller, Optional<String> cursor, Optional<String> job, int limit) {
        String employer = caller.must(Role.EMPLOYER_RECRUITER).tenant().orElseThrow(Refusal::notFound);
        Optional<JobId> only = job.map(id -> Jobs.owned(feeds, caller, id));
        Optional<String> given = cursor.filter(text -> !text.isBlank());
        return new FeedPages.Asked(employer, given.map(Cursor::parse).orElseGet(Cursor::start), only, limit);
    }

    private static ServerSentEvent<ItemView> heartbeat() {
        return ServerSentEvent.<ItemView>builder().comment("").build();
    }

    private ServerSentEvent<ItemView> event(FeedPages.Line line) {
        return ServerSentEvent.builder(view(line)).id(line.cursor().text()).build();
    }

    /** The mask is asked here, as the item is written. */
    private ItemView view(FeedPages.Line line) {
        Item.Entry change = line.change();
        boolean stands = change.act() == Item.Act.WITHDRAWN
                || feeds.stands(line.item().job(), change.match(), line.item().seq(), change.consents());
        return ItemView.of(line, stands);
    }
}
