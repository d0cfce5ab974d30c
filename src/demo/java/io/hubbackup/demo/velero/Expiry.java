package io.hubbackup.demo.velero;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Now and then, and for each Backup when it is first seen, the deletion of what has expired is requested, where its location can be written to. */
final class Expiry implements Duty {

    private final VeleroApi api;
    private final Duration every;
    private final Set<String> seen = new HashSet<>();
    private Instant next = Instant.MAX;

    Expiry(VeleroApi api, ServerArguments arguments) {
        this.api = api;
        this.every = arguments.garbageCollection();
    }

    @Override
    public void begin(Instant now) {
        next = now.plus(every);
    }

    @Override
    public Optional<Instant> look(Instant now) {
        boolean isTime = !now.isBefore(next);
        while (!now.isBefore(next)) {
            next = next.plus(every);
        }
        for (var backup : List.copyOf(api.list(Kind.BACKUP))) {
            boolean isFirstSeen = seen.add(backup.uid());
            if ((isTime || isFirstSeen) && isExpired(backup, now)) {
                collect(backup);
            }
        }
        if (isTime) {
            seen.retainAll(api.list(Kind.BACKUP).stream().map(Item::uid).collect(Collectors.toSet()));
        }
        return Ticks.first(api.list(Kind.BACKUP).stream().flatMap(backup -> backup.expiration().stream()))
                .map(first -> atOrAfter(first));
    }

    /** The first time at which it is looked whether something has expired, and something has. */
    private Instant atOrAfter(Instant first) {
        var time = next;
        while (time.isBefore(first)) {
            time = time.plus(every);
        }
        return time;
    }

    private static boolean isExpired(Item backup, Instant now) {
        return backup.expiration().filter(end -> !end.isAfter(now)).isPresent();
    }

    private void collect(Item backup) {
        var location = LocationStores.of(api, backup);
        if (location.isEmpty()) {
            mark(backup, "BSLNotFound");
        } else if (LocationStores.isReadOnly(location.get())) {
            mark(backup, "BSLReadOnly");
        } else {
            unmark(backup);
            if (!isRequested(backup)) {
                request(backup);
            }
        }
    }

    private void mark(Item backup, String why) {
        if (!why.equals(backup.labels().get(Labels.COLLECTION_FAILURE))) {
            label(backup, Optional.of(why));
        }
    }

    private void unmark(Item backup) {
        if (backup.labels().containsKey(Labels.COLLECTION_FAILURE)) {
            label(backup, Optional.empty());
        }
    }

    private void label(Item backup, Optional<String> failure) {
        var labels = new HashMap<String, Object>();
        labels.put(Labels.COLLECTION_FAILURE, failure.orElse(null));
        api.merge(Kind.BACKUP, backup.name(), Map.of("metadata", Map.of("labels", labels)));
    }

    private boolean isRequested(Item backup) {
        return api.list(Kind.DELETE_REQUEST).stream()
                .filter(request -> backup.uid().equals(request.labels().get(Labels.BACKUP_UID)))
                .anyMatch(request -> !request.is(Phase.PROCESSED));
    }

    private void request(Item backup) {
        api.create(
                Kind.DELETE_REQUEST,
                Map.of(
                        "generateName",
                        backup.name() + "-",
                        "labels",
                        Map.of(Labels.BACKUP, Labels.value(backup.name()), Labels.BACKUP_UID, backup.uid())),
                Map.of("spec", Map.of("backupName", backup.name())));
    }
}
