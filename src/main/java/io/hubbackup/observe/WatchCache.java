package io.hubbackup.observe;

import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Keyed;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.wire.ResourceVersions;
import io.hubbackup.wire.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is known of all objects of one kind, and how far it can be trusted.
 *
 * <p>A list replaces everything, a watch goes on from there, and what this process has written itself is taken at once (BW8). Versions decide
 * which of two reports is the newer one; they are numbers. Whoever hears of changes is told after the cache has taken them.
 */
final class WatchCache<T extends Keyed> {

    /** How long a cache that lost its watch is still believed. */
    static final Duration STALENESS = Duration.ofMinutes(2);

    private static final String NOT_YET = "it was not read yet";

    private record Entry<T>(T value, String uid, long version) {}

    private sealed interface Contact {
        record Unread(boolean tried, String why) implements Contact {}

        record Absent(String why) implements Contact {}

        record Live() implements Contact {}

        record Lost(Instant since, String why) implements Contact {}
    }

    private final WatchedKind<T> watched;
    private final Consumer<Change> listener;
    private Map<ObjectKey, Entry<T>> items = new HashMap<>();
    private final Set<ObjectKey> acceptedSinceList = new HashSet<>();
    private final Set<String> deletedHere = new HashSet<>();
    private volatile Contact contact = new Contact.Unread(false, NOT_YET);
    private long streamVersion;
    private @Nullable Indexed<T> indexed;

    WatchCache(WatchedKind<T> watched, Consumer<Change> listener) {
        this.watched = watched;
        this.listener = listener;
    }

    ApiKind kind() {
        return watched.kind();
    }

    /** What is known, as of now; costs nothing while nothing changed. */
    synchronized Observed<Indexed<T>> look(Instant now) {
        return switch (contact) {
            case Contact.Unread unread -> Observed.unreadable(watched.api(), unread.why());
            case Contact.Absent absent -> Observed.notServed(absent.why());
            case Contact.Live live -> Observed.of(all());
            case Contact.Lost lost when now.isBefore(lost.since().plus(STALENESS)) -> Observed.of(all());
            case Contact.Lost lost ->
                Observed.unreadable(watched.api(), "not followed since " + lost.since() + ": " + lost.why());
        };
    }

    /** Whether the first answer is still awaited. */
    synchronized boolean unread() {
        return contact instanceof Contact.Unread;
    }

    /** Whether there was no answer at all yet, not even a refusal. */
    synchronized boolean unheard() {
        return contact instanceof Contact.Unread unread && !unread.tried();
    }

    /** Whether {@link #look} has objects to tell of; asks for no lock. */
    boolean believed(Instant now) {
        return switch (contact) {
            case Contact.Unread unread -> false;
            case Contact.Absent absent -> false;
            case Contact.Live live -> true;
            case Contact.Lost lost -> now.isBefore(lost.since().plus(STALENESS));
        };
    }

    /** The kind is served, and was not before. */
    synchronized void awaited() {
        if (contact instanceof Contact.Absent) {
            contact = new Contact.Unread(false, NOT_YET);
        }
    }

    /** A list begins: what is written from now on may be newer than what it will tell. */
    synchronized void listing() {
        acceptedSinceList.clear();
    }

    /** Takes the pages of a list, object by object. */
    final class Collected {

        private final Map<ObjectKey, Entry<T>> found = new HashMap<>();

        void add(Tree object) {
            if (selects(object)) {
                var entry = entry(object);
                found.put(entry.value().key(), entry);
            }
        }

        void done(long version) {
            replace(found, version).ifPresent(urgency -> tell(urgency, Optional.empty()));
        }
    }

    Collected collect() {
        return new Collected();
    }

    private boolean selects(Tree object) {
        return watched.selector().selects().test(object);
    }

    private synchronized Optional<Change.Urgency> replace(Map<ObjectKey, Entry<T>> found, long version) {
        for (var key : acceptedSinceList) {
            var ours = items.get(key);
            if (ours != null && ours.version() > version) {
                found.put(key, ours);
            }
        }
        var difference = contact instanceof Contact.Live ? difference(found) : Optional.of(watched.urgency());
        items = found;
        deletedHere.clear();
        streamVersion = version;
        contact = new Contact.Live();
        indexed = difference.isPresent() ? null : indexed;
        return difference;
    }

    private Optional<Change.Urgency> difference(Map<ObjectKey, Entry<T>> found) {
        if (values(items, UnaryOperator.identity()).equals(values(found, UnaryOperator.identity()))) {
            return Optional.empty();
        }
        boolean decides = !values(items, watched.decisive()).equals(values(found, watched.decisive()));
        return Optional.of(decides ? watched.urgency() : Change.Urgency.POLICY);
    }

    private Map<ObjectKey, T> values(Map<ObjectKey, Entry<T>> entries, UnaryOperator<T> part) {
        var values = new HashMap<ObjectKey, T>();
        entries.forEach((key, entry) -> values.put(key, part.apply(entry.value())));
        return values;
    }

    /** The watch told that an object was added or changed. */
    void changed(Tree object) {
        if (!selects(object)) {
            return;
        }
        var entry = entry(object);
        take(entry).ifPresent(urgency -> tell(urgency, Optional.of(entry.value().key())));
    }

