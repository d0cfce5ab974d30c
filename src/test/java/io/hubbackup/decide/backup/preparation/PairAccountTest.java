package io.hubbackup.decide.backup.preparation;

import static io.hubbackup.decide.backup.preparation.FakeHub.NOW;
import static io.hubbackup.decide.backup.preparation.FakeHub.TOKEN_LIFE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.SecretSeen;
import io.hubbackup.hub.TokenAccountSeen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The second account of a cluster, half a token's life later (B4.28). */
class PairAccountTest {

    private static final String MAIN = "auto-import-account";
    private static final String PAIR = "auto-import-account-pair";
    private static final String PAIR_WORK = "addon-managed-serviceaccount-import-pair";
    private static final Duration HALF = TOKEN_LIFE.dividedBy(2);

    static Stream<Arguments> due() {
        return Stream.of(
                argumentSet("just refreshed", Duration.ZERO, false),
                argumentSet("a second before half its life", HALF.minusSeconds(1), false),
                argumentSet("at half its life", HALF, true),
                argumentSet("within a quarter of an hour after it", HALF.plusMinutes(15), true),
                argumentSet(
                        "BW28 a quarter of an hour and a second after it",
                        HALF.plusMinutes(15).plusSeconds(1),
                        true),
                argumentSet("BW28 the operator was down for days", TOKEN_LIFE.minusMinutes(1), true),
                argumentSet("BW28 the token is over", TOKEN_LIFE.plusDays(1), true));
    }

    @ParameterizedTest
    @MethodSource("due")
    @DisplayName("B4.28, BW28 the pair is due from half the life on, for ever")
    void due(Duration age, boolean due) {
        var hub = aged(age);
        assertThat(ImportAccountsTest.names(hub))
                .isEqualTo(
                        due
                                ? List.of(
                                        "create ManifestWork c/" + PAIR_WORK, "create ManagedServiceAccount c/" + PAIR)
                                : List.of());
    }

    @Test
    @DisplayName("B4.29, BW17 nobody sleeps: the plan says when to look again")
    void wakes() {
        var hub = aged(Duration.ofHours(1)).cluster("d").account("d", MAIN, "240h0m0s", NOW.minus(Duration.ofHours(5)));
        assertThat(hub.plan().wakeAt()).contains(NOW.minus(Duration.ofHours(5)).plus(HALF));
    }

    @Test
    @DisplayName("B4.28 with a pair there is nothing to wait for")
    void noWakeWithPair() {
        var hub = aged(Duration.ofHours(1)).account("c", PAIR).token("c", PAIR);
        assertThat(hub.plan().wakeAt()).isEmpty();
    }

    @Test
    @DisplayName("B4.28 a pair that is due is not woken for again and again")
    void noWakeWhenDue() {
        assertThat(aged(HALF).plan().wakeAt()).isEmpty();
    }

    @Test
    @DisplayName("B4.25 an existing pair keeps its work, also after a crash between the two")
    void workOfExistingPair() {
        var hub = aged(Duration.ZERO).account("c", PAIR).token("c", PAIR);
        hub.apply(hub.plan().plan());
        assertThat(hub.works).containsKey(new ObjectKey("c", PAIR_WORK));
        assertThat(hub.writes()).isEmpty();
    }

    @Test
    @DisplayName("B4.26 the pair carries the label of the main account")
    void label() {
        var hub = aged(HALF);
        hub.apply(hub.plan().plan());
        assertThat(hub.accounts.values())
                .allSatisfy(account -> assertThat(account.labels())
                        .containsExactly(Map.entry(
                                "authentication.open-cluster-management.io/is-managed-serviceaccount", MAIN)));
    }

    static Stream<Arguments> sources() {
        var old = NOW.minus(TOKEN_LIFE).plusSeconds(1);
        return Stream.of(
                argumentSet("BW28 the account itself", times(old), times(NOW), true),
                argumentSet("BW28 the account before the copy", times(NOW), times(old), false),
                argumentSet("the copy while the account says nothing", List.of("", ""), times(old), true),
                argumentSet("the copy when the account's time is no time", List.of("soon", "later"), times(old), true),
                argumentSet("no time anywhere", List.of("", ""), List.of("", ""), false),
                argumentSet("only one of two times", List.of("", ""), List.of(old.toString(), ""), false),
                argumentSet("no RFC 3339", List.of("", ""), List.of("2026-01-01", "2026-02-01"), false),
                argumentSet(
                        "an end before its beginning", List.of("", ""), List.of(NOW.toString(), old.toString()), false),
                argumentSet(
                        "another zone is the same time",
                        List.of("2026-02-19T14:00:01+02:00", "2026-03-01T14:00:01+02:00"),
                        List.of("", ""),
                        true));
    }

    private static List<String> times(Instant refreshed) {
        return List.of(refreshed.toString(), refreshed.plus(TOKEN_LIFE).toString());
    }

    @ParameterizedTest
    @MethodSource("sources")
    @DisplayName("B4.28 where the half life is read")
    void sources(List<String> account, List<String> copy, boolean due) {
        var main = new TokenAccountSeen(
                new ObjectKey("c", MAIN),
                "u",
                Map.of(),
                Optional.of("240h0m0s"),
                Optional.of(account.get(1)).filter(text -> !text.isEmpty()),
                Optional.of(account.get(0)).filter(text -> !text.isEmpty()),
                NOW,
                Optional.empty());
        var token = new SecretSeen(
                new ObjectKey("c", MAIN),
                "t",
                Map.of("authentication.open-cluster-management.io/is-managed-serviceaccount", "true"),
                Map.of("lastRefreshTimestamp", copy.get(0), "expirationTimestamp", copy.get(1)),
                List.of(),
                false);
        var hub = FakeHub.hub().cluster("c").account(main).secret(token);
        assertThat(ImportAccountsTest.names(hub).contains("create ManagedServiceAccount c/" + PAIR))
                .isEqualTo(due);
    }

    @Test
    @DisplayName("B4.28 the token of another hub, restored here, does not make a pair before there is an account")
    void restoredToken() {
        var hub = FakeHub.hub()
                .cluster("c")
                .secret(new SecretSeen(
                        new ObjectKey("c", MAIN),
                        "t",
                        Map.of("authentication.open-cluster-management.io/is-managed-serviceaccount", "true"),
                        Map.of(
                                "lastRefreshTimestamp",
                                NOW.minus(TOKEN_LIFE).toString(),
                                "expirationTimestamp",
                                NOW.plusSeconds(1).toString()),
                        List.of(),
                        false));
        assertThat(ImportAccountsTest.names(hub)).noneMatch(name -> name.contains("-pair"));
    }

    /** A prepared cluster whose token was refreshed so long ago. */
    private static FakeHub aged(Duration age) {
        var hub = ImportAccountsTest.prepared();
        hub.account("c", MAIN, "240h0m0s", NOW.minus(age));
        hub.apply(Preparation.plan(withoutPair(hub)).plan());
        return hub;
    }

    /** Lets the annotations follow the account's times, so that they are not part of what is asserted. */
    private static PreparationInput withoutPair(FakeHub hub) {
        var quiet = hub.copy();
        quiet.now = NOW.minus(TOKEN_LIFE.multipliedBy(3));
        return quiet.input();
    }
}
