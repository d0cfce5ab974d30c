package io.hubbackup.demo.velero;

import io.hubbackup.demo.velero.store.StoreFailure;
import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Storage locations: whether they can be used. */
final class Locations implements Duty {

    /** What may lie at the top of a bucket. */
    private static final Set<String> FOLDERS = Set.of("backups", "restores", "restic", "kopia", "metadata", "plugins");

    private final VeleroApi api;
    private final LocationStores stores;
    private final ServerArguments arguments;
    private final Changes changes = new Changes();

    Locations(VeleroApi api, LocationStores stores, ServerArguments arguments) {
        this.api = api;
        this.stores = stores;
        this.arguments = arguments;
    }

    @Override
    public Optional<Instant> look(Instant now) {
        return Ticks.first(api.list(Kind.LOCATION).stream().flatMap(location -> look(location, now).stream()));
    }

    private Optional<Instant> look(Item location, Instant now) {
        var next = next(location);
        if (!changes.isNews(location) && next.filter(now::isBefore).isPresent()) {
            return next;
        }
        if (changes.isNews(location) || next.isPresent()) {
            var validated = validate(location, now);
            changes.note(validated);
            return next(validated);
        }
        return Optional.empty();
    }

    private Optional<Instant> next(Item location) {
        var every = location.duration("spec", "validationFrequency").orElse(arguments.storeValidation());
        return every.isZero() || every.isNegative()
                ? Optional.empty()
                : Optional.of(last(location).plus(every));
    }

    private static Instant last(Item location) {
        return location.time("status", "lastValidationTime").orElse(Instant.EPOCH);
    }

    private Item validate(Item location, Instant now) {
        var trouble = trouble(location);
        var status = new HashMap<String, Object>();
        status.put("phase", trouble.isPresent() ? Phase.UNAVAILABLE : Phase.AVAILABLE);
        status.put("message", trouble.orElse(null));
        status.put("lastValidationTime", Times.text(now));
        return api.patchStatus(Kind.LOCATION, location, status);
    }

    private Optional<String> trouble(Item location) {
        try {
            var strange = stores.open(location).list("").stream()
                    .filter(key -> key.contains("/"))
                    .map(key -> key.substring(0, key.indexOf('/')))
                    .filter(folder -> !FOLDERS.contains(folder))
                    .collect(Collectors.toCollection(TreeSet::new));
            return strange.isEmpty()
                    ? Optional.empty()
                    : Optional.of(unavailable(
                            location,
                            "Backup store contains invalid top-level directories: [%s]"
                                    .formatted(String.join(" ", strange))));
        } catch (StoreFailure failure) {
            return Optional.of(unavailable(location, String.valueOf(failure.getMessage())));
        }
    }

    private static String unavailable(Item location, String why) {
        return "BackupStorageLocation \"%s\" is unavailable: %s".formatted(location.name(), why);
    }
}
