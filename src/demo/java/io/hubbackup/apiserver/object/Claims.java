package io.hubbackup.apiserver.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.object.Claim.Owner;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** All entries of {@code managedFields} of an object. Who owns no field is not in it. */
final class Claims {

    private static final String METADATA = "metadata";
    private static final String MANAGED_FIELDS = "managedFields";

    /** How many updating managers are told apart; the oldest ones become {@link #ANCIENT}. */
    private static final int UPDATERS = 10;

    private static final String ANCIENT = "ancient-changes";

    private static final Comparator<Claim> OLDEST_FIRST = Comparator.comparing(
                    (Claim claim) -> claim.time().orElse(Instant.MIN))
            .thenComparing(claim -> claim.owner().name());

    private final Map<Owner, Claim> claims = new LinkedHashMap<>();

    static Claims none() {
        return new Claims();
    }

    static Claims of(ObjectNode object) {
        var claims = new Claims();
        object.path(METADATA).path(MANAGED_FIELDS).forEach(entry -> claims.put(Claim.parse(entry)));
        return claims;
    }

    /** Whether a client asks to forget all owners: an empty list, or a list of one empty entry. */
    static boolean isReset(ObjectNode object) {
        var entries = object.path(METADATA).path(MANAGED_FIELDS);
        return entries.isArray()
                && (entries.isEmpty() || entries.size() == 1 && entries.get(0).isEmpty());
    }

    boolean isEmpty() {
        return claims.isEmpty();
    }

    Collection<Claim> all() {
        return List.copyOf(claims.values());
    }

    Optional<Claim> of(Owner owner) {
        return Optional.ofNullable(claims.get(owner));
    }

    void put(Claim claim) {
        if (claim.fields().isEmpty()) {
            claims.remove(claim.owner());
        } else {
            claims.put(claim.owner(), claim);
        }
    }

    void change(Claim claim, UnaryOperator<FieldSet> change) {
        put(claim.withFields(change.apply(claim.fields())));
    }

    /** Adds up the oldest updates, those of each version for themselves, when there are too many. */
    void limit() {
        var updates = claims.values().stream()
                .filter(claim -> claim.owner().operation().equals(Claim.UPDATE))
                .sorted(OLDEST_FIRST)
                .toList();
        int surplus = updates.size() - UPDATERS;
        var firstOf = new HashMap<String, Owner>();
        for (int i = 0; i < updates.size() && surplus > 0; i++) {
            var claim = updates.get(i);
            var first = firstOf.putIfAbsent(claim.apiVersion(), claim.owner());
            if (first != null) {
                bury(first, claim);
                surplus--;
            }
        }
    }

    private void bury(Owner first, Claim next) {
        var ancient = Owner.of(ANCIENT, Claim.UPDATE, "", next.apiVersion());
        var before = of(ancient).or(() -> of(first)).map(Claim::fields).orElseGet(FieldSet::none);
        if (of(ancient).isEmpty()) {
            claims.remove(first);
        }
        claims.remove(next.owner());
        put(new Claim(ancient, next.apiVersion(), next.time(), before.with(next.fields())));
    }

    /** Writes them into an object, in their order. */
    void writeTo(ObjectNode object) {
        if (claims.isEmpty()) {
            removeFrom(object);
        } else {
            var entries = object.withObject("/" + METADATA).putArray(MANAGED_FIELDS);
            claims.values().stream().sorted(Claim.ORDER).map(Claim::json).forEach(entries::add);
        }
    }

    static void removeFrom(ObjectNode object) {
        if (object.path(METADATA) instanceof ObjectNode metadata) {
            metadata.remove(MANAGED_FIELDS);
        }
    }

    static JsonNode in(ObjectNode object) {
        return object.path(METADATA).path(MANAGED_FIELDS);
    }
}
