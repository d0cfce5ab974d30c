package io.hubbackup.run;

import io.hubbackup.decide.restore.RestoreKinds;
import io.hubbackup.decide.restore.RestoreView;
import io.hubbackup.decide.restore.plan.PlannedRestore;
import io.hubbackup.decide.restore.plan.RestorePlan;
import io.hubbackup.decide.restore.preview.PreviewBodies;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.ResourceList;
import io.hubbackup.observe.ResourceLists;
import io.hubbackup.observe.SingleObject;
import io.hubbackup.plan.Outcomes;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.Tree;
import io.hubbackup.wire.velero.DownloadRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Has Velero say where the resource lists of backups are, and reads them. What cannot be read in time is {@code Unreadable}, and keeps nothing else waiting. */
final class ResourceListRequests {

    /** Velero answers a request as soon as it sees it. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final String WHAT = "resource list";

    private final SingleObject reader;
    private final ResourceLists lists;
    private final Clock clock;
    private final Map<String, Instant> asked = new ConcurrentHashMap<>();

    ResourceListRequests(SingleObject reader, ResourceLists lists, Clock clock) {
        this.reader = reader;
        this.lists = lists;
        this.clock = clock;
    }

    /** Where the list of a backup is. */
    private sealed interface Address {

        record At(String url) implements Address {}

        record Awaited() implements Address {}

        record None(String why) implements Address {}
    }

    /**
     * Blocks. Empty while Velero is still to answer; the lists by name of the backup otherwise.
     *
     * @param writer writes what is asked of Velero
     */
    Optional<NavigableMap<String, Observed<ResourceList>>> read(
            RestoreView view, RestorePlan plan, Function<Write, Outcomes> writer) {
        var addresses = new LinkedHashMap<String, Address>();
        var found = new TreeMap<String, Observed<ResourceList>>();
        for (PlannedRestore planned : plan.restores()) {
            if (planned.empty()) {
                found.put(planned.backup(), Observed.of(ResourceList.EMPTY));
            } else {
                addresses.computeIfAbsent(planned.backup(), backup -> address(view, backup, writer));
            }
        }
        if (addresses.values().stream().anyMatch(Address.Awaited.class::isInstance)) {
            return Optional.empty();
        }
        addresses.forEach((backup, address) -> {
            asked.remove(PreviewBodies.requestName(view, backup));
            found.put(backup, read(address));
        });
        return Optional.of(found);
    }

    private Observed<ResourceList> read(Address address) {
        return switch (address) {
            case Address.At(var url) -> lists.read(url);
            case Address.Awaited awaited -> Observed.unreadable(WHAT, "Velero has not answered");
            case Address.None(var why) -> Observed.unreadable(WHAT, why);
        };
    }

    private Address address(RestoreView view, String backup, Function<Write, Outcomes> writer) {
        var name = PreviewBodies.requestName(view, backup);
        var key = new ObjectKey(view.namespace(), name);
        return switch (reader.read(RestoreKinds.VELERO_DOWNLOAD_REQUEST, key)) {
            case Observed.Value<Optional<Tree>>(var found) ->
                found.map(tree -> answer(name, DownloadRequest.of(tree.fields())))
                        .orElseGet(() -> ask(name, view, backup, writer));
            case Observed.NotServed<Optional<Tree>>(var api) -> new Address.None(api + " is not served");
            case Observed.Unreadable<Optional<Tree>>(var api, var why) -> new Address.None(api + ": " + why);
        };
    }

    private Address ask(String name, RestoreView view, String backup, Function<Write, Outcomes> writer) {
        asked.putIfAbsent(name, clock.instant());
        var outcomes = writer.apply(PreviewBodies.request(view, backup));
        return outcomes.failures()
                .findFirst()
                .<Address>map(failure -> new Address.None(
                        "Velero cannot be asked for it: %d %s".formatted(failure.code(), failure.why())))
                .orElseGet(() -> waiting(name));
    }

    private Address answer(String name, DownloadRequest request) {
        return request.downloadUrl().<Address>map(Address.At::new).orElseGet(() -> waiting(name));
    }

    private Address waiting(String name) {
        var since = asked.computeIfAbsent(name, first -> clock.instant());
        return clock.instant().isBefore(since.plus(PATIENCE))
                ? new Address.Awaited()
                : new Address.None("Velero has not answered DownloadRequest %s within %d seconds"
                        .formatted(name, PATIENCE.toSeconds()));
    }
}
