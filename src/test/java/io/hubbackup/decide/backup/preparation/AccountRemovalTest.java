package io.hubbackup.decide.backup.preparation;

import static io.hubbackup.decide.backup.preparation.FakeHub.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.decide.backup.preparation.FakeHub.Part;
import io.hubbackup.hub.AddOnSeen;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.TokenAccountSeen;
import io.hubbackup.plan.Write;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The option is off (4.6). */
class AccountRemovalTest {

    private static final String MAIN = "auto-import-account";
    private static final String TOKEN = "authentication.open-cluster-management.io/is-managed-serviceaccount";

    /** A prepared cluster {@code c}, with a second account, after the option was switched off. */
    private static FakeHub off() {
        return ImportAccountsTest.prepared()
                .account("c", "auto-import-account-pair")
                .token("c", "auto-import-account-pair")
                .optionOff();
    }

    @Test
    @DisplayName("B4.32, BW25 the accounts go first, in the foreground, and nothing else")
    void accountsFirst() {
        var hub = off();
        assertThat(ImportAccountsTest.names(hub))
                .containsExactly(
                        "delete ManagedServiceAccount c/auto-import-account",
                        "delete ManagedServiceAccount c/auto-import-account-pair");
        assertThat(hub.writes())
                .allSatisfy(write ->
                        assertThat(((Write.Delete) write).propagation()).isEqualTo(Write.Propagation.FOREGROUND));
    }

    @Test
    @DisplayName("B4.33, BW25 while an account is going the add-on stays to finish, and no finalizer is touched")
    void waits() {
        var hub = off();
        hub.apply(hub.plan().plan());
        assertThat(hub.writes()).isEmpty();
    }

    @Test
    @DisplayName("B4.32, BW26 then add-on, works and tokens go, and of the accounts nothing is left")
    void thenTheRest() {
        var hub = off().restoredToken("old", MAIN);
        hub.apply(hub.plan().plan());
        hub.settle();
        assertThat(ImportAccountsTest.names(hub))
                .containsExactlyInAnyOrder(
                        "delete ManagedClusterAddOn c/managed-serviceaccount",
                        "delete ManifestWork c/addon-managed-serviceaccount-import");
        hub.apply(hub.plan().plan());
        assertThat(hub.writes()).isEmpty();
        assertThat(hub.report().removal()).isEqualTo(new PreparationReport.Removal(0, List.of()));
    }

    @Test
    @DisplayName("BW25 a cluster that is stuck does not hold up another")
    void independent() {
        var hub = off().work("d", "addon-managed-serviceaccount-import", "x");
        hub.apply(hub.plan().plan());
        assertThat(hub.works).containsOnlyKeys(new ObjectKey("c", "addon-managed-serviceaccount-import"));
    }

    static Stream<Arguments> kept() {
        return Stream.of(
                argumentSet("B4.32 in the local cluster's namespace", (Consumer<FakeHub>) hub -> hub.localCluster("me")
                        .account("me", MAIN)
                        .token("me", MAIN)
                        .restoredToken("me", MAIN + "-x")
                        .addOn("me", Optional.empty())
                        .work("me", "addon-managed-serviceaccount-import", "x")),
                argumentSet("B4.32 what the hub's installer made, and its token", (Consumer<FakeHub>)
                        hub -> hub.account(account("m", MAIN, Map.of(TOKEN, MAIN, "installer.name", "multiclusterhub")))
                                .token("m", MAIN)),
                argumentSet("B4.32 somebody's account, and its token", (Consumer<FakeHub>) hub ->
                        hub.account(account("t", MAIN + "-team", Map.of())).token("t", MAIN + "-team")),
                argumentSet("B4.32 a labelled account of another name", (Consumer<FakeHub>)
                        hub -> hub.account(account("t", "team", Map.of(TOKEN, MAIN)))),
                argumentSet("B4.34 an add-on without our label", (Consumer<FakeHub>)
                        hub -> hub.addOn("t", Map.of(), Optional.empty())),
                argumentSet("B4.32 the add-on's own works", (Consumer<FakeHub>)
                        hub -> hub.work("t", "addon-managed-serviceaccount-deploy-0", "x")),
                argumentSet("B4.27 a token of another name", (Consumer<FakeHub>)
                        hub -> hub.secret("t", "team-account", TOKEN, "true")),
                argumentSet("B4.27 a secret of that name that is no token", (Consumer<FakeHub>)
                        hub -> hub.secret("t", MAIN)),
                argumentSet("B4.33 what is being deleted already", (Consumer<FakeHub>) hub -> {
                    hub.account(FakeHub.going(account("t", MAIN, Map.of(TOKEN, MAIN)), NOW));
                    var key = new ObjectKey("u", "managed-serviceaccount");
                    hub.addOns.put(key, new AddOnSeen(key, "u", Map.of(TOKEN, MAIN), Optional.empty(), true));
                }));
    }

