package io.hubbackup.apiserver.fault;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hubbackup.apiserver.request.Address;
import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.ApiRequest;
import io.hubbackup.apiserver.request.ApiResponse;
import io.hubbackup.apiserver.request.Feed;
import io.hubbackup.apiserver.request.Handler;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * Stands before the server and lets go wrong what the rules say. Every rule counts for itself; of those that hit a request, the one that was added first is
 * what happens.
 */
public final class FaultInjection implements Handler, Faults {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Handler server;
    private final Refusals refusals;
    private final List<CountedRule> rules = new CopyOnWriteArrayList<>();

    /** @param user the name under which a client is known, for the words of a 403 */
    public FaultInjection(Handler server, Function<ApiRequest, String> user) {
        this.server = server;
        this.refusals = new Refusals(user);
    }

    @Override
    public void add(FaultRule rule) {
        rules.add(new CountedRule(rule));
    }

    @Override
    public void clear() {
        rules.clear();
    }

    @Override
    public ApiResponse handle(ApiRequest request) {
        var address = Address.of(request);
        return hit(request, address)
                .map(fault -> disturbed(fault, request, address))
                .orElseGet(() -> server.handle(request));
    }

    // Every rule counts, also behind one that hits.
    private Optional<Fault> hit(ApiRequest request, Address address) {
        return rules.stream().filter(rule -> rule.hits(request, address)).map(CountedRule::fault).toList().stream()
                .findFirst();
    }

    private ApiResponse disturbed(Fault fault, ApiRequest request, Address address) {
        return switch (fault) {
            case Fault.Refuse refuse -> refusals.refuse(refuse.code(), refuse.retryAfter(), request, address);
            case Fault.RefuseAfter refuse -> {
                forget(done(request));
                yield refusals.refuse(refuse.code(), Optional.empty(), request, address);
            }
            case Fault.CutBefore cut -> new ApiResponse.Cut();
            case Fault.CutAfter cut -> {
                forget(done(request));
                yield new ApiResponse.Cut();
            }
            case Fault.Silence silence -> watch(request, feed -> EndingFeed.silent(feed, silence.events()));
            case Fault.CutWatch cut -> watch(request, feed -> EndingFeed.cut(feed, cut.events()));
            case Fault.GoneWatch gone -> watch(request, feed -> EndingFeed.gone(feed, gone.events()));
            case Fault.Replay replay -> new ApiResponse.Stream("application/json", new ReplayingFeed(server, request));
            case Fault.Stale stale -> new StaleList(server, JSON).answer(request, stale.versions());
            case Fault.Slow slow -> new ApiResponse.Late(slow.by(), done(request));
            case Fault.MissingGroup missing ->
                new DiscoveryGap(missing.group(), missing.told(), JSON).in(request, this::done);
        };
    }

    /** The answer of the server, be it a refusal. */
    private ApiResponse done(ApiRequest request) {
        try {
            return server.handle(request);
        } catch (ApiFailure refused) {
            return refused.response();
        }
    }

    private static void forget(ApiResponse answer) {
        switch (answer) {
            case ApiResponse.Stream stream -> stream.feed().cancel();
            case ApiResponse.Late late -> forget(late.response());
            case ApiResponse.Whole whole -> {}
            case ApiResponse.Cut cut -> {}
        }
    }

    private ApiResponse watch(ApiRequest request, Function<Feed, Feed> change) {
        var answer = server.handle(request);
        return answer instanceof ApiResponse.Stream(var type, var feed)
                ? new ApiResponse.Stream(type, change.apply(feed))
                : answer;
    }
}
