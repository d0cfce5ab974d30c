package io.hubbackup.apply;

import io.hubbackup.apply.ApiDoor.Answer;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.wire.Tree;
import io.hubbackup.wire.VeleroLabels;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One process's wish for a Lease that several want (policies 6.8). Clocks of several machines are not compared: a Lease is free when this process has seen nobody renew it for as
 * long as it lasts.
 */
public final class LeaseClaim {

    private static final ApiKind LEASE = new ApiKind("coordination.k8s.io", "v1", "Lease", "leases", true);
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    /** What an attempt came to. */
    public sealed interface Result permits Held, Foreign, Failed {}

    /** It is ours. */
    public record Held() implements Result {}

    /** @param holder whose it is */
    public record Foreign(String holder) implements Result {}

    /** It could not be told. */
    public record Failed(String why) implements Result {}

    private record Sighting(String record, Instant at) {}

    private final ApiDoor door;
    private final ObjectKey key;
    private final String identity;
    private final Duration duration;
    private Optional<Sighting> last = Optional.empty();

    /**
     * @param identity the name of this process, which no other has
     * @param duration how long it is left alone when its holder does not renew it
     */
    public LeaseClaim(ApiDoor door, ObjectKey key, String identity, Duration duration) {
        this.door = door;
        this.key = key;
        this.identity = identity;
        this.duration = duration;
    }

    public ObjectKey key() {
        return key;
    }

    /** Renews it, or takes it if it is free. Blocks; never throws for what the API server or the network does. */
    public synchronized Result attempt(Instant now) {
        try {
            var answer = door.get(LEASE, LEASE.path(key));
            if (answer.code() == NOT_FOUND) {
                return result(door.create(LEASE, LEASE.path(key.namespace()), fresh(now)));
            }
            return answer.ok() ? attempt(answer.body(), now) : new Failed(answer.message());
        } catch (IOException failed) {
            return new Failed(String.valueOf(failed.getMessage()));
        }
    }

    private Result attempt(Tree lease, Instant now) throws IOException {
        var holder = holder(lease);
        if (holder.equals(identity)) {
            return result(patch(lease, Map.of("renewTime", micros(now), "leaseDurationSeconds", duration.toSeconds())));
        }
        return isFree(lease, now) ? result(patch(lease, taken(lease, now))) : new Foreign(holder);
    }

    /** Gives it up, so that the next one need not wait until it runs out. Blocks. */
    public synchronized void release(Instant now) {
        try {
            var answer = door.get(LEASE, LEASE.path(key));
            if (answer.ok() && holder(answer.body()).equals(identity)) {
                patch(answer.body(), Map.of("holderIdentity", "", "leaseDurationSeconds", 1, "renewTime", micros(now)));
            }
        } catch (IOException unreachable) {
            // It runs out by itself.
        }
    }

    private boolean isFree(Tree lease, Instant now) {
        var record = holder(lease) + " " + lease.child("spec").text("renewTime").orElse("");
        var seen = last.filter(sighting -> sighting.record().equals(record)).orElse(new Sighting(record, now));
        last = Optional.of(seen);
        return holder(lease).isEmpty() || !now.isBefore(seen.at().plus(duration));
    }

    private static String holder(Tree lease) {
        return lease.child("spec").text("holderIdentity").orElse("");
    }

    private Map<String, Object> fresh(Instant now) {
        return Map.of(
                "apiVersion", LEASE.apiVersion(),
                "kind", LEASE.kind(),
                "metadata",
                        Map.of(
                                "name", key.name(),
                                "namespace", key.namespace(),
                                "labels", Map.of(VeleroLabels.EXCLUDE_FROM_BACKUP, "true")),
                "spec", held(now, 0));
    }

    private Map<String, Object> taken(Tree lease, Instant now) {
        return held(now, lease.child("spec").number("leaseTransitions").orElse(0L) + 1);
    }

    private Map<String, Object> held(Instant now, long transitions) {
        var spec = new LinkedHashMap<String, Object>();
        spec.put("holderIdentity", identity);
        spec.put("leaseDurationSeconds", duration.toSeconds());
        spec.put("acquireTime", micros(now));
        spec.put("renewTime", micros(now));
        spec.put("leaseTransitions", transitions);
        return spec;
    }

    /** Of two that take it at the same time one meets another version than it knew. */
    private Answer patch(Tree lease, Map<String, ?> spec) throws IOException {
        var version = lease.child("metadata").text("resourceVersion").orElse("");
        return door.merge(LEASE, LEASE.path(key), Map.of("metadata", Map.of("resourceVersion", version), "spec", spec));
    }

    private static Result result(Answer answer) {
        if (answer.ok()) {
            return new Held();
        }
        return answer.code() == CONFLICT ? new Foreign("another process") : new Failed(answer.message());
    }

    /** Always six digits after the point, as the API server wants it. */
    private static String micros(Instant at) {
        return "%s.%06dZ"
                .formatted(at.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ""), at.getNano() / 1_000);
    }
}