    private static TokenAccountSeen account(String namespace, String name, Map<String, String> labels) {
        return new TokenAccountSeen(
                new ObjectKey(namespace, name),
                "uid",
                labels,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                NOW,
                Optional.empty());
    }

    @ParameterizedTest
    @MethodSource("kept")
    @DisplayName("B4.32–B4.34 what is not deleted")
    void kept(Consumer<FakeHub> there) {
        var hub = FakeHub.hub().optionOff();
        there.accept(hub);
        assertThat(hub.writes()).isEmpty();
    }

    @Test
    @DisplayName("B4.32 works of older releases and of custom namespaces go too")
    void allOurWorks() {
        var hub = FakeHub.hub().optionOff();
        for (var name : List.of(
                "import",
                "import-pair",
                "import-custom",
                "import-pair-custom",
                "import-custom-2",
                "import-pair-custom-2")) {
            hub.work("c", "addon-managed-serviceaccount-" + name, "x");
        }
        assertThat(hub.writes()).hasSize(6).allMatch(Write.Delete.class::isInstance);
    }

    @ParameterizedTest
    @EnumSource(
            value = Part.class,
            names = {"CLUSTERS", "ADD_ONS", "WORKS", "ACCOUNTS", "SECRETS", "COMPONENT", "CATALOGUE"})
    @DisplayName("BW3, BW15 on any doubt nothing is deleted, and it is said")
    void doubt(Part part) {
        var hub = off().restoredToken("old", MAIN).unreadable(part);
        assertThat(hub.writes()).noneMatch(Write.Delete.class::isInstance);
        assertThat(hub.report().doubts()).anyMatch(doubt -> doubt.startsWith(part + ": timeout; "));
    }

    @ParameterizedTest
    @EnumSource(
            value = Part.class,
            names = {"CLUSTERS", "ADD_ONS", "WORKS", "SECRETS", "CATALOGUE"})
    @DisplayName("BW15 a kind that should be served and is not is a doubt as well")
    void missingKind(Part part) {
        assertThat(off().restoredToken("old", MAIN).notServed(part).writes()).noneMatch(Write.Delete.class::isInstance);
    }

    @Test
    @DisplayName("B4.19 where the accounts' kind is not served nothing is cleaned, and there is no doubt in it")
    void notServed() {
        var hub = off().notServed(Part.ACCOUNTS);
        assertThat(hub.writes()).isEmpty();
        assertThat(hub.report().doubts()).isEmpty();
    }

    @Test
    @DisplayName("BW27 the component was switched off and its kind is still served: the accounts go")
    void componentOff() {
        var hub = off();
        hub.component = false;
        assertThat(hub.writes()).hasSize(2);
    }

    @Test
    @DisplayName("B4.19 the option is on and the component looks absent: not one of many tokens is deleted")
    void neverWhileOn() {
        var hub = off();
        hub.option = true;
        hub.component = false;
        for (int i = 0; i < 100; i++) {
            hub.restoredToken("c" + i, MAIN);
        }
        assertThat(hub.writes()).noneMatch(Write.Delete.class::isInstance);
    }

    static Stream<Arguments> patience() {
        return Stream.of(
                argumentSet(
                        "a second less than ten minutes", Duration.ofMinutes(10).minusSeconds(1), false),
                argumentSet("ten minutes", Duration.ofMinutes(10), true),
                argumentSet("a day", Duration.ofDays(1), true));
    }

    @ParameterizedTest
    @MethodSource("patience")
    @DisplayName("BW25 an account that does not go is reported, with the time and the remedy")
    void stuck(Duration age, boolean stuck) {
        var hub = FakeHub.hub()
                .optionOff()
                .account(FakeHub.going(account("c", MAIN, Map.of(TOKEN, MAIN)), NOW.minus(age)));
        assertThat(hub.report().removal().stuck()).isEqualTo(stuck ? List.of(new ObjectKey("c", MAIN)) : List.of());
        assertThat(hub.report().removal().remaining()).isEqualTo(1);
        assertThat(hub.plan().wakeAt())
                .isEqualTo(stuck ? Optional.empty() : Optional.of(NOW.minus(age).plus(Duration.ofMinutes(10))));
        if (stuck) {
            assertThat(hub.report().doubts())
                    .singleElement()
                    .asString()
                    .contains(NOW.minus(age).toString(), "c/" + MAIN, "check that the add-on");
        }
    }
}
