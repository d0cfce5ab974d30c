package io.hubbackup.observe;

import static io.hubbackup.observe.Objects.secret;
import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.SecretSeen;
import io.hubbackup.wire.BackupLabels;
import io.hubbackup.wire.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WatchCacheTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final Map<String, String> MARKED = Map.of(BackupLabels.BACKUP, "msa");

    private final List<Change> changes = new ArrayList<>();
    private final WatchCache<SecretSeen> cache = new WatchCache<>(WatchedKinds.SECRETS, changes::add);

    @Test
    @DisplayName("BW15 what was never read is unreadable, not empty")
    void neverRead() {
        assertThat(look(NOW)).isInstanceOf(Observed.Unreadable.class);
        assertThat(cache.unread()).isTrue();
        cache.lost(NOW, "list refused with 403, secrets is forbidden");
        assertThat(look(NOW).doubt()).hasValue("Secret: list refused with 403, secrets is forbidden");
    }

    @Test
    @DisplayName("an empty list is an answer")
    void emptyList() {
        list(1);
        assertThat(look(NOW)).isEqualTo(Observed.of(Indexed.<SecretSeen>empty()));
        assertThat(changes).hasSize(1);
    }

    @Test
    @DisplayName("a lost watch is believed for two minutes, then no longer; who listens hears of it")
    void lostWatch() {
        list(1, secret("a", 1, MARKED));
        cache.lost(NOW, "watch connection reset");
        changes.clear();
        cache.tellDoubt(NOW.plus(WatchCache.STALENESS).minusSeconds(1));
        assertThat(look(NOW.plus(WatchCache.STALENESS).minusSeconds(1))).isInstanceOf(Observed.Value.class);
        assertThat(changes).isEmpty();

        cache.lost(NOW.plusSeconds(60), "watch connection refused");
        cache.tellDoubt(NOW.plus(WatchCache.STALENESS));
        assertThat(look(NOW.plus(WatchCache.STALENESS)).doubt())
                .hasValue("Secret: not followed since 2026-03-01T00:00:00Z: watch connection refused");
        assertThat(changes).hasSize(1);

        cache.followed(NOW.plus(WatchCache.STALENESS));
        assertThat(names(NOW.plus(Duration.ofHours(1)))).containsExactly("a");
        assertThat(changes).hasSize(2);
    }

    @Test
    @DisplayName("B4.1 a watch that is opened again in time is no reason to look again")
    void openedAgainInTime() {
        list(1, secret("a", 1, MARKED));
        changes.clear();

        cache.lost(NOW, "the watch ended");
        cache.followed(NOW.plus(WatchCache.STALENESS).minusSeconds(1));

        assertThat(changes).isEmpty();
        assertThat(names(NOW.plus(Duration.ofHours(1)))).containsExactly("a");
    }

    @Test
    @DisplayName("D10 a kind that is no longer served is told as such, and unreadable again until it was listed again")
    void kindGoesAndComes() {
        list(1, secret("a", 1, MARKED));
        cache.absent("Secret");
        assertThat(look(NOW)).isEqualTo(Observed.notServed("Secret"));
        cache.lost(NOW, "a late word of the watch that ended with the kind");
        assertThat(look(NOW)).isEqualTo(Observed.notServed("Secret"));
        cache.awaited();
        assertThat(look(NOW)).isInstanceOf(Observed.Unreadable.class);
        list(9, secret("b", 9, MARKED));
        assertThat(names(NOW)).containsExactly("b");
    }

    @Test
    @DisplayName("only what changes the projection is a change")
    void changesThatMatter() {
        list(1, secret("a", 1, MARKED));
        changes.clear();
        cache.changed(secret("a", 2, MARKED));
        assertThat(changes).isEmpty();
        var before = look(NOW);
        cache.changed(secret("a", 3, Map.of()));
        assertThat(changes)
                .containsExactly(new Change(
                        Change.Urgency.FLEET, WatchedKinds.SECRETS.kind(), Optional.of(new ObjectKey("ns", "a"))));
        assertThat(look(NOW)).isNotEqualTo(before);
    }

    @Test
    @DisplayName("policies 6.4 how far a running backup is, is told, and no BackupSchedule is looked at for it")
    void progressDecidesNothing() {
        var told = new ArrayList<Change.Urgency>();
        var backups = new WatchCache<>(WatchedKinds.BACKUPS, change -> told.add(change.urgency()));
        var list = backups.collect();
        list.add(backup(1, "InProgress", 10));
        list.done(1);

        backups.changed(backup(2, "InProgress", 20));
        backups.changed(backup(3, "Completed", 30));
        var again = backups.collect();
        again.add(backup(3, "Completed", 30));
        again.done(4);
        assertThat(told).containsExactly(Change.Urgency.VELERO, Change.Urgency.POLICY, Change.Urgency.VELERO);
    }

    @Test
    @DisplayName("policies 6.4 a list that differs only in what is told is told as such")
    void listThatDecidesNothing() {
        var told = new ArrayList<Change.Urgency>();
        var backups = new WatchCache<>(WatchedKinds.BACKUPS, change -> told.add(change.urgency()));
        for (int version : List.of(1, 2)) {
            var list = backups.collect();
            list.add(backup(version, "InProgress", version));
            list.done(version);
        }
        assertThat(told).containsExactly(Change.Urgency.VELERO, Change.Urgency.POLICY);
    }

    private static Tree backup(long version, String phase, int items) {
        return Objects.secret("b", version, Map.of())
                .with("status", Map.of("phase", phase, "progress", Map.of("itemsBackedUp", items)));
    }

    @Test
    @DisplayName("policies T16 what the API server cannot leave out is not kept")
    void names() {
        var versions = new WatchCache<>(PlatformKinds.SERVICE_VERSIONS, changes::add);
        var list = versions.collect();
        list.add(Objects.secret("oadp-operator.v1.5.0", 1, Map.of()));
        list.add(Objects.secret("other-operator.v1.5.0", 1, Map.of()));
        list.done(1);
        versions.changed(Objects.secret("third-operator.v1.0.0", 2, Map.of()));
        assertThat(versions.look(NOW).map(Indexed::size)).isEqualTo(Observed.of(1));
    }

    @Test
    @DisplayName("policies 6.7 a refusal is an answer too")
    void refusal() {
        assertThat(cache.unheard()).isTrue();
        cache.lost(NOW, "list refused with 403, secrets is forbidden");
        assertThat(cache.unheard()).isFalse();
        assertThat(cache.unread()).isTrue();
    }

    @Test
    @DisplayName("what nothing changed in is the same value, so that nothing is derived from it again")
    void sameValue() {
        list(1, secret("a", 1, MARKED));
        var before = value(NOW);
        cache.changed(secret("a", 2, MARKED));
        list(7, secret("a", 2, MARKED));
        assertThat(value(NOW)).isSameAs(before);
    }

    @Test
    @DisplayName("BW8 an own write is seen at once, and a late report of the watch does not undo it")
    void ownWrite() {
        list(10, secret("a", 5, Map.of()));
        cache.accept(secret("a", 12, MARKED));
        assertThat(labels("a")).isEqualTo(MARKED);
        cache.changed(secret("a", 11, Map.of()));
        assertThat(labels("a")).isEqualTo(MARKED);
        cache.changed(secret("a", 12, MARKED));
        cache.changed(secret("a", 13, Map.of()));
        assertThat(labels("a")).isEmpty();
    }

    @Test
    @DisplayName("BW8 versions are numbers: 100 is newer than 99")
    void versionsAreNumbers() {
        list(98, secret("a", 98, Map.of()));
        cache.accept(secret("a", 100, MARKED));
        cache.changed(secret("a", 99, Map.of()));
        assertThat(labels("a")).isEqualTo(MARKED);
    }

    @Test
    @DisplayName("BW8 an own create that the watch has already told as deleted does not come back")
    void ownCreateAfterDelete() {
        list(10);
        cache.changed(secret("a", 11, MARKED));
        cache.removed(secret("a", 12, MARKED));
        cache.accept(secret("a", 11, MARKED));
        assertThat(names(NOW)).isEmpty();
    }

    @Test
    @DisplayName("BW8 a list that began before an own write does not undo it; one that began later does")
    void ownWriteDuringList() {
        list(10);
        cache.listing();
        var pages = cache.collect();
        cache.accept(secret("a", 12, MARKED));
        pages.done(11);
        assertThat(names(NOW)).containsExactly("a");
        list(5); // an API server that was restored to an earlier state
        assertThat(names(NOW)).isEmpty();
    }

    @Test
    @DisplayName("an own delete is seen at once; late reports do not bring the object back, its successor does")
    void ownDelete() {
        list(10, secret("a", "first", 5, MARKED));
        cache.forget(new ObjectKey("ns", "a"), "another");
        assertThat(names(NOW)).containsExactly("a");
        cache.forget(new ObjectKey("ns", "a"), "first");
        assertThat(names(NOW)).isEmpty();
        cache.changed(secret("a", "first", 11, MARKED));
        assertThat(names(NOW)).isEmpty();
        cache.accept(secret("a", "second", 13, MARKED));
        cache.removed(secret("a", "first", 12, MARKED));
        assertThat(names(NOW)).containsExactly("a");
    }

    @Test
    @DisplayName("no lost deletes: what a new list does not hold is gone")
    void relist() {
        list(10, secret("a", 5, MARKED), secret("b", 6, MARKED));
        changes.clear();
        list(20, secret("b", 6, MARKED));
        assertThat(names(NOW)).containsExactly("b");
        assertThat(changes).hasSize(1);
        list(30, secret("b", 6, MARKED));
        assertThat(changes).hasSize(1);
    }

    @Test
    @DisplayName("an own write of an object that is not watched is not taken")
    void notSelected() {
        var addOns = new WatchCache<>(WatchedKinds.ADD_ONS, changes::add);
        addOns.listing();
        addOns.collect().done(1);
        addOns.accept(secret("other-add-on", 5, Map.of()));
        addOns.accept(secret("managed-serviceaccount", 6, Map.of()));
        assertThat(addOns.look(NOW).map(Indexed::size)).isEqualTo(Observed.of(1));
    }

    private void list(long version, Tree... objects) {
        cache.listing();
        var pages = cache.collect();
        for (var object : objects) {
            pages.add(object);
        }
        pages.done(version);
    }

    private Observed<Indexed<SecretSeen>> look(Instant now) {
        return cache.look(now);
    }

    private Indexed<SecretSeen> value(Instant now) {
        return ((Observed.Value<Indexed<SecretSeen>>) look(now)).value();
    }

    private List<String> names(Instant now) {
        return value(now).stream().map(SecretSeen::name).toList();
    }

    private Map<String, String> labels(String name) {
        return value(NOW).get("ns", name).orElseThrow().labels();
    }
}