    private synchronized Optional<Change.Urgency> take(Entry<T> entry) {
        streamVersion = Math.max(streamVersion, entry.version());
        return deletedHere.contains(entry.uid()) ? Optional.empty() : put(entry);
    }

    /** Keeps the newer one; says what difference that makes. */
    private Optional<Change.Urgency> put(Entry<T> entry) {
        var key = entry.value().key();
        var before = items.get(key);
        if (before != null && before.version() > entry.version()) {
            return Optional.empty();
        }
        items.put(key, entry);
        var difference =
                before == null ? Optional.of(watched.urgency()) : watched.difference(before.value(), entry.value());
        if (difference.isPresent()) {
            indexed = null;
        }
        return difference;
    }

    /** The watch told that an object is gone, or is no longer one of those that are watched. */
    void removed(Tree object) {
        var entry = entry(object);
        if (drop(entry)) {
            tell(Optional.of(entry.value().key()));
        }
    }

    private synchronized boolean drop(Entry<T> entry) {
        streamVersion = Math.max(streamVersion, entry.version());
        deletedHere.remove(entry.uid());
        var before = items.get(entry.value().key());
        if (before == null || before.version() > entry.version()) {
            return false;
        }
        items.remove(entry.value().key());
        indexed = null;
        return true;
    }

    /** The watch told that nothing happened up to this version. */
    synchronized void progressed(long version) {
        streamVersion = Math.max(streamVersion, version);
    }

    /** The version to go on from. */
    synchronized long version() {
        return streamVersion;
    }

    /** This process has written the object; the watch will tell the same, later (BW8). */
    void accept(Tree object) {
        if (!selects(object)) {
            return;
        }
        var entry = entry(withoutManagedFields(object));
        takeOurs(entry)
                .ifPresent(urgency -> tell(urgency, Optional.of(entry.value().key())));
    }

    /** As {@link Json} reads every other object. */
    private static Tree withoutManagedFields(Tree object) {
        return object.with("metadata", object.child("metadata").without("managedFields"));
    }

    private synchronized Optional<Change.Urgency> takeOurs(Entry<T> entry) {
        // What the watch has passed it has told; an older answer could bring back what is gone since.
        if (unread() || contact instanceof Contact.Absent || entry.version() <= streamVersion) {
            return Optional.empty();
        }
        acceptedSinceList.add(entry.value().key());
        return put(entry);
    }

    /** This process has deleted that object, and it is gone. */
    void forget(ObjectKey key, String uid) {
        if (dropOurs(key, uid)) {
            tell(Optional.of(key));
        }
    }

    private synchronized boolean dropOurs(ObjectKey key, String uid) {
        var before = items.get(key);
        if (before == null || !before.uid().equals(uid)) {
            return false;
        }
        items.remove(key);
        deletedHere.add(uid);
        indexed = null;
        return true;
    }

    /** The watch is open. That is no news, unless what was read was no longer believed: every watch ends within an hour. */
    void followed(Instant now) {
        if (believedAgain(now)) {
            tell(Optional.empty());
        }
    }

    private synchronized boolean believedAgain(Instant now) {
        boolean doubted = isDoubted(now);
        if (contact instanceof Contact.Lost) {
            contact = new Contact.Live();
        }
        return doubted;
    }

    /** Nobody follows the objects at present. What was read is believed for {@link #STALENESS}. */
    synchronized void lost(Instant now, String why) {
        contact = switch (contact) {
            case Contact.Unread unread -> new Contact.Unread(true, why);
            case Contact.Absent absent -> absent;
            case Contact.Live live -> new Contact.Lost(now, why);
            case Contact.Lost lost -> new Contact.Lost(lost.since(), why);
        };
    }

    /** Tells when what was read is no longer believed. */
    void tellDoubt(Instant now) {
        if (isDoubted(now)) {
            tell(Optional.empty());
        }
    }

    private synchronized boolean isDoubted(Instant now) {
        return contact instanceof Contact.Lost lost
                && !now.isBefore(lost.since().plus(STALENESS));
    }

    /** The API server does not serve the kind; that is known for certain. */
    void absent(String why) {
        if (becomesAbsent(why)) {
            tell(Optional.empty());
        }
    }

    private synchronized boolean becomesAbsent(String why) {
        boolean news = !(contact instanceof Contact.Absent);
        contact = new Contact.Absent(why);
        items = new HashMap<>();
        deletedHere.clear();
        indexed = null;
        return news;
    }

    private Indexed<T> all() {
        var present = indexed;
        if (present == null) {
            var values = new ArrayList<T>(items.size());
            items.values().forEach(entry -> values.add(entry.value()));
            present = Indexed.of(values);
            indexed = present;
        }
        return present;
    }

    private Entry<T> entry(Tree object) {
        var metadata = object.child("metadata");
        return new Entry<>(
                watched.projection().apply(object),
                metadata.text("uid").orElse(""),
                ResourceVersions.number(metadata.text("resourceVersion").orElse("")));
    }

    private void tell(Optional<ObjectKey> key) {
        tell(watched.urgency(), key);
    }

    private void tell(Change.Urgency urgency, Optional<ObjectKey> key) {
        listener.accept(new Change(urgency, watched.kind(), key));
    }
}
